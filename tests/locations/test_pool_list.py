"""The list of the pool: what it shows of a property, its filters, its addresses in both languages, without any script."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import CommercialSitePageFactory, HallPageFactory, publish, translate
from tests.ground import anew
from tests.locations.property_pages import graph, soup, text, titles


@pytest.fixture
def pool(pool_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    """Two sites and a hall, and the pool and its cities in English too."""
    return anew(pool_of_module)


@pytest.fixture
def empty(pool: SimpleNamespace) -> SimpleNamespace:
    """The same cities and pool, in which nothing lies."""
    for page in (pool.north, pool.south, pool.hall):
        page.delete()
    return pool


@pytest.fixture(scope="module")
def pool_of_module(make_once: Callable[..., SimpleNamespace], region_of_module: SimpleNamespace) -> SimpleNamespace:
    return make_once(lambda: make_pool(anew(region_of_module)))


def make_pool(region: SimpleNamespace) -> SimpleNamespace:
    translate(region.cities, slug="cities")
    translate(region.jena, title="Jena", slug="jena")
    translate(region.pool, title="Property pool", slug="property-pool")
    north = publish(
        CommercialSitePageFactory(
            parent=region.jena, title="Gewerbepark Nordtor", slug="nordtor", available_area=Decimal("18.50"), divisible_from=Decimal(1),
            price_per_m2=Decimal(42), motorway_km=Decimal(2), zoning="GE GI", rail_siding="available", confirmed_at=timezone.localdate(),
        )
    )  # fmt: skip
    south = publish(
        CommercialSitePageFactory(
            parent=region.leipzig, title="Sternpark", available_area=Decimal(6), price_on_request=True, status="reserved", zoning="SO",
            confirmed_at=timezone.localdate() - dt.timedelta(days=181), latitude=Decimal("51.3"), longitude=Decimal("12.3"),
        )
    )  # fmt: skip
    hall = publish(HallPageFactory(parent=region.jena, title="Halle 3", rent_per_m2=Decimal("5.40"), clear_height=Decimal("7.8")))
    return SimpleNamespace(**vars(region), north=north, south=south, hall=hall)


def test_a_result_says_what_matters(pool: SimpleNamespace, client: Client) -> None:
    first, second = soup(client, "/flaechenpool/").select(".result")
    assert text(first) == (
        "1 Jena Gewerbepark Nordtor verfügbar 18,5 ha Preis je m² 42 € Autobahn 2 km "
        f"GE und GI, teilbar ab 1 ha, Gleisanschluss. Stand: {text(first.select_one('time'))}"
    )
    assert first["id"] == f"p-{pool.north.pk}"
    assert (first["data-lat"], first["data-lon"]) == ("51.412", "12.238")
    assert first.h3.a["href"] == "/staedte/jena/nordtor/"
    assert text(second).startswith("2 Leipzig reserviert Sternpark verfügbar 6 ha Preis je m² auf Anfrage SO. Stand: ")
    assert text(second).endswith("seit über einem halben Jahr nicht bestätigt")


def test_what_no_city_has_confirmed_says_so(empty: SimpleNamespace, client: Client) -> None:
    publish(CommercialSitePageFactory(parent=empty.jena))
    assert "Von der Stadt noch nicht bestätigt" in text(soup(client, "/flaechenpool/").select_one(".result"))


def test_halls_have_a_list_of_their_own(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?kind=hall")
    assert text(page.h1) == "Hallenobjekte"
    assert "Hallenfläche 6.480 m² Miete je m² und Monat 5,40 € Lichte Höhe 7,8 m".lower() in text(page.select_one(".result")).lower()
    assert page.select_one("#filter-crane")
    assert not page.select("[name=zoning]")


def test_english_list_is_english_and_marks_what_is_not(pool: SimpleNamespace, client: Client) -> None:
    translate(pool.north, title="Business park north gate", slug="north-gate")
    page = soup(client, "/en/property-pool/")
    assert text(page.h1) == "Commercial sites"
    first, second = page.select(".result")
    assert "Business park north gate available 18.5 ha price per m² €42 motorway 2 km GE and GI, divisible from 1 ha" in text(first)
    assert second.h3.a["lang"] == "de"
    assert text(second.select_one(".lang-note")) == "in German"
    assert second.select_one(".kicker span")["lang"] == "de"
    assert first.select_one(".kicker span").get("lang") is None


def test_filters_work_by_address_alone(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?city=jena&min_area=5,5&zoning=GE&zoning=GI&max_motorway_km=10&rail=1")
    assert titles(page) == ["Gewerbepark Nordtor"]
    assert text(page.select_one("[role=status]")).startswith("1 Fläche")
    tags = {text(tag).removesuffix("× entfernen").strip(): tag["href"] for tag in page.select("main .tags a")}
    assert list(tags) == ["Jena", "ab 5,5 ha", "höchstens 10 km zur Autobahn", "GE oder GI", "mit Gleisanschluss"]
    assert tags["Jena"] == "/flaechenpool/?min_area=5.5&max_motorway_km=10&zoning=GE&zoning=GI&rail=1"
    assert page.select_one("#filter-min_area")["value"] == "5,5"
    assert [box["value"] for box in page.select("[name=zoning][checked]")] == ["GE", "GI"]
    assert page.select_one("#filter-city option[selected]")["value"] == "jena"
    assert text(page.title).startswith("Gewerbeflächen, Jena, ab 5,5 ha, höchstens 10 km zur Autobahn")


def test_choices_say_what_they_would_leave(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?min_area=10")
    assert [text(option) for option in page.select("#filter-city option")] == ["Alle Städte", "Jena (1)", "Leipzig (0)"]
    assert [text(label) for label in page.select("fieldset .check label")][:3] == [
        "Gewerbegebiet (GE) 1",
        "Industriegebiet (GI) 1",
        "Sondergebiet (SO) 0",
    ]


def test_every_state_has_one_address_in_both_languages(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?rail=on&city=jena&foreign=1&min_area=1.000,5")
    assert page.select_one("link[rel=canonical]")["href"].endswith("/flaechenpool/?city=jena&min_area=1000.5&rail=1")
    assert page.select_one(".site-tools a[hreflang=en]")["href"] == "/en/property-pool/?city=jena&min_area=1000.5&rail=1"
    switches = [link["href"] for link in page.select("main .switch a")]
    assert switches == [
        "/flaechenpool/?city=jena&min_area=1000.5&rail=1",
        "/flaechenpool/?kind=hall&city=jena&rail=1",
        "/flaechenpool/?city=jena&min_area=1000.5&rail=1",
        "/flaechenpool/?view=map&city=jena&min_area=1000.5&rail=1",
    ]
    assert [text(link) for link in page.select("main .switch a[aria-current]")] == ["Gewerbeflächen", "Liste"]


def test_long_lists_come_in_pages_of_twenty(empty: SimpleNamespace, client: Client) -> None:
    for number in range(21):
        publish(CommercialSitePageFactory(parent=empty.jena, title=f"Feld {number}"))
    page = soup(client, "/flaechenpool/?page=2&sort=confirmed")
    assert titles(page) == ["Feld 20"]
    assert text(page.select_one(".result__no")) == "21"
    assert page.select_one(".results")["start"] == "21"
    assert page.select_one(".pages a[rel=prev]")["href"] == "/flaechenpool/?sort=confirmed"
    assert client.get("/flaechenpool/?page=3").status_code == 404


def test_pins_bear_the_numbers_of_the_list(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/")
    drawn = {text(pin): pin.path["d"].split("l")[0] for pin in page.select(".map__pin")}
    assert drawn == {"1": "M271 286", "2": "M282 318"}
    assert page.select_one("svg[role=img]")["aria-label"] == "Karte der Region mit den Flächen, nummeriert wie in der Liste"


def test_only_what_is_public_is_listed_and_counted(pool: SimpleNamespace, client: Client) -> None:
    CommercialSitePageFactory(parent=pool.jena, title="Entwurf", live=False)
    closed = publish(CommercialSitePageFactory(parent=pool.jena, title="Geheim"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    pool.leipzig.unpublish()
    page = soup(client, "/flaechenpool/")
    assert titles(page) == ["Gewerbepark Nordtor"]
    assert [text(option) for option in page.select("#filter-city option")] == ["Alle Städte", "Jena (1)"]
    content = client.get("/flaechenpool/?min_area=999").content.decode()
    assert "Geheim" not in content
    assert "Entwurf" not in content


def test_an_empty_pool_says_so(empty: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/")
    assert "Das erste Angebot steht hier, sobald eine Stadt es meldet." in text(page.main)
    assert not page.select("[name=robots]")


def test_breadcrumbs_lead_to_the_pool(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/")
    assert [text(crumb) for crumb in page.select(".crumbs li")] == ["Startseite", "Flächenpool"]
    assert len(graph(page)["BreadcrumbList"]["itemListElement"]) == 2


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("min_area=viel", "„viel“ ist keine Zahl. Schreiben Sie zum Beispiel 5 oder 2,5."),
        ("min_area=9&max_area=2", "Die obere Grenze liegt unter der unteren."),
        ("max_price=-1", "„-1“ ist keine Zahl. Schreiben Sie zum Beispiel 5 oder 2,5."),
        ("max_motorway_km=1e9", "„1e9“ ist keine Zahl. Schreiben Sie zum Beispiel 5 oder 2,5."),
        ("city=quark", "Eine Stadt „quark“ kennen wir nicht."),
        ("zoning=XX", "„XX“ steht hier nicht zur Wahl."),
        ("available_from=bald", "„bald“ ist kein Tag."),
        ("rail=vielleicht", "„vielleicht“ steht hier nicht zur Wahl."),
        ("sort=laune", "„laune“ steht hier nicht zur Wahl."),
        ("status=weg", "„weg“ steht hier nicht zur Wahl."),
        ("kind=schloss", "„schloss“ steht hier nicht zur Wahl."),
        ("view=3d", "„3d“ steht hier nicht zur Wahl."),
        ("city=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 'Eine Stadt „"><script>alert(1)</script>“ kennen wir nicht.'),
    ],
)
def test_bad_value_is_explained_where_it_stands_and_the_rest_still_works(
    pool: SimpleNamespace, client: Client, query: str, message: str
) -> None:
    page = soup(client, f"/flaechenpool/?{query}&max_motorway_km=5" if "motorway" not in query else f"/flaechenpool/?{query}&rail=1")
    assert message in text(page.main)
    assert titles(page) == ["Gewerbepark Nordtor"]
    assert page.select_one("details.fold").has_attr("open")
    for field in page.select("[aria-invalid]"):
        assert message in text(page.select_one(f"#{field['aria-describedby']}"))
    assert b"<script>alert" not in client.get(f"/flaechenpool/?{query}").content


@pytest.mark.parametrize(
    "query",
    [
        "min_area=" + "9" * 9000,
        "city=" + "a" * 9000,
        "city=%00&min_area=%00&zoning=%00&available_from=%00",
        "city=%ED%A0%80&min_area=%ED%A0%80",
        "min_area=" + "%22" * 500,
        "&".join(f"zoning={number}" for number in range(1000)),
        "available_from=0001-01-01",
        "available_from=9999-12-31&max_price=1000000000&min_area=0",
        "min_area=1&min_area=x&min_area=2",
    ],
)
def test_whatever_is_asked_the_page_answers(pool: SimpleNamespace, client: Client, query: str) -> None:
    for address in ("/flaechenpool/", "/flaechenpool/?kind=hall&", "/en/property-pool/"):
        assert client.get(f"{address}{'' if address.endswith('&') else '?'}{query}").status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99", "1" * 20, "%00", "%ED%A0%80"])
def test_page_that_is_not_there_is_the_404_page(pool: SimpleNamespace, client: Client, page: str) -> None:
    assert client.get(f"/flaechenpool/?page={page}").status_code == 404
