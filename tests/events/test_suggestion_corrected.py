"""A suggestion that staff sends back: its author corrects it by the link of the mail, once, and the same draft goes on."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import WorkflowState

from events.models import EventIndexPage, EventPage, Suggestion
from events.suggesting.confirming import confirm
from events.suggesting.retention import forget_suggestions
from events.suggesting.signing import for_mail
from home.models import Submission, User
from home.moderation.delivery import outbox
from home.moderation.retention import forget_submitters
from home.public_forms import guard
from locations.models import CityPage
from locations.rooms.inviting import invite, open_room
from locations.rooms.withdrawing import withdraw
from tests.events.suggestions import WORDS, handed_out, link_in, stored
from tests.factories import CityPageFactory, StandardPageFactory, TopicFactory, publish, translate
from tests.home.contributions import decide, reviewer

EVIL = "<img src=x onerror=alert(1)>"
REASON = "Was kostet der Eintritt?\n\nUnd bis wann geht es?"


@pytest.fixture
def mara(db: None) -> User:
    return reviewer()


@pytest.fixture
def returned(city: CityPage, mara: User) -> Callable[..., str]:
    """The link in the mail about a suggestion that was confirmed and sent back."""

    def link(**words: Any) -> str:
        confirm(stored(city, **words))
        return sent_back(mara)

    return link


def sent_back(by: User) -> str:
    decide(EventPage.objects.get(), by, "reject", REASON)
    outbox.deliver_waiting()
    return link_in(mail.outbox[-1])


def opened(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a browser sends from the form as it stands, some seconds after it was opened."""
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one("form.form")
    assert form is not None
    found = {field["name"]: field.get("value", "") for field in form.select("input[name]:not([disabled])")}
    found |= {field["name"]: field.text.removeprefix("\n") for field in form.select("textarea")}
    found |= {field["name"]: field.select_one("option[selected]")["value"] for field in form.select("select")}
    age = guard._age
    monkeypatch.setattr(guard, "_age", lambda signed: age(signed) + 10)
    return found


def draft() -> Any:
    """The only one there is, in its newest version."""
    return EventPage.objects.get().get_latest_revision_as_object()


