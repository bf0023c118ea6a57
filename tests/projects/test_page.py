"""A project's own page: aim, period, who takes part, who pays, what came of it; its news and dates; for people and search engines."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.search.backends import get_search_backend

from projects.models import ProjectPage, ProjectPartner
from tests.factories import (
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    ProjectPageFactory,
    StandardPageFactory,
    publish,
    translate,
)
from tests.projects.conftest import words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def whole(region: Any, **more: Any) -> ProjectPage:
    """A project with everything that one can have."""
    lead = publish(OrganisationPageFactory(parent=region.members, title="Linse (Beispiel)", slug="linse"))
    house = publish(OrganisationPageFactory(parent=region.members, title="Hafen (Beispiel)", slug="hafen"))
    document = get_document_model().objects.create(title="Abschlussbericht", file=ContentFile(b"x", "bericht.pdf"), file_size=2048)
    logo = ImageFactory(credit="Das Amt (Beispiel)", alt_text="Logo des Amts")
    report = publish(StandardPageFactory(parent=region.home, title="Bericht", slug="bericht"))
    funding = {"programme": "Netze von morgen", "amount": 4_800_000, "duty": True, "logo": logo, "wording": "Gefördert vom Amt."}
    return publish(
        ProjectPageFactory(
            parent=region.index,
            title="Ring",
            slug="ring",
            summary="Ein Netz für drei Länder.",
            lead=lead,
            partners=[ProjectPartner(organisation=house, task="Speicher"), ProjectPartner(name="Netz (Beispiel)", task="Rohre")],
            cities=[region.jena, region.leipzig],
            teaser_picture=ImageFactory(),
            lead_caption="Am Ring.",
            milestones=[("milestone", {"year": 2025, "text": "Bedarf"}), ("milestone", {"year": 2028, "text": "Am Netz"})],
            funding=[("funding", funding), ("funding", {"programme": "Strukturmittel", "amount": 1_600_000})],
            results=[("result", {"text": "Eine Karte.", "link": {"label": "Zum Bericht", "page": report, "url": ""}})],
            downloads=[("document", document)],
            website="https://ring.example/",
            contact_name="Ida Berg",
            contact_email="ring@beispiel.example",
            **more,
        )
    )


def thing(page: BeautifulSoup) -> dict[str, Any]:
    graph = json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]
    return next(each for each in graph if each["@type"] == "Project")


def test_the_page_says_it_all(region: Any, soup: Soup) -> None:
    whole(region)
    page = soup("/projekte/ring/")
    assert [words(figure) for figure in page.select(".figures div")] == ["Partner3", "Städte2", "Laufzeitbis 2029", "Förderung6,4 Mio. €"]
    assert [(words(step), step.get("class")) for step in page.select(".stations li")] == [
        ("2025Bedarf", ["is-past"]),
        ("2028Am Netz", ["is-current"]),
    ]
    facts = {words(row.dt): words(row.dd) for row in page.select(".facts-list > div")}
    assert facts == {
        "Status": "laufend",
        "Laufzeit": "Januar 2025 bis Dezember 2029",
        "Federführung": "Linse (Beispiel)",
        "Städte": "Jena, Leipzig",
        "Kontakt": "Ida Bergring@beispiel.example",
    }
    partners = page.find(id="partners").find_parent("section")
    assert [words(row) for row in partners.select("li")] == ["Hafen (Beispiel) Speicher", "Netz (Beispiel) Rohre"]
    assert [link["href"] for link in partners.select("li a")] == ["/mitglieder/hafen/"]
    assert words(page.find(id="results").parent.li) == "Eine Karte. Zum Bericht"
    assert page.find(id="results").parent.a["href"] == "/bericht/"
    assert words(page.find(id="downloads").parent.li) == "Abschlussbericht PDF, 2,0 KB"
    assert page.select_one("a[href='https://ring.example/']") is not None
    assert "Am Ring. Bild: Mara Lindgarten (Beispiel), CC BY 4.0" in words(page.select_one("article figcaption"))


def test_who_pays_is_shown_as_the_notice_demands(region: Any, soup: Soup) -> None:
    whole(region)
    first, second = soup("/projekte/ring/").find(id="funding").find_parent("section").select("li")
    assert first.img["alt"] == "Logo des Amts"
    assert words(first) == "Bild: Das Amt (Beispiel), CC BY 4.0 Netze von morgen4.800.000 €Gefördert vom Amt."
    assert words(second) == "Strukturmittel1.600.000 €"


def test_a_bare_project_shows_nothing_empty_and_the_association_leads(region: Any, soup: Soup) -> None:
    publish(ProjectPageFactory(parent=region.index, slug="ring", starts=None, ends=None))
    page = soup("/projekte/ring/")
    facts = {words(row.dt): words(row.dd) for row in page.select(".facts-list > div")}
    assert facts == {"Status": "geplant", "Laufzeit": "Beginn noch offen", "Federführung": "Metropolregion Mitteldeutschland"}
    assert [words(heading) for heading in page.select("main h2")] == ["Auf einen Blick"]


def test_the_status_changes_with_the_day_and_nobody_does_it(region: Any, soup: Soup, clock: Any) -> None:
    publish(ProjectPageFactory(parent=region.index, slug="ring", starts=date(2026, 11, 27), ends=date(2026, 11, 28)))
    for day, status in ((26, "geplant"), (27, "laufend"), (28, "laufend"), (29, "abgeschlossen")):
        clock(date(2026, 11, day))
        assert words(soup("/projekte/ring/").select_one(".facts-list dd")) == status


def test_search_engines_get_a_project_with_members_and_grants(region: Any, soup: Soup) -> None:
    whole(region)
    found = thing(soup("/projekte/ring/"))
    url = settings.BASE_URL + "/projekte/ring/"
    assert (found["@id"], found["description"]) == (f"{url}#project", "Ein Netz für drei Länder.")
    assert (found["foundingDate"], found["dissolutionDate"], found["keywords"]) == ("2025-01-01", "2029-12-31", "Standort")
    lead = {"@type": "Organization", "name": "Linse (Beispiel)", "url": settings.BASE_URL + "/mitglieder/linse/"}
    assert found["member"][0] == {"@type": "OrganizationRole", "roleName": "lead", "member": lead}
    assert found["member"][2] == {"@type": "Organization", "name": "Netz (Beispiel)"}
    assert found["funding"][0]["amount"] == {"@type": "MonetaryAmount", "value": 4_800_000, "currency": "EUR"}
    assert [city["name"] for city in found["areaServed"]] == ["Jena", "Leipzig"]
    assert found["sameAs"] == "https://ring.example/"


def test_its_news_and_dates_lead_to_it_and_it_to_them(region: Any, soup: Soup) -> None:
    ring = whole(region)
    publish(NewsPageFactory(parent=region.news, title="Gewählt", slug="gewaehlt", project=ring))
    publish(
        NewsPageFactory(parent=region.news, title="Verlinkt", body=[("paragraph", f'<p><a linktype="page" id="{ring.pk}">dort</a></p>')])
    )
    publish(NewsPageFactory(parent=region.news, title="Fremd"))
    events = publish(EventIndexPageFactory(parent=region.home))
    publish(EventFactory(parent=events, title="Akademie", slug="akademie", project=ring))
    publish(EventSeriesFactory(parent=events, title="Stammtisch", slug="reihe", project=ring))
    page = soup("/projekte/ring/")
    news, dates = (page.find(id=name).find_parent("section") for name in ("news", "dates"))
    assert {words(link) for link in news.select("h3 a")} == {"Gewählt", "Verlinkt"}
    assert {words(link) for link in dates.select("h3 a")} == {"Akademie", "Stammtisch"}
    assert page.find(string="Fremd") is None
    for path in ("/termine/akademie/", "/termine/reihe/"):
        assert words(soup(path).select_one(".facts-list a[href='/projekte/ring/']")) == "Ring", path


def test_where_no_date_is_to_come_the_last_ones_stand(region: Any, soup: Soup) -> None:
    ring = publish(ProjectPageFactory(parent=region.index, slug="ring"))
    events = publish(EventIndexPageFactory(parent=region.home))
    publish(EventFactory(parent=events, title="Auftakt", project=ring, start_date=date(2026, 3, 5)))
    dates = soup("/projekte/ring/").find(id="dates").find_parent("section")
    assert (words(dates.h2), words(dates.select_one("h3 a"))) == ("Vergangene Termine", "Auftakt")


def test_a_lead_whose_page_is_gone_leaves_nothing_empty_behind(region: Any, soup: Soup) -> None:
    ring = whole(region)
    ring.lead.unpublish()
    page = soup("/projekte/ring/")
    assert "Federführung" not in [words(term) for term in page.select(".facts-list dt")]
    assert [member["name"] for member in thing(page)["member"]] == ["Hafen (Beispiel)", "Netz (Beispiel)"]


def test_a_result_that_leads_to_a_german_page_says_so_on_the_english_one(region: Any, soup: Soup) -> None:
    translate(whole(region), slug="ring")
    result = soup("/en/projects/ring/").find(id="results").parent.li
    assert (result.a["hreflang"], words(result.select_one(".lang-note"))) == ("de", "in German")


def test_the_english_page_follows_the_facts_and_has_its_own_words(region: Any, soup: Soup) -> None:
    german = whole(region)
    english = translate(german, slug="ring", title="The ring", summary="One network for three states.")
    page = soup("/en/projects/ring/")
    assert [words(figure) for figure in page.select(".figures div")] == [
        "partners3",
        "cities2",
        "durationuntil 2029",
        "funding€6.4 million",
    ]
    lead = page.select(".facts-list a")[0]
    assert (words(lead), lead["lang"], lead["href"]) == ("Linse (Beispiel)", "de", "/mitglieder/linse/")
    assert words(page.find(id="partners").find_parent("section").select("li")[1]) == "Netz (Beispiel) Rohre (en)"
    publish(NewsPageFactory(parent=region.news, title="Gewählt", project=german))
    assert words(soup("/en/projects/ring/").find(id="news").find_parent("section").select_one("h3 a")) == "Gewählt"
    german.ends = date(2030, 6, 30)
    publish(german)
    assert ProjectPage.objects.get(pk=english.pk).ends == date(2030, 6, 30)
    assert ProjectPage.objects.get(pk=english.pk).title == "The ring"


def test_its_words_are_found(region: Any) -> None:
    page = whole(region, body=[("paragraph", "<p>Wer Wasserstoff braucht.</p>")])
    for asked in ("Ring", "Länder", "Wasserstoff", "Karte", "Rohre"):
        assert [found.pk for found in get_search_backend().search(asked, ProjectPage)] == [page.pk], asked
