"""The page of a site and of a hall: figures, tables with the terms of the law, contact, ways on, similar ones, JSON-LD."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import CommercialSitePageFactory, HallPageFactory, ImageFactory, publish, translate
from tests.locations.property_pages import facts, graph, soup, text

SITE: dict[str, Any] = {
    "title": "Gewerbepark Nordtor", "slug": "nordtor", "total_area": Decimal(24), "available_area": Decimal("18.5"),
    "divisible_from": Decimal(1), "divisible_to": Decimal("18.5"), "price_per_m2": Decimal(42), "zoning": "GE GI",
    "plan_status": "in-force", "grz": Decimal("0.80"), "gfz": Decimal("1.6"), "bmz": Decimal(10), "round_the_clock": "partly",
    "power": "20 kV am Grundstück", "gas": "available", "water": "available", "sewage": "at-boundary", "fibre": "bis 10 Gbit/s",
    "rail_siding": "planned", "owner_type": "municipal", "contamination": "none-known", "motorway_name": "A 14",
    "motorway_km": Decimal(2), "rail_km": Decimal(5), "airport_name": "Leipzig/Halle", "airport_km": Decimal("9.5"), "port_name": "Halle",
    "port_km": Decimal(31), "contact_phone": "0341 000 00-1", "contact_role": "Ansprechpartnerin", "reference": "LE-7",
}  # fmt: skip


@pytest.fixture
def site(region: SimpleNamespace) -> Any:
    shown = {"teaser_picture": ImageFactory(credit="Mara Lindgarten (Beispiel)"), "body": [("paragraph", "<p>Am Rand.</p>")]}
    return publish(CommercialSitePageFactory(parent=region.leipzig, confirmed_at=timezone.localdate(), **shown, **SITE))


@pytest.fixture
def english_site(region: SimpleNamespace, site: Any) -> Any:
    translate(region.cities, slug="cities")
    translate(region.leipzig, title="Leipzig", slug="leipzig")
    return translate(site, title="Business park north gate", slug="north-gate", power="20 kV at the site", fibre="up to 10 Gbit/s")


def test_site_shows_everything_that_is_known_of_it(site: Any, client: Client) -> None:
    page = soup(client, site.url)
    assert text(page.h1) == "Gewerbepark Nordtor"
    assert text(page.select_one(".page-head .kicker")) == "Leipzig , Gewerbefläche"
    figures = "verfügbar 18,5 ha Preis je m² 42 € zur Autobahn A 14 2 km bebaubar sofort"
    assert text(page.select_one(".figures--large")) == figures
    assert [text(caption) for caption in page.select(".facts caption")] == ["Fläche und Preis", "Baurecht", "Erschließung", "Entfernungen"]
    assert facts(page) == {
        "Gesamtfläche": "24 ha",
        "Davon verfügbar": "18,5 ha",
        "Teilbar": "1 bis 18,5 ha",
        "Preis": "42 € je m²",
        "Verfügbar": "sofort",
        "Eigentümer": "kommunal",
        "Altlasten": "keine bekannt",
        "Gebietsart": "Gewerbegebiet (GE, § 8 BauNVO) Industriegebiet (GI, § 9 BauNVO)",
        "Planstand": "Bebauungsplan rechtskräftig (§ 30 BauGB)",
        "Grundflächenzahl (GRZ)": "0,8",
        "Geschossflächenzahl (GFZ)": "1,6",
        "Baumassenzahl (BMZ)": "10,0",
        "24-Stunden-Betrieb": "zum Teil möglich",
        "Strom": "20 kV am Grundstück",
        "Gas": "vorhanden",
        "Wasser": "vorhanden",
        "Abwasser": "an der Grundstücksgrenze",
        "Glasfaser": "bis 10 Gbit/s",
        "Gleisanschluss": "geplant",
        "Autobahn A 14": "2 km",
        "Güterterminal": "5 km",
        "Flughafen Leipzig/Halle": "9,5 km",
        "Hafen Halle": "31 km",
    }
    assert "18,5\u00a0ha" in page.select_one(".figures--large").get_text()
    assert "Bild: Mara Lindgarten (Beispiel)" in text(page.select_one("figcaption"))
    assert "Am Rand." in text(page.main)


def test_english_page_explains_the_terms_of_the_law(english_site: Any, client: Client) -> None:
    page = soup(client, english_site.url)
    shown = facts(page)
    assert shown["Kind of area"].startswith(
        "Commercial area (GE, § 8 BauNVO), Gewerbegebiet businesses of all kinds that cause no considerable nuisance Industrial area"
    )
    assert shown["Plan status"] == "Binding development plan in force (§ 30 BauGB), Bebauungsplan rechtskräftig"
    assert shown["Site coverage ratio (GRZ), Grundflächenzahl"].startswith("0.8 The share of the site")
    assert {text(part) for part in page.select(".facts [lang=de]")} >= {"Gewerbegebiet", "Industriegebiet", "Grundflächenzahl"}
    assert shown["Price"] == "€42 per m²"
    assert (
        text(page.select_one(".figures--large")) == "available 18.5 ha price per m² €42 to the motorway A 14 2 km ready to build on at once"
    )


def test_hall_has_tables_of_its_own(region: SimpleNamespace, client: Client) -> None:
    hall = publish(
        HallPageFactory(
            parent=region.jena, title="Halle 3", hall_area=Decimal(6480), divisible_from=Decimal(1600), office_share=Decimal(12),
            clear_height=Decimal("7.8"), crane_load=Decimal(0), floor_load=Decimal(5), gates=6, ramps=0, heating="Fernwärme",
            sprinklers="throughout", built=1928, renovated=2019, rent_per_m2=Decimal("5.40"), purchase_price=Decimal(2_400_000),
            available_from=dt.date(2999, 4, 1),
        )
    )  # fmt: skip
    page = soup(client, hall.url)
    assert [text(caption) for caption in page.select(".facts caption")] == ["Räume", "Angebot", "Tragen und Laden", "Technik"]
    assert facts(page) == {
        "Hallenfläche": "6.480 m²",
        "Teilbar": "ab 1.600 m²",
        "Büroanteil": "12 %",
        "Lichte Höhe": "7,8 m",
        "Baujahr": "1928",
        "Saniert": "2019",
        "Miete": "5,40 € je m² und Monat",
        "Kaufpreis": "2.400.000 €",
        "Verfügbar": "ab 1. April 2999",
        "Bodenlast": "5 t je m²",
        "Kran": "nicht vorhanden",
        "Ebenerdige Tore": "6",
        "Laderampen": "0",
        "Heizung": "Fernwärme",
        "Sprinkler": "durchgehend",
    }
    assert text(page.select_one(".figures--large")).endswith("beziehbar ab April 2999")


def test_who_can_only_be_called_is_not_written_to(region: SimpleNamespace, client: Client) -> None:
    publish(CommercialSitePageFactory(parent=region.jena, slug="nur-telefon", contact_email="", contact_phone="03641 000 00-1"))
    page = soup(client, "/staedte/jena/nur-telefon/")
    assert page.select("a[href$='/expose.pdf']")
    assert page.select("a[href$='/anfrage/']") == []
    assert client.get("/staedte/jena/nur-telefon/anfrage/").status_code == 404


def test_what_is_not_known_has_no_row(region: SimpleNamespace, client: Client) -> None:
    bare = publish(CommercialSitePageFactory(parent=region.jena, total_area=None, price_on_request=True))
    page = soup(client, bare.url)
    assert facts(page) == {"Davon verfügbar": "18,5 ha", "Preis": "auf Anfrage", "Verfügbar": "sofort"}
    assert [text(caption) for caption in page.select(".facts caption")] == ["Fläche und Preis"]
    assert not page.select("figure")


def test_contact_and_ways_on_stand_beside_it(site: Any, english_site: Any, client: Client) -> None:
    panel = soup(client, site.url).select_one("aside .panel")
    assert text(panel.h2) == "Ansprechpartnerin"
    assert [link["href"] for link in panel.select("a")] == [
        "tel:+49341000001",
        "mailto:flaechen@beispiel.example",
        "/staedte/leipzig/nordtor/expose.pdf",
        "/staedte/leipzig/nordtor/anfrage/",
    ]
    assert "Stand:" in text(panel)
    assert "LE-7" in text(panel)
    english = soup(client, english_site.url).select_one("aside .panel")
    assert [link["href"] for link in english.select("a.button")] == [
        "/en/cities/leipzig/north-gate/expose.pdf",
        "/en/cities/leipzig/north-gate/enquiry/",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [(180, "Stand:"), (181, "seit über einem halben Jahr nicht bestätigt"), (None, "Von der Stadt noch nicht bestätigt")],
)
def test_how_fresh_it_is_is_said_plainly(region: SimpleNamespace, client: Client, days: int | None, words: str) -> None:
    confirmed = timezone.localdate() - dt.timedelta(days=days) if days is not None else None
    page = soup(client, publish(CommercialSitePageFactory(parent=region.jena, confirmed_at=confirmed)).url)
    shown = text(page.select_one("aside .panel .meta"))
    assert words in shown
    assert ("nicht bestätigt" in shown) == (days != 180)


@pytest.mark.parametrize(("status", "word"), [("reserved", "reserviert"), ("taken", "vergeben")])
def test_what_is_not_to_be_had_says_so(region: SimpleNamespace, client: Client, status: str, word: str) -> None:
    page = soup(client, publish(CommercialSitePageFactory(parent=region.jena, status=status)).url)
    assert text(page.select_one(".page-head .status")) == word
    assert facts(page)["Status"] == word


def test_a_day_that_has_passed_means_at_once(region: SimpleNamespace, client: Client) -> None:
    page = soup(client, publish(CommercialSitePageFactory(parent=region.jena, available_from=dt.date(2020, 1, 1))).url)
    assert facts(page)["Verfügbar"] == "sofort"
    assert text(page.select_one(".figures--large")).endswith("bebaubar sofort")


def test_an_english_page_calls_an_airport_by_its_english_word(english_site: Any, site: Any, client: Client) -> None:
    site.airport_name = "Flughafen Leipzig/Halle"
    publish(site)
    assert facts(soup(client, site.url))["Flughafen Leipzig/Halle"] == "9,5 km"
    assert facts(soup(client, english_site.url))["Airport Leipzig/Halle"] == "9.5 km"


def test_a_section_of_the_law_stays_in_one_piece(site: Any, client: Client) -> None:
    assert "Gewerbegebiet (GE, §\u00a08\u00a0BauNVO)" in soup(client, site.url).select_one(".facts-pair").get_text()


def test_similar_ones_are_about_as_large_and_near(region: SimpleNamespace, site: Any, client: Client) -> None:
    for title, parent, area, more in [
        ("Ganz anders", region.jena, 2, {"zoning": "SO"}),
        ("Gleich groß anderswo", region.jena, 18, {"zoning": "GE"}),
        ("Gleich groß hier", region.leipzig, 18, {"zoning": "GE", "price_per_m2": Decimal(35), "motorway_km": Decimal(6)}),
        ("Halb so groß hier", region.leipzig, 8, {"zoning": "GE"}),
        ("Vergeben", region.leipzig, 18, {"zoning": "GE", "status": "taken"}),
    ]:
        publish(CommercialSitePageFactory(parent=parent, title=title, available_area=Decimal(area), **more))
    section = soup(client, site.url).select_one("section[aria-labelledby=similar]")
    assert [text(link) for link in section.select("h3 a")] == ["Gleich groß hier", "Gleich groß anderswo", "Halb so groß hier"]
    assert text(section.select_one("li .meta")) == "Leipzig , 18 ha, 35 € je m², 6 km zur Autobahn"


def test_similar_ones_are_public_and_marked_where_they_are_german(region: SimpleNamespace, english_site: Any, client: Client) -> None:
    closed = publish(CommercialSitePageFactory(parent=region.leipzig, title="Geheim"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    publish(CommercialSitePageFactory(parent=region.leipzig, title="Nur auf Deutsch"))
    section = soup(client, english_site.url).select_one("section[aria-labelledby=similar]")
    assert [(text(link), link["lang"]) for link in section.select("h3 a")] == [("Nur auf Deutsch", "de")]


def test_draft_and_restricted_pages_are_closed(region: SimpleNamespace, site: Any, client: Client) -> None:
    draft = CommercialSitePageFactory(parent=region.jena, slug="entwurf", live=False)
    assert client.get(draft.url).status_code == 404
    PageViewRestriction.objects.create(page=site, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(site.url).status_code == 302


def test_json_ld_agrees_with_the_page(site: Any, client: Client) -> None:
    things = graph(soup(client, site.url))
    listing, place = things["RealEstateListing"], things["Place"]
    assert listing["about"] == {"@id": place["@id"]}
    assert listing["offers"] == {
        "@type": "Offer",
        "availability": "https://schema.org/InStock",
        "businessFunction": "http://purl.org/goodrelations/v1#Sell",
        "url": f"{site.full_url}anfrage/",
        "priceSpecification": {"@type": "UnitPriceSpecification", "price": 42, "priceCurrency": "EUR", "unitCode": "MTK"},
    }
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 51.412, "longitude": 12.238}
    assert place["containedInPlace"]["name"] == "Leipzig"
    assert {"@type": "PropertyValue", "name": "area", "value": 18.5, "unitCode": "HAR"} in place["additionalProperty"]
    assert [each["value"] for each in place["additionalProperty"] if each["name"] == "zoning"] == ["GE", "GI"]


def test_where_nobody_can_be_mailed_the_offer_leads_to_the_page_itself(region: SimpleNamespace, client: Client) -> None:
    site = publish(CommercialSitePageFactory(parent=region.jena, contact_email="", contact_phone="03641 000 00-1"))
    assert graph(soup(client, site.url))["RealEstateListing"]["offers"]["url"] == site.full_url
    assert client.get(f"{site.url}anfrage/").status_code == 404


def test_a_price_on_request_is_no_price_for_search_engines(region: SimpleNamespace, client: Client) -> None:
    page = soup(client, publish(CommercialSitePageFactory(parent=region.jena, price_on_request=True, status="taken")).url)
    offer = graph(page)["RealEstateListing"]["offers"]
    assert "priceSpecification" not in offer
    assert offer["availability"] == "https://schema.org/SoldOut"
