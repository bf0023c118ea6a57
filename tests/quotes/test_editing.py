"""Entering a quote: only what a person knows is asked for, and nothing appears that nobody released."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.publication.errors import publication_errors
from locations.models import CityPage
from quotes.models import QuoteIndexPage, QuotePage
from tests.editing import press, typed
from tests.factories import ImageFactory, QuotePageFactory, TopicFactory, publish
from tests.quotes.conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, set()),
        ({"released_by": " "}, {"released_by"}),
        ({"released_on": None}, {"released_on"}),
        ({"released_on": TODAY}, set()),
        ({"released_on": LATER}, {"released_on"}),
        ({"said_on": LATER}, {"said_on"}),
        ({"said_on": date(1989, 12, 31)}, {"said_on"}),
        ({"valid_until": date(2024, 5, 2)}, {"valid_until"}),
        ({"valid_until": date(2024, 5, 3)}, set()),
        ({"office": ""}, {"person"}),
        ({"office": "", "person": "Ida Berg"}, set()),
        ({"topics": []}, {"topics"}),
    ],
)
def test_what_a_quote_needs_before_it_appears(jena: CityPage, values: dict[str, Any], fields: set[str]) -> None:
    page = QuotePageFactory(parent=jena, live=False, **values)
    assert set(publication_errors(page)) == fields


def test_it_is_said_for_a_city_or_an_organisation(index: QuoteIndexPage) -> None:
    assert set(publication_errors(QuotePageFactory(parent=index, live=False))) == {"organisation"}


def test_its_portrait_has_a_credit(jena: CityPage) -> None:
    page = QuotePageFactory(parent=jena, live=False, teaser_picture=ImageFactory(credit=""))
    assert set(publication_errors(page)) == {"teaser_picture"}


def test_a_release_may_be_of_the_day_for_which_the_quote_is_scheduled(jena: CityPage, clock: Any) -> None:
    page = QuotePageFactory(parent=jena, live=False, released_on=LATER)
    page.go_live_at = timezone.now().replace(day=LATER.day)
    assert publication_errors(page) == {}


def add_address(parent: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=("quotes", "quotepage", parent.pk))


def entered(client: Client, parent: Any, **changes: Any) -> Any:
    """What is typed into the empty form: one topic, and the days as a browser sends them."""
    values = {
        "text": "„Kurze Wege für alle.“",
        "office": "Amt für Wirtschaft",
        "said_on": "2026-05-02",
        "released_by": "Pressestelle",
        "released_on": "2026-05-04",
        "topics-TOTAL_FORMS": "1",
        "topics-INITIAL_FORMS": "0",
        "topics-0-topic": str(TopicFactory().pk),
        "topics-0-ORDER": "1",
        "topics-0-id": "",
        "topics-0-DELETE": "",
        "action-publish": "publish",
    }
    return client.post(add_address(parent), typed(client, add_address(parent), **values | changes))


def test_below_a_city_nobody_is_asked_for_it_nor_for_a_title(jena: CityPage, admin_client: Client) -> None:
    assert "city" not in typed(admin_client, add_address(jena))
    response = entered(admin_client, jena)
    page = QuotePage.objects.get()
    assert response.status_code == 302, response.context["form"].errors
    assert (page.live, page.city_id, page.text) == (True, jena.pk, "Kurze Wege für alle.")
    assert (page.title, page.slug) == ("Amt für Wirtschaft: Kurze Wege für alle.", "amt-fuer-wirtschaft-kurze-wege-fuer-alle")


def test_the_same_words_twice_have_two_addresses(jena: CityPage, admin_client: Client) -> None:
    for _time in range(2):
        assert entered(admin_client, jena).status_code == 302
    assert QuotePage.objects.order_by("pk").last().slug == "amt-fuer-wirtschaft-kurze-wege-fuer-alle-2"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(jena: CityPage, admin_client: Client) -> None:
    response = entered(admin_client, jena, released_by="", released_on="")
    form = response.context["form"]
    assert set(form.errors) == {"released_by", "released_on"}
    assert form["text"].value() == "„Kurze Wege für alle.“"
    assert not QuotePage.objects.exists()


def test_a_draft_may_lack_the_release(jena: CityPage, admin_client: Client) -> None:
    page = publish(QuotePageFactory(parent=jena))
    response = press(admin_client, reverse("wagtailadmin_pages:edit", args=[page.pk]), "", released_by="", text="Anders")
    assert response.status_code == 302
    assert QuotePage.objects.get().get_latest_revision_as_object().text == "Anders"
    assert QuotePage.objects.get().text != "Anders"
