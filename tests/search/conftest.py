"""A small region in which everybody finds what they are looking for."""

from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from locations.models import OrganisationSector
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    HallPageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    PropertyPoolPageFactory,
    QuotePageFactory,
    SectorFactory,
    StandardPageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.ground import anew, tree_as_made

TODAY = date(2026, 11, 26)
NOON = timezone.make_aware(datetime.combine(TODAY, time(12)))


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands at noon of 26 November 2026, in Berlin."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture(scope="module")
def region_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_region)


@pytest.fixture
def region(region_of_module: SimpleNamespace, db: None) -> Any:
    """The cities `jena`, `halle`, `dessau`, the topic `sport`, and what is called so that one can look for it."""
    return anew(region_of_module)


def make_region() -> SimpleNamespace:
    tree = tree_as_made()
    cities = published(tree.home, CityIndexPageFactory, "Städte", "Cities")
    jena = published(cities, CityPageFactory, "Jena", "Jena", slug="jena", state="DE-TH", summary="Stadt der Optik im Saaletal.")
    halle = published(cities, CityPageFactory, "Halle (Saale)", "Halle (Saale)", slug="halle-saale", state="DE-ST")
    dessau = published(cities, CityPageFactory, "Dessau-Roßlau", "Dessau-Roßlau", slug="dessau-rosslau", state="DE-ST")
    wirtschaft, sport = TopicFactory(slug="wirtschaft"), TopicFactory(slug="sport")
    for title, english in (("Impressum", "Legal notice"), ("Presse", "Press"), ("Über uns", "About us"), ("Leichte Sprache", "Easy read")):
        published(tree.home, StandardPageFactory, title, english)
    text = "<p>Jena liegt an der Saale. Die Geschäftsstelle steht in einem alten Haus.</p>"
    published(tree.home, StandardPageFactory, "Geschäftsstelle", "Head office", body=[("paragraph", text)])
    events = published(tree.home, EventIndexPageFactory, "Termine", "Events", slug="termine")
    pool = published(tree.home, PropertyPoolPageFactory, "Flächenpool", "Property pool")
    members = published(tree.home, DirectoryPageFactory, "Mitglieder", "Members")
    projects = published(tree.home, ProjectIndexPageFactory, "Projekte", "Projects")

    news = {"parent": tree.news, "factory": NewsPageFactory}
    published(**news, title="Fünf Höfe wollen zurück auf die Schiene", english="Five yards want to return to the railway",
              summary="Wo ein alter Gleisanschluss liegt, wird gerechnet.", topic=wirtschaft, date=day(2026, 11, 6))  # fmt: skip
    published(**news, title="Wasserstoffring nimmt Form an", english="Hydrogen ring takes shape", summary="Vier Werke, eine Leitung.",
              topic=wirtschaft, date=day(2025, 4, 10))  # fmt: skip
    published(**news, title="Neue Radwege an der Saale", english="New cycle paths along the Saale", topic=sport, date=day(2024, 9, 5))
    published(**news, title="Die Straßenbahn fährt bis Mitternacht", english="Trams run until midnight", topic=sport, city=halle,
              date=day(2023, 6, 1))  # fmt: skip
    published(jena, CommercialSitePageFactory, "Gewerbepark Nordtor", "Nordtor business park", motorway_name="A 9",
              summary="Gewerbefläche an der Autobahn, voll erschlossen.")  # fmt: skip
    published(dessau, CommercialSitePageFactory, "Hafenbogen Süd", "Harbour bend south", summary="Zwölf Hektar am Wasser.")
    published(pool, CommercialSitePageFactory, "Bahnhofsfeld", "Station field", city=jena, summary="Industrieflächen am Güterbahnhof.")
    published(halle, HallPageFactory, "Messehalle 4", "Exhibition hall 4", summary="Mit Kran und Tor.")
    published(jena, HallPageFactory, "Druckhaus am Wehr", "", summary="Nur die Fertigungsflächen sind frei.")
    house = OrganisationPageFactory(parent=members, title="Linsenwerk Saale (Beispiel)", city=jena, summary="Gläser für Mikroskope.")
    house.sectors = [OrganisationSector(sector=SectorFactory(slug="optik"))]
    translate(publish(house), title="Linsenwerk Saale (example)", summary="Glass for microscopes.")
    published(members, OrganisationPageFactory, "Müller & Söhne Maschinenbau", "Müller & Söhne mechanical engineering", place="Köthen")
    published(events, EventFactory, "Gründertag der Kammern", "Founders' day of the chambers", city=halle, topics=[wirtschaft])
    published(jena, EventSeriesFactory, "Offene Labore", "Open laboratories", summary="Forscherinnen zeigen Messgeräte.", topics=[sport])
    published(events, EventFactory, "Museumsnacht", "", summary="Sechzig Häuser in einer Nacht.", start_date=date(2020, 5, 2))
    published(jena, QuotePageFactory, "Kurze Wege", "Short ways", text="Am Ende zählt, dass die Weiche liegt.", person="Ida Berg",
              office="Oberbürgermeisterin", said_on=date(2026, 9, 30), topics=[wirtschaft])  # fmt: skip
    published(projects, ProjectPageFactory, "Pendlerkarte", "Commuter map", cities=[jena, halle], topics=[wirtschaft])
    return SimpleNamespace(**vars(tree), jena=jena, halle=halle, dessau=dessau, sport=sport, termine=events)


def published(parent: Any, factory: Any, title: str, english: str, **values: Any) -> Any:
    """A page in German and, if it has a title there, in English."""
    page = publish(factory(parent=parent, title=title, **values))
    if english:
        translate(page, title=english)
    return page


def day(year: int, month: int, number: int) -> datetime:
    return timezone.make_aware(datetime(year, month, number, 12))  # noqa: DTZ001 - made aware


def titles(page: BeautifulSoup) -> list[str]:
    """Those of the hits, in their order."""
    return [words(link) for link in page.select(".hits h3 a")]


def words(element: Any) -> str:
    """What an element says, with plain blanks."""
    return " ".join(element.get_text().replace("\u00a0", " ").split())
