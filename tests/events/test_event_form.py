"""The forms in which an editor writes events and series."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from events.models import EventIndexPage, EventPage, EventSeriesPage
from home.publication.errors import PublishedMeanwhileError
from tests.editing import edit_address, typed
from tests.factories import EventSeriesFactory, TopicFactory

pytestmark = pytest.mark.django_db

KEPT_BY_ITSELF = {"HTTP_ACCEPT": "application/json", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def new(index: EventIndexPage, kind: str) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", kind, index.pk])


@pytest.mark.parametrize(
    ("model", "typed_so_far"),
    [
        (EventSeriesPage, {"title": "Stammtisch", "slug": "stammtisch"}),
        (EventPage, {"title": "Fest", "slug": "fest", "start_date": "16.12.2026"}),
    ],
)
def test_a_new_event_is_kept_while_its_first_rows_are_still_empty(
    admin_client: Client, index: EventIndexPage, model: Any, typed_so_far: dict[str, str]
) -> None:
    address = new(index, model._meta.model_name)
    data = typed(admin_client, address, **typed_so_far)
    data.update(nested_form_data({"programme": streamfield([])}))
    assert data["topics-TOTAL_FORMS"] == "1"
    answer = admin_client.post(address, data, **KEPT_BY_ITSELF).json()
    assert answer["success"], answer
    kept = model.objects.get()
    # The browser goes on with the same rows, which count as saved ones now.
    data["topics-INITIAL_FORMS"] = "1"
    assert admin_client.post(edit_address(kept), data, **KEPT_BY_ITSELF).json()["success"]
    data["topics-0-topic"] = str(TopicFactory().pk)
    assert admin_client.post(edit_address(kept), data, **KEPT_BY_ITSELF).json()["success"]
    kept.refresh_from_db()
    assert kept.get_latest_revision_as_object().topics.count() == 1


def test_what_is_published_has_its_rows_filled(admin_client: Client, index: EventIndexPage) -> None:
    data = typed(admin_client, new(index, "eventseriespage"), title="Stammtisch", slug="stammtisch")
    answer = admin_client.post(new(index, "eventseriespage"), data | {"action-publish": "1"})
    assert "topic" in answer.context["form"].formsets["topics"].errors[0]


def test_a_wrong_field_leaves_empty_rows_as_they_were(admin_client: Client, index: EventIndexPage) -> None:
    data = typed(admin_client, new(index, "eventpage"), title="Fest", slug="fest", start_date="31.02.2026")
    data.update(nested_form_data({"programme": streamfield([])}))
    answer = admin_client.post(new(index, "eventpage"), data)
    row = answer.context["form"].formsets["topics"].forms[0]
    assert not row["DELETE"].value()


def test_a_draft_that_comes_through_late_does_not_take_a_published_page_offline(index: EventIndexPage) -> None:
    series = EventSeriesFactory(parent=index, live=False)
    series.save_revision()
    late = EventSeriesPage.objects.get(pk=series.pk).get_latest_revision_as_object()
    series.get_latest_revision().publish()
    with pytest.raises(PublishedMeanwhileError):
        late.save()
    assert EventSeriesPage.objects.get(pk=series.pk).live