def test_the_mail_leads_to_the_form_with_what_was_sent_and_why_it_came_back(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = returned()
    message = mail.outbox[-1]
    assert message.to == ["k.wendisch@beispiel.example"]
    assert "gilt einmal" in message.body
    assert "26.\u00a0Dezember 2026" in message.body.replace("Dezember\u00a0", "Dezember ")
    assert address in message.alternatives[0].content
    assert address.startswith("/termine/vorschlagen/korrigieren/")
    response = client.get(address)
    assert "no-store" in response["Cache-Control"]
    page = response.content.decode()
    assert 'content="noindex"' in page
    assert "<p>Was kostet der Eintritt?</p>" in page
    assert "k.wendisch@beispiel.example" in page
    found = opened(client, address, monkeypatch)
    assert {found[name] for name in ("city", "topic", "first_day", "start_time", "end_time", "title", "name")} == {
        str(CityPage.objects.get().pk), "standort", "2026-12-12", "10:00", "16:00", "Größte Offene Werkstatt", "Karla Wendisch",
    }  # fmt: skip
    assert found["description"].split() == "Wir zeigen, was wir bauen. Eintritt frei. Für alle.".split()


def test_handed_in_again_it_is_the_same_draft_in_the_same_review(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, mara: User
) -> None:
    address = returned()
    state, first = WorkflowState.objects.get(), Submission.objects.get().submitted_at
    words = opened(client, address, monkeypatch)
    response = client.post(address, words | {"title": "Kleine Werkstatt", "description": "Wir bauen.\n\nFünf Euro.", "end_time": "17:00"})
    assert (response.status_code, response["Location"]) == (302, address)
    page = draft()
    assert (page.title, page.slug, page.summary, page.end_time) == ("Kleine Werkstatt", "kleine-werkstatt", "Wir bauen.", dt.time(17))
    assert page.body[0].value.source.startswith("<p>Fünf Euro.</p><p>Mehr dazu")
    assert WorkflowState.objects.get() == state
    assert state.__class__.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert EventPage.objects.get().current_workflow_task_state.revision == page.latest_revision
    submission = Submission.objects.get()
    assert (submission.submitted_at, submission.source, submission.user) == (first, "form", None)
    assert submission.resubmitted_at
    mail.outbox.clear()
    outbox.deliver_waiting()
    assert sorted(message.to[0] for message in mail.outbox) == ["k.wendisch@beispiel.example", mara.email]
    decide(EventPage.objects.get(), mara, "approve")
    assert EventPage.objects.get().title == "Kleine Werkstatt"


def test_the_used_link_says_so_and_the_next_mail_brings_another(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, mara: User
) -> None:
    address = returned()
    words = opened(client, address, monkeypatch)
    client.post(address, words | {"title": "Kleine Werkstatt"})
    used = client.get(address)
    assert used.status_code == 200
    assert "liegt wieder bei der Redaktion" in used.content.decode()
    assert "<form class=" not in used.content.decode()
    again = client.post(address, words | {"title": "Noch einmal anders"})
    assert again.status_code == 409
    assert "wurde schon benutzt" in again.content.decode()
    assert "Noch einmal anders" in again.content.decode(), "what was written is not lost"
    assert draft().title == "Kleine Werkstatt"
    newer = sent_back(mara)
    assert newer != address
    assert "liegt wieder bei der Redaktion" in client.get(address).content.decode()
    assert opened(client, newer, monkeypatch)["title"] == "Kleine Werkstatt"


def test_sent_twice_it_is_one_correction(returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = returned()
    words = opened(client, address, monkeypatch) | {"title": "Kleine Werkstatt"}
    versions = EventPage.objects.get().revisions.count()
    assert [client.post(address, words).status_code for _click in range(2)] == [302, 302]
    assert EventPage.objects.get().revisions.count() == versions + 1
    assert EventPage.objects.get().current_workflow_state.task_states.count() == 2


def test_what_the_editors_have_done_to_the_draft_stays_where_its_author_changed_nothing(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, mara: User
) -> None:
    address = returned()
    page = draft()
    page.title, page.summary, page.room = "Größte Offene Werkstatt 2026", "Kürzer.", "Saal 1"
    page.save_revision(user=mara)
    client.post(address, opened(client, address, monkeypatch) | {"street": "Anderswo 1", "topic": "standort"})
    page = draft()
    assert (page.title, page.summary, page.street) == ("Größte Offene Werkstatt 2026", "Kürzer.", "Anderswo 1")


def test_another_city_takes_the_draft_along(returned: Any, city: CityPage, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    halle = publish(CityPageFactory(parent=city.get_parent(), title="Halle", slug="halle"))
    TopicFactory(slug="kultur")
    address = returned()
    assert client.post(address, opened(client, address, monkeypatch) | {"city": str(halle.pk), "topic": "kultur"}).status_code == 302
    page = draft()
    assert (page.get_parent().pk, page.city_id) == (halle.pk, halle.pk)
    assert [row.topic.slug for row in page.topics.all()] == ["kultur"]
    assert EventPage.objects.get().current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert EventPage.find_problems() == ([], [], [], [], [])


def test_below_another_city_it_has_an_address_of_its_own(
    returned: Any, city: CityPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    halle = publish(CityPageFactory(parent=city.get_parent(), title="Halle", slug="halle"))
    publish(StandardPageFactory(parent=halle, title="Gibt es schon", slug="groesste-offene-werkstatt"))
    address = returned()
    client.post(address, opened(client, address, monkeypatch) | {"city": str(halle.pk)})
    page = draft()
    assert (page.slug, EventPage.objects.get().slug) == ("groesste-offene-werkstatt-2", "groesste-offene-werkstatt-2")


def test_the_first_form_sent_once_more_is_still_the_first(
    city: CityPage, mara: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = handed_out(client, "/termine/vorschlagen/", monkeypatch)
    words = WORDS | {"city": str(city.pk), "topic": "standort", "form": form}
    client.post("/termine/vorschlagen/", words)
    confirm(Suggestion.objects.get())
    address = sent_back(mara)
    client.post(address, opened(client, address, monkeypatch) | {"title": "Kleine Werkstatt"})
    assert client.post("/termine/vorschlagen/", words).status_code == 302
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first_day": "2026-11-25"}, "first_day"),
        ({"title": " "}, "title"),
        ({"city": "1"}, "city"),
        ({"description": "\x00"}, "description"),
    ],
)
def test_a_mistake_is_said_and_everything_typed_is_kept(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], field: str
) -> None:
    address = returned()
    response = client.post(address, opened(client, address, monkeypatch) | {"venue_name": f"Saal 2 {EVIL}"} | wrong)
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert [link["href"] for link in page.select(".errors a")] == [f"#id_{field}"]
    assert page.find(id="id_venue_name")["value"] == f"Saal 2 {EVIL}"
    assert EVIL not in response.content.decode()
    assert draft().venue_name == "Optikmuseum"
    assert client.get(address).status_code == 200, "and the link holds"


def test_nobody_puts_another_address_in(returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = returned()
    client.post(address, opened(client, address, monkeypatch) | {"email": "boese@beispiel.example", "name": "Karla W."})
    submission = Submission.objects.get()
    assert (submission.email, submission.name) == ("k.wendisch@beispiel.example", "Karla W.")
    assert not Suggestion.objects.exclude(email="").exists()


def test_a_link_that_is_forged_or_too_old_opens_nothing(returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = returned()
    words = opened(client, address, monkeypatch)
    signed = address.rstrip("/").rpartition("/")[2]
    key, _sep, rest = signed.partition("~")
    for wrong in ("x", signed[:-1], f"{key}0~{rest}", f"9.9~{rest}", for_mail(Suggestion.objects.get()), "9" * 300, "%00"):
        for answer in (client.get(address.replace(signed, wrong)), client.post(address.replace(signed, wrong), words)):
            assert answer.status_code == 410, wrong
            assert "Dieser Link gilt nicht mehr" in answer.content.decode()
    later = time.time() + settings.CORRECTION_DAYS * 24 * 3600 + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert (client.get(address).status_code, client.post(address, words).status_code) == (410, 410)
    assert draft().revisions.count() == 1


def test_it_opens_nothing_once_the_editors_have_decided_or_the_author_is_forgotten(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, mara: User
) -> None:
    address = returned()
    words = opened(client, address, monkeypatch)
    Submission.objects.update(email="")
    assert (client.get(address).status_code, client.post(address, words).status_code) == (410, 410)
    Submission.objects.update(email="k.wendisch@beispiel.example")
    EventPage.objects.get().get_latest_revision().publish(user=mara)
    assert (client.get(address).status_code, client.post(address, words | {"title": "x"}).status_code) == (410, 409)
    assert EventPage.objects.get().title == "Größte Offene Werkstatt"
    EventPage.objects.get().delete()
    assert (client.get(address).status_code, client.post(address, words).status_code) == (410, 410)


def test_without_its_token_nothing_is_stored_and_programs_are_throttled(returned: Any, client: Client, settings: Any) -> None:
    address = returned()
    assert Client(enforce_csrf_checks=True).post(address, {"title": "x"}).status_code == 403
    settings.SUGGESTIONS_PER_HOUR = 3
    answers = [client.post(address, {"title": f"Termin {number}"}) for number in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429, 429]
    assert "Termin 4" in answers[-1].content.decode()


def test_who_wrote_in_english_corrects_in_english(returned: Any, city: CityPage, client: Client) -> None:
    translate(EventIndexPage.objects.get(), title="Events", slug="events")
    address = returned(language="en")
    assert "holds once" in mail.outbox[-1].body
    assert address.startswith("/en/events/suggest/correct/")
    assert "What the editors write" in client.get(address).content.decode()


def test_without_a_list_of_dates_the_mail_asks_for_an_answer(city: CityPage, mara: User) -> None:
    confirm(stored(city))
    EventIndexPage.objects.get().unpublish()
    decide(EventPage.objects.get(), mara, "reject", REASON)
    outbox.deliver_waiting()
    assert "Bitte antworten Sie" in mail.outbox[-1].body


def test_its_author_can_still_correct_what_a_city_can_no_longer(returned: Any, city: CityPage, client: Client) -> None:
    open_room(city)
    address = returned()
    withdraw(city)
    assert client.get(address).status_code == 200


def test_the_city_reads_that_its_sender_may_complete_it_too(returned: Any, city: CityPage, client: Client) -> None:
    client.force_login(invite(city, "ada@beispiel.example", "Ada Beispiel").user)
    returned()
    assert "wer es gesendet hat, kann es auch selbst ergänzen" in client.get("/admin/").content.decode()


def test_what_was_typed_is_kept_as_long_as_it_may_be_corrected(
    returned: Any, client: Client, monkeypatch: pytest.MonkeyPatch, mara: User, settings: Any
) -> None:
    address = returned()
    later(monkeypatch, dt.timedelta(days=20))
    assert forget_suggestions() == 0
    assert client.get(address).status_code == 200
    later(monkeypatch, dt.timedelta(days=settings.SUBMISSION_DAYS))
    forget_submitters()
    assert forget_suggestions() == 1
    assert client.get(address).status_code == 410


def test_and_no_longer_once_it_is_decided(returned: Any, monkeypatch: pytest.MonkeyPatch, mara: User) -> None:
    returned()
    EventPage.objects.get().get_latest_revision().publish(user=mara)
    later(monkeypatch, dt.timedelta(days=3))
    assert forget_suggestions() == 1
    assert EventPage.objects.get().live


@pytest.mark.parametrize("number", [1, 20])
def test_queries_are_few_and_do_not_grow(
    returned: Any, city: CityPage, mara: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    address = returned()
    for place in range(1, number):
        publish(CityPageFactory(parent=city.get_parent(), title=f"Stadt {place}"))
        confirm(stored(city, title=f"Termin {place}"))
    client.get(address)
    with django_assert_num_queries(6):  # version; path, page; suggestion; step with submission; privacy
        client.get(address)


def later(monkeypatch: pytest.MonkeyPatch, delta: dt.timedelta) -> None:
    now = timezone.now() + delta
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
