"""Mails about contributions: to the right people, in their language, once, and never lost."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import Notice, StandardPage, User
from home.moderation.delivery import outbox
from home.moderation.handing_in import HandedIn, handing_in
from home.registry import clock_jobs
from tests.factories import StandardPageFactory
from tests.home.contributions import contributor, decide, drafted, hand_in, reviewer

LONG = "Lang. " * 100
REASON = "Bitte tragen Sie ein, wer das Zitat freigegeben hat & wann.\n\nDer Wortlaut ist <schön>, daran ändern wir nichts. " + LONG


@pytest.fixture
def tom(tree: SimpleNamespace) -> User:
    return contributor(tree.home)


@pytest.fixture
def mara(db: None) -> User:
    return reviewer()


@pytest.fixture
def page(tree: SimpleNamespace, tom: User) -> StandardPage:
    return drafted(StandardPageFactory(parent=tree.home, title="Offenes Labor", slug="offenes-labor", live=False), tom)


def sent(to: str) -> list[Any]:
    return [message for message in mail.outbox if message.to == [to]]


def switch(user: User, **values: Any) -> None:
    UserProfile.objects.update_or_create(user=user, defaults=values)


def later(monkeypatch: pytest.MonkeyPatch, delta: dt.timedelta) -> None:
    now = timezone.now() + delta
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def html_of(message: Any) -> str:
    return str(message.alternatives[0].content)


def test_handed_in_one_mail_to_who_did_and_one_to_each_reviewer(page: Page, tom: User, mara: User) -> None:
    second = reviewer(email="ines@beispiel.example")
    hand_in(page, tom)
    assert mail.outbox == [], "nobody waits for a mail server"
    assert outbox.deliver_waiting() == 3
    received, to_mara, to_ines = sent(tom.email)[0], sent(mara.email)[0], sent(second.email)[0]
    assert len(mail.outbox) == 3, "and none of Wagtail's own"
    assert received.subject == "Eingereicht: „Offenes Labor“"
    assert "Guten Tag Tom Sommerfeld," in received.body
    assert to_mara.subject == to_ines.subject == "Zu prüfen: „Offenes Labor“"
    for words in ("Tom Sommerfeld", f"http://localhost:8000/admin/pages/{page.pk}/edit/", "http://localhost:8000/admin/review/"):
        assert words in to_mara.body
        assert words in html_of(to_mara)
    assert outbox.deliver_waiting() == 0


def test_sent_back_with_the_reason_in_full_and_an_answer_reaches_who_wrote_it(page: Page, tom: User, mara: User) -> None:
    hand_in(page, tom)
    decide(page, mara, "reject", REASON)
    outbox.deliver_waiting()
    message = sent(tom.email)[-1]
    assert message.subject == "Bitte ergänzen: „Offenes Labor“"
    assert REASON in message.body
    assert "Mara Lindgarten schreibt" in message.body
    assert "freigegeben hat &amp; wann.</p>" in html_of(message)
    assert "&lt;schön&gt;" in html_of(message)
    assert message.reply_to == [mara.email]
    assert len(sent(mara.email)) == 1


def test_approved_with_the_address_of_the_page(page: Page, tom: User, mara: User) -> None:
    hand_in(page, tom)
    decide(page, mara, "approve")
    outbox.deliver_waiting()
    message = sent(tom.email)[-1]
    assert message.subject == "Freigegeben: „Offenes Labor“"
    assert "Ihr Beitrag ist online" in html_of(message)
    assert "http://localhost:8000/offenes-labor/" in message.body


def test_approved_for_later_says_when(page: Page, tom: User, mara: User) -> None:
    page.go_live_at = dt.datetime(2030, 5, 1, 7, tzinfo=dt.UTC)
    drafted(page, tom)
    page.save()
    hand_in(page, tom)
    decide(page, mara, "approve")
    outbox.deliver_waiting()
    assert "erscheint am 01.05.2030 09:00" in sent(tom.email)[-1].body.replace("\u00a0", " ")


def test_each_in_their_language(page: Page, tom: User, mara: User) -> None:
    switch(tom, preferred_language="en")
    hand_in(page, tom)
    outbox.deliver_waiting()
    assert sent(tom.email)[0].subject == "Handed in: “Offenes Labor”"
    assert '<html lang="en">' in html_of(sent(tom.email)[0])
    assert sent(mara.email)[0].subject == "Zu prüfen: „Offenes Labor“"


@pytest.mark.parametrize(
    ("switch_name", "action", "subjects"),
    [
        ("submitted_notifications", "approve", ["Freigegeben"]),
        ("approved_notifications", "approve", ["Eingereicht"]),
        ("rejected_notifications", "reject", ["Eingereicht"]),
    ],
)
def test_wagtails_own_switches_turn_them_off(page: Page, tom: User, mara: User, switch_name: str, action: str, subjects: list[str]) -> None:
    switch(tom, **{switch_name: False})
    hand_in(page, tom)
    decide(page, mara, action, "Wann?")
    outbox.deliver_waiting()
    assert [message.subject.partition(":")[0] for message in sent(tom.email)] == subjects
    assert not Notice.objects.filter(sent_at=None).exists()


def test_a_contributor_finds_every_switch_in_the_account(tom: User, client: Client) -> None:
    client.force_login(tom)
    address = reverse("wagtailadmin_account")
    page = client.get(address).content.decode()
    names = ("received-submitted_notifications", "notifications-approved_notifications", "notifications-rejected_notifications")
    assert [name for name in names if f'name="{name}"' not in page] == []


def test_a_reviewer_finds_that_switch_once(admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailadmin_account")).content.decode()
    assert page.count('-submitted_notifications" id=') == page.count('name="notifications-submitted_notifications"') == 1


def test_somebody_without_an_account_gets_no_way_into_the_admin(page: Page, mara: User) -> None:
    with handing_in(HandedIn("form", name="Karla", email="karla@beispiel.example", language="en")):
        hand_in(page, None)  # type: ignore[arg-type]
    decide(page, mara, "reject", "When?")
    outbox.deliver_waiting()
    received, rejected = sent("karla@beispiel.example")
    assert "Hello Karla," in received.body
    assert "When?" in rejected.body
    for message in (received, rejected):
        assert "/admin/" not in str(message.message())
        assert "180 days" in message.body


def test_line_breaks_in_a_title_make_no_header(page: Page, tom: User, mara: User) -> None:
    Page.objects.filter(pk=page.pk).update(draft_title="Labor\r\nBcc: alle@beispiel.example")
    hand_in(page, tom)
    outbox.deliver_waiting()
    assert all(set(message.message().keys()) >= {"Subject"} and "Bcc" not in message.message() for message in mail.outbox)
    assert len(mail.outbox) == 2


def test_without_a_mail_server_all_waits_and_goes_out_once(
    page: Page, tom: User, mara: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 9
    hand_in(page, tom)
    decide(page, mara, "approve")
    assert outbox.deliver_waiting() == 0
    settings.EMAIL_BACKEND = backend
    assert outbox.deliver_waiting() == 3
    later(monkeypatch, dt.timedelta(days=2))
    assert outbox.deliver_waiting() == 0
    assert len(mail.outbox) == 3


def test_one_that_fails_holds_up_no_other_and_is_tried_again_later(
    page: Page, tom: User, mara: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hand_in(page, tom)
    with monkeypatch.context() as broken:
        broken.setattr("home.moderation.mails.language_of", lambda user: 1 / 0 if user == tom else "de")
        assert outbox.deliver_waiting() == 1
    assert "will be tried again" in caplog.text
    assert tom.email not in caplog.text
    assert outbox.deliver_waiting() == 0, "not again at once"
    later(monkeypatch, dt.timedelta(minutes=11))
    assert outbox.deliver_waiting() == 1
    assert len(mail.outbox) == 2


def test_who_has_left_gets_none(page: Page, tom: User, mara: User) -> None:
    hand_in(page, tom)
    User.objects.filter(pk=tom.pk).update(is_active=False)
    outbox.deliver_waiting()
    assert sent(tom.email) == []


def test_the_clock_knows() -> None:
    assert {"mails about contributions", "forgetting submitters"} <= {job.name for job in clock_jobs}
