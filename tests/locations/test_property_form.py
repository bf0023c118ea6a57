"""The editors' form of a property: what it asks for, where, and how it opens."""

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from locations.models import CommercialSitePage
from locations.outline import require_outline
from tests.editing import edit_address, press
from tests.factories import CommercialSitePageFactory, HallPageFactory, NewsPageFactory

SQUARE = [[12.2, 51.4], [12.3, 51.4], [12.3, 51.5], [12.2, 51.4]]
COMPLETE: dict[str, Any] = {
    "title": "Nordfeld",
    "slug": "nordfeld",
    "summary": "Kurz gesagt.",
    "latitude": "50.9",
    "longitude": "11.6",
    "available_area": "4.5",
    "contact_phone": "03641 1",
}


def adding(parent: Any, kind: str = "commercialsitepage") -> str:
    return f"/admin/pages/add/locations/{kind}/{parent.pk}/"


def test_below_a_city_nobody_is_asked_for_it(region: SimpleNamespace, admin_client: Client) -> None:
    page = admin_client.get(adding(region.jena)).content.decode()
    assert 'name="city"' not in page
    assert "liegt unter dieser Stadt" in page
    press(admin_client, adding(region.jena), "publish", **COMPLETE)
    site = CommercialSitePage.objects.get()
    assert (site.live, site.city_id) == (True, region.jena.pk)


def test_a_page_that_has_saved_itself_as_a_draft_is_published_without_another_word(region: SimpleNamespace, admin_client: Client) -> None:
    site = CommercialSitePageFactory(parent=region.jena, live=False)
    press(admin_client, edit_address(site), "publish", **COMPLETE)
    assert CommercialSitePage.objects.get().live


def test_a_form_that_was_opened_before_cannot_choose_another_city(region: SimpleNamespace, admin_client: Client) -> None:
    site = CommercialSitePageFactory(parent=region.jena, live=False)
    press(admin_client, edit_address(site), "publish", city=str(region.leipzig.pk), **COMPLETE)
    site = CommercialSitePage.objects.get()
    assert (site.live, site.city_id, site.get_latest_revision_as_object().city_id) == (True, region.jena.pk, region.jena.pk)


def test_in_the_pool_and_among_the_news_the_city_is_a_choice(region: SimpleNamespace, admin_client: Client) -> None:
    assert 'name="city"' in admin_client.get(adding(region.pool, "hallpage")).content.decode()
    assert 'name="city"' in admin_client.get(edit_address(NewsPageFactory(parent=region.news))).content.decode()
    press(admin_client, adding(region.pool), "publish", **COMPLETE)
    assert not CommercialSitePage.objects.exists()
    press(admin_client, adding(region.pool), "publish", city=str(region.leipzig.pk), **COMPLETE)
    assert CommercialSitePage.objects.get().city_id == region.leipzig.pk


def test_tabs_stand_as_one_thinks(region: SimpleNamespace, admin_client: Client) -> None:
    for kind, own in (("commercialsitepage", "Baurecht"), ("hallpage", "Gebäude")):
        tabs = BeautifulSoup(admin_client.get(adding(region.jena, kind)).content, "html.parser").select("[role=tab]")
        names = [tab.find(string=True).strip() for tab in tabs]
        assert names[:7] == ["Was", "Wo", "Fläche und Preis", own, "Erschließung", "Bilder und Text", "Kontakt"]


def test_choices_that_may_be_left_open_say_so(region: SimpleNamespace, admin_client: Client) -> None:
    for page in (CommercialSitePageFactory(parent=region.jena), HallPageFactory(parent=region.jena)):
        form = BeautifulSoup(admin_client.get(edit_address(page)).content, "html.parser")
        empty = [option.get_text(strip=True) for option in form.select("#page-edit-form select option[value='']")]
        assert set(empty) == {"keine Angabe"}
    form = BeautifulSoup(admin_client.get(adding(region.cities, "citypage")).content, "html.parser")
    assert form.select_one("#id_state option").get_text(strip=True) == "Bitte wählen"


@pytest.mark.parametrize(
    "outline",
    [
        {"type": "Polygon", "coordinates": [SQUARE]},
        {"type": "Polygon", "coordinates": [SQUARE, SQUARE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]},
        {"type": "Polygon", "coordinates": [[[*point, 120.5] for point in SQUARE]]},
    ],
)
def test_a_polygon_is_an_outline(outline: Any) -> None:
    require_outline(outline)


@pytest.mark.parametrize(
    ("outline", "words"),
    [
        ("abc", "kein Polygon"),
        ([SQUARE], "kein Polygon"),
        ({"type": "Point", "coordinates": [12.2, 51.4]}, "kein Polygon"),
        ({"type": "Polygon"}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": []}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": SQUARE}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": [SQUARE[:2] + SQUARE[:1]]}, "vier Punkten"),
        ({"type": "MultiPolygon", "coordinates": [SQUARE]}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": [[["12", "51"]] * 4]}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 51.4]] * 4]}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": [[[True, 51.4]] * 4]}, "vier Punkten"),
        ({"type": "Polygon", "coordinates": [[*SQUARE[:3], [12.25, 51.45]]]}, "nicht geschlossen"),
        ({"type": "Polygon", "coordinates": [[point[::-1] for point in SQUARE]]}, "außerhalb der Region"),
        ({"type": "Polygon", "coordinates": [SQUARE * 1000]}, "zu viele Punkte"),
    ],
)
def test_anything_else_is_refused_as_an_outline(outline: Any, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        require_outline(outline)
    assert words in refused.value.messages[0]


def test_no_outline_is_an_empty_field(region: SimpleNamespace, admin_client: Client) -> None:
    form = BeautifulSoup(admin_client.get(edit_address(CommercialSitePageFactory(parent=region.jena))).content, "html.parser")
    assert form.select_one("#id_outline").get_text(strip=True) == ""
    press(admin_client, adding(region.leipzig), "", **COMPLETE)
    assert CommercialSitePage.objects.child_of(region.leipzig).get().outline is None


def test_the_form_refuses_an_outline_that_is_none(region: SimpleNamespace, admin_client: Client) -> None:
    response = press(admin_client, adding(region.jena), "publish", outline='"abc"', **COMPLETE)
    assert "kein Polygon in GeoJSON" in response.content.decode()
    assert not CommercialSitePage.objects.exists()
