"""The forms of a city: nothing in them that the staff decides, handing in as the first button, an address that nobody has to think of."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from home.models import User
from news.models import NewsPage
from tests.editing import edit_address, press
from tests.factories import EventFactory, NewsPageFactory
from tests.home.contributions import decide, drafted, hand_in
from tests.rights.rooms import Room, client_of

TYPES = ["events/eventpage", "events/eventseriespage", "quotes/quotepage", "locations/hallpage", "news/newspage"]


def form_of(user: User, address: str) -> BeautifulSoup:
    response = client_of(user).get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def buttons(html: BeautifulSoup) -> list[str]:
    """What stands at the foot of the form, the first one first."""
    found = html.select("#page-edit-form footer .footer__container button[type=submit]:not([hidden])")
    return [" ".join(each.get_text(" ").split()) for each in found]


@pytest.mark.parametrize("kind", TYPES)
def test_no_tab_is_empty_and_no_city_is_asked_for(jena: Room, staff: User, kind: str) -> None:
    address = f"/admin/pages/add/{kind}/{jena.city.pk}/"
    html = form_of(jena.editor, address)
    for tab in html.select("[role=tab]"):
        panel = html.select_one(str(tab["href"]))
        assert panel is not None
        assert panel.select("[name]"), tab.get_text(strip=True)
    assert not html.find(string=lambda words: "verschieben Sie die Seite" in words)
    assert form_of(staff, address).find(string=lambda words: "verschieben Sie die Seite" in words) is not None


def test_handing_in_is_the_first_button_and_enter_saves(jena: Room, staff: User) -> None:
    add = f"/admin/pages/add/events/eventpage/{jena.city.pk}/"
    assert buttons(form_of(jena.editor, add))[:2] == ["Zur Prüfung einreichen", "Entwurf speichern"]
    first = form_of(jena.editor, add).select_one("#page-edit-form button[type=submit]")
    assert first is not None
    assert not first.has_attr("name")
    assert "Zur Prüfung einreichen" not in buttons(form_of(staff, add))
    page = drafted(EventFactory(parent=jena.city, live=False, start_date=timezone.localdate() + timedelta(days=9)), jena.editor)
    hand_in(page, jena.editor)
    assert "Zurückziehen" in buttons(form_of(jena.editor, edit_address(page)))
    decide(page, staff, "reject", "Bitte den Ort ergänzen.")
    assert buttons(form_of(jena.editor, edit_address(page))) == ["Noch einmal einreichen", "Entwurf speichern"]


def draft_slug(page: Page) -> str:
    return str(NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().slug)


def test_the_address_follows_the_title_until_it_is_public(jena: Room, staff: User) -> None:
    """Autosaving keeps what is half typed; the address must not stay so."""
    page = drafted(NewsPageFactory(parent=jena.city, title="Öl", slug="oel", live=False), jena.editor)
    NewsPageFactory(parent=jena.city, title="Ölmühle im Winter", slug="oelmuehle-im-winter")

    def slug_after(title: str) -> str:
        press(jena.client, edit_address(page), "", title=title)
        return draft_slug(page)

    assert slug_after("Ölmühle im Winter") == "oelmuehle-im-winter-2"
    assert slug_after("Ölmühle im Advent") == "oelmuehle-im-advent"
    hand_in(page, jena.editor)
    decide(page, staff, "approve")
    assert slug_after("Ölmühle im Frühling") == "oelmuehle-im-advent"
    assert Page.objects.get(pk=page.pk).url_path.endswith("/oelmuehle-im-advent/")


def test_an_address_that_the_staff_chose_stays(jena: Room) -> None:
    page = drafted(NewsPageFactory(parent=jena.city, title="Ölmühle", slug="muehlentag", live=False), jena.editor)
    press(jena.client, edit_address(page), "", title="Ölmühle im Winter")
    assert draft_slug(page) == "muehlentag"
