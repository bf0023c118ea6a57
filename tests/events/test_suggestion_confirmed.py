"""A suggestion whose address is confirmed: one draft in the queue, whoever clicks how often; the mail that asks for it."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow, WorkflowState

from events.models import EventPage, Suggestion
from events.suggesting.confirming import NobodyReviewsError, confirm
from events.suggesting.delivery import outbox
from events.suggesting.signing import for_browser
from events.suggesting.text import as_html, divided
from home.models import Submission
from home.moderation.delivery import outbox as notices
from home.moderation.queue import detailed, pending, row
from home.registry import clock_jobs
from locations.models import CityPage
from locations.rooms.inviting import open_room
from tests.events.suggestions import link_in, stored
from tests.home.contributions import decide, reviewer

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def suggested(city: CityPage) -> Callable[..., Suggestion]:
    return lambda **words: stored(city, **words)


def later(monkeypatch: pytest.MonkeyPatch, delta: dt.timedelta) -> None:
    now = timezone.now() + delta
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_reading_the_link_confirms_nothing_a_click_does_and_a_second_one_does_nothing(suggested: Any, client: Client) -> None:
    suggested()
    address = link_in(mail.outbox[0])
    for _scanner in range(2):
        asked = client.get(address)
        assert asked.status_code == 200
        assert "Größte Offene Werkstatt" in asked.content.decode()
        assert "no-store" in asked["Cache-Control"]
        assert 'content="noindex"' in asked.content.decode()
    assert not EventPage.objects.exists()
    for _click in range(2):
        response = client.post(address)
        assert (response.status_code, response["Location"]) == (302, address)
    assert "Ihr Vorschlag ist bestätigt" in client.get(address).content.decode()
    assert (EventPage.objects.count(), Submission.objects.count(), WorkflowState.objects.count()) == (1, 1, 1)


def test_the_draft_says_what_was_typed_below_its_city(suggested: Any, city: CityPage) -> None:
    suggestion = suggested(language="en")
    assert confirm(suggestion)
    page = EventPage.objects.get().get_latest_revision_as_object()
    assert page.get_parent().pk == city.pk
    assert (page.live, page.city_id, page.language, page.slug) == (False, city.pk, "de", "groesste-offene-werkstatt")
    assert (page.start_date, page.start_time, page.end_time) == (dt.date(2026, 12, 12), dt.time(10), dt.time(16))
    assert (page.venue_name, page.street, page.summary) == ("Optikmuseum", "Carl-Zeiß-Platz 12", "Wir zeigen, was wir bauen.")
    assert [topic.topic.slug for topic in page.topics.all()] == ["standort"]
    assert page.body[0].value.source == (
        "<p>Eintritt frei.<br/>Für alle.</p>"
        '<p>Mehr dazu: <a href="https://www.beispiel.example/?a=1&amp;b=2">https://www.beispiel.example/?a=1&amp;b=2</a></p>'
    )


def test_it_waits_for_staff_as_from_the_form_and_its_author_is_told(suggested: Any) -> None:
    mara = reviewer()
    suggestion = suggested(language="en")
    confirm(suggestion)
    [waiting] = detailed(pending(mara), mara)
    shown = row(waiting, [])
    assert (shown.source, shown.submitter, shown.comes_from_elsewhere) == ("öffentliches Formular", "Karla Wendisch", True)
    assert shown.approve_url
    submission = Submission.objects.get()
    assert (submission.email, submission.language) == ("k.wendisch@beispiel.example", "en")
    assert submission.consented_at == suggestion.created_at
    decide(EventPage.objects.get(), mara, "approve")
    assert EventPage.objects.get().live, "complete as it came"
    mail.outbox.clear()
    notices.deliver_waiting()
    to_author = [message.subject for message in mail.outbox if message.to == ["k.wendisch@beispiel.example"]]
    assert to_author == ["Handed in: “Größte Offene Werkstatt”", "Approved: “Größte Offene Werkstatt”"]


def test_in_a_room_it_goes_through_the_workflow_of_the_cities(suggested: Any, city: CityPage) -> None:
    open_room(city)
    confirm(suggested())
    assert WorkflowState.objects.get().workflow.name == "Beiträge der Städte"


def test_who_it_is_from_does_not_stay_where_it_was_typed(suggested: Any) -> None:
    suggestion = suggested()
    confirm(suggestion)
    suggestion.refresh_from_db()
    assert (suggestion.name, suggestion.email) == ("", "")
    assert "Werkstatt" not in str(suggestion)


def test_each_draft_has_an_address_of_its_own(suggested: Any) -> None:
    for title in ("Offene Werkstatt", "Offene Werkstatt", "!!!"):
        confirm(suggested(title=title))
    slugs = list(EventPage.objects.order_by("path").values_list("slug", flat=True))
    assert slugs == ["offene-werkstatt", "offene-werkstatt-2", "termin"]


def test_what_fails_leaves_nothing_and_can_be_confirmed_later(suggested: Any) -> None:
    Workflow.objects.update(active=False)
    suggestion = suggested()
    with pytest.raises(NobodyReviewsError):
        confirm(suggestion)
    assert not EventPage.objects.exists()
    assert Suggestion.objects.waiting().exists()
    Workflow.objects.update(active=True)
    assert confirm(suggestion)


def test_where_nobody_reviews_the_author_is_asked_to_come_again(suggested: Any, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    suggested()
    address = link_in(mail.outbox[0])
    Workflow.objects.update(active=False)
    response = client.post(address)
    assert response.status_code == 503
    assert "Ihr Vorschlag ist aufgehoben" in response.content.decode()
    assert "cannot be confirmed" in caplog.text
    Workflow.objects.update(active=True)
    assert client.post(address).status_code == 302
    assert EventPage.objects.exists()


def test_a_link_that_is_too_old_or_forged_is_gone(suggested: Any, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    suggestion = suggested()
    address = link_in(mail.outbox[0])
    signed = address.rstrip("/").rpartition("/")[2]
    for wrong in ("x", "1~x~y", signed[:-1], for_browser(suggestion), "9" * 300):
        assert client.post(address.replace(signed, wrong)).status_code == 410, wrong
    later(monkeypatch, dt.timedelta(hours=settings.SUGGESTION_HOURS))
    response = client.post(address)
    assert response.status_code == 410
    assert "Dieser Link gilt nicht mehr" in response.content.decode()
    assert not EventPage.objects.exists()


def test_a_link_ends_by_its_own_signature_too(suggested: Any, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested()
    address = link_in(mail.outbox[0])
    stamp = time.time() + settings.SUGGESTION_HOURS * 3600 + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: stamp)
    assert client.get(address).status_code == 410


def test_a_click_needs_the_token_of_its_page(suggested: Any) -> None:
    suggested()
    assert Client(enforce_csrf_checks=True).post(link_in(mail.outbox[0])).status_code == 403
    assert not EventPage.objects.exists()


def test_markup_stays_words_on_the_page_and_in_the_draft(suggested: Any, client: Client) -> None:
    suggestion = suggested(title=EVIL, venue_name=EVIL, street=EVIL, name=EVIL, description=f"{EVIL}\n\n{EVIL}")
    assert EVIL not in client.get(link_in(mail.outbox[0])).content.decode()
    confirm(suggestion)
    page = EventPage.objects.get()
    assert page.body[0].value.source.startswith("<p>&lt;img src=x onerror=alert(1)&gt;</p>")
    decide(page, reviewer(), "approve")
    assert EVIL not in client.get(EventPage.objects.get().url).content.decode()
    notices.deliver_waiting()
    assert all(EVIL not in message.alternatives[0].content for message in mail.outbox)


def test_the_mail_speaks_the_language_of_the_form_as_text_and_html(suggested: Any, client: Client) -> None:
    suggested(language="de")
    german = mail.outbox[0]
    assert german.subject == "Bitte bestätigen Sie Ihren Terminvorschlag"
    assert "für Jena einen Termin am 12.\u00a0Dezember 2026" in german.body.replace("Dezember\u00a0", "Dezember ")
    assert "28.\u00a0November\u00a02026" in german.body
    assert link_in(german) in german.alternatives[0].content
    assert "Werkstatt" not in str(german.message())


def test_without_a_mail_server_it_waits_and_goes_out_once(suggested: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    suggested()
    settings.EMAIL_BACKEND = backend
    assert outbox.deliver_waiting() == 0, "not again at once"
    later(monkeypatch, dt.timedelta(minutes=11))
    assert outbox.deliver_waiting() == 1
    later(monkeypatch, dt.timedelta(hours=12))
    assert outbox.deliver_waiting() == 0
    assert len(mail.outbox) == 1


def test_a_description_becomes_a_summary_and_paragraphs() -> None:
    sentence = "Ein Satz von vierzig Zeichen, ungefähr so. "
    summary, paragraphs = divided(sentence * 10)
    assert summary == (sentence * 7).strip()
    assert paragraphs == [(sentence * 10).strip()], "nothing is lost"
    assert len(divided("x" * 400)[0]) == 300
    assert divided(" \n \n") == ("", [])
    assert as_html(['a & "b"\n<c>'], "", "") == "<p>a &amp; &quot;b&quot;<br/>&lt;c&gt;</p>"


def test_the_clock_does_both() -> None:
    assert {"mailing suggestions", "forgetting suggestions"} <= {job.name for job in clock_jobs}
