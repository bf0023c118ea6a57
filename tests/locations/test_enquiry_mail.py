"""The mails of an enquiry: what they say, and that they go out once, whatever happens to the mail server."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from home.registry import clock_jobs
from locations.enquiries.delivery import outbox
from locations.enquiries.retention import forget_old
from locations.models import Enquiry
from tests.factories import CommercialSitePageFactory, publish


@pytest.fixture
def enquiry(region: SimpleNamespace) -> Enquiry:
    site = publish(CommercialSitePageFactory(parent=region.leipzig, title="Nordtor", slug="nordtor"))
    return asked(site)


def asked(site: Any, **words: Any) -> Enquiry:
    values = {
        "page": site,
        "property_title": site.title,
        "language": "de",
        "subject": "visit",
        "message": "Wir möchten das Gelände ansehen.\nIm Januar?",
        "name": "Wendisch, Karla",
        "email": "k.wendisch@beispiel.example",
        "recipient": "flaechen@beispiel.example",
    }
    return Enquiry.objects.create(**values | words)


class NoServer:
    """A mail server that is away, for as long as a test wants it."""

    def __init__(self, settings: Any) -> None:
        self.settings, self.backend = settings, settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    def back(self) -> None:
        self.settings.EMAIL_BACKEND = self.backend


def later(monkeypatch: pytest.MonkeyPatch, delta: dt.timedelta) -> None:
    now = timezone.now() + delta
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_the_office_reads_everything_and_answers_the_sender(enquiry: Enquiry) -> None:
    outbox.deliver(enquiry.pk)
    office, _confirmation = mail.outbox
    assert office.subject == f"Anfrage {enquiry.reference}: Nordtor"
    assert office.reply_to == ['"Wendisch, Karla" <k.wendisch@beispiel.example>']
    assert office.from_email == "webmaster@localhost"
    html = office.alternatives[0].content
    for words in ("Besichtigung", "Wendisch, Karla", "Im Januar?", "http://localhost:8000/staedte/leipzig/nordtor/"):
        assert words in office.body
        assert words in html
    assert "Wir möchten das Gelände ansehen.<br>Im Januar?" in html


def test_the_sender_is_told_in_the_language_of_the_form_and_nothing_typed_is_repeated(enquiry: Enquiry) -> None:
    Enquiry.objects.update(language="en")
    outbox.deliver(enquiry.pk)
    office, confirmation = mail.outbox
    assert "Jemand fragt nach" in office.body
    assert "Geschrieben auf der englischen Seite." in office.body
    assert confirmation.subject == "Your enquiry has arrived: Nordtor"
    assert confirmation.reply_to == ["flaechen@beispiel.example"]
    assert enquiry.reference in confirmation.body
    assert "Thank you" in confirmation.body.capitalize() or "thank you" in confirmation.body
    for typed in ("Wendisch", "Gelände", "Januar"):
        assert typed not in str(confirmation.message())


def test_an_ampersand_stays_one_in_plain_text(enquiry: Enquiry) -> None:
    Enquiry.objects.update(property_title="Kohle & Söhne", message="1 < 2")
    outbox.deliver(enquiry.pk)
    assert "Kohle & Söhne" in mail.outbox[0].body
    assert "1 < 2" in mail.outbox[0].body
    assert "Kohle & Söhne" in mail.outbox[1].body
    assert "1 &lt; 2" in mail.outbox[0].alternatives[0].content


def test_without_a_mail_server_it_waits_and_goes_out_once(enquiry: Enquiry, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server = NoServer(settings)
    assert not outbox.deliver(enquiry.pk)
    server.back()
    assert outbox.deliver_waiting() == 0, "not again at once"
    later(monkeypatch, dt.timedelta(minutes=11))
    assert outbox.deliver_waiting() == 1
    assert len(mail.outbox) == 2
    later(monkeypatch, dt.timedelta(days=2))
    assert outbox.deliver_waiting() == 0
    assert len(mail.outbox) == 2


def test_what_one_process_is_mailing_no_other_mails(enquiry: Enquiry) -> None:
    Enquiry.objects.update(tried_at=timezone.now())
    assert not outbox.deliver(enquiry.pk)
    assert mail.outbox == []


def test_the_office_gets_no_second_mail_when_the_confirmation_failed(enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setitem(outbox.mails, "confirmed_at", lambda enquiry: 1 / 0)
        assert not outbox.deliver(enquiry.pk)
    later(monkeypatch, dt.timedelta(minutes=11))
    outbox.deliver_waiting()
    assert [message.to[0] for message in mail.outbox] == ["flaechen@beispiel.example", "k.wendisch@beispiel.example"]


def test_the_log_names_nobody(enquiry: Enquiry, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    NoServer(settings)
    outbox.deliver(enquiry.pk)
    assert "could not be mailed (ConnectionRefusedError)" in caplog.text
    assert "beispiel.example" not in caplog.text


def test_what_cannot_be_mailed_for_a_day_is_tried_rarely(enquiry: Enquiry, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server = NoServer(settings)
    later(monkeypatch, dt.timedelta(days=3))
    outbox.deliver(enquiry.pk)
    server.back()
    later(monkeypatch, dt.timedelta(hours=5))
    assert outbox.deliver_waiting() == 0
    later(monkeypatch, dt.timedelta(hours=2))
    assert outbox.deliver_waiting() == 1


def test_a_property_that_is_gone_holds_up_no_mail(enquiry: Enquiry) -> None:
    enquiry.page.delete()
    assert outbox.deliver(enquiry.pk)
    assert "http://localhost:8000/staedte" not in mail.outbox[0].body


def test_enquiries_are_deleted_in_time(enquiry: Enquiry, settings: Any) -> None:
    settings.ENQUIRY_DAYS = 30
    young = asked(enquiry.page)
    Enquiry.objects.filter(pk=enquiry.pk).update(received_at=timezone.now() - dt.timedelta(days=31))
    assert forget_old() == 1
    assert list(Enquiry.objects.all()) == [young]


def test_the_clock_does_both() -> None:
    assert {"mailing enquiries", "forgetting enquiries"} <= {job.name for job in clock_jobs}
