"""Asking about a property: what is typed is stored once, mailed, and never lost; what programs send is harmless."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from home.public_forms import guard
from locations.models import Enquiry
from tests.factories import CommercialSitePageFactory, HallPageFactory, StandardPageFactory, publish, translate

FORM = "anfrage/"
WORDS = {
    "subject": "visit",
    "area": "4 bis 6 ha",
    "message": "Wir suchen einen zweiten Standort.",
    "name": "Karla Wendisch",
    "company": "Werkstatt (Beispiel)",
    "email": "k.wendisch@beispiel.example",
    "phone": "0341 000 00-7",
    "consent": "on",
}


@pytest.fixture
def site(region: SimpleNamespace) -> Any:
    return publish(CommercialSitePageFactory(parent=region.leipzig, title="Nordtor", slug="nordtor"))


@pytest.fixture
def address(site: Any) -> str:
    return f"{site.url}{FORM}"


def handed_out(client: Client, address: str, monkeypatch: pytest.MonkeyPatch, seconds: int = 10) -> str:
    """What a form carries that was opened some seconds ago."""
    token = BeautifulSoup(client.get(address).content, "html.parser").find("input", {"name": "form"})["value"]
    age = guard._age
    monkeypatch.setattr(guard, "_age", lambda signed: age(signed) + seconds)
    return token


@pytest.fixture
def sent(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sends the form as a person would, with other words for some fields."""
    token = handed_out(client, address, monkeypatch)
    return lambda **words: client.post(address, WORDS | {"form": token} | words)


def test_it_is_stored_mailed_and_answered(sent: Any, client: Client, site: Any) -> None:
    response = sent()
    enquiry = Enquiry.objects.get()
    assert (enquiry.page_id, enquiry.property_title, enquiry.language, enquiry.recipient) == (site.pk, "Nordtor", "de", site.contact_email)
    assert {name: getattr(enquiry, name) for name in WORDS if name != "consent"} == {k: v for k, v in WORDS.items() if k != "consent"}
    assert enquiry.mailed_at
    assert enquiry.confirmed_at
    assert [message.to for message in mail.outbox] == [["flaechen@beispiel.example"], ["k.wendisch@beispiel.example"]]
    assert response.status_code == 302
    assert response["Location"].startswith("/staedte/leipzig/nordtor/anfrage/danke/")
    for _again in range(2):
        done = client.get(response["Location"])
        assert done.status_code == 200
        assert enquiry.reference in done.content.decode()
        assert "no-store" in done["Cache-Control"]
        assert 'content="noindex"' in done.content.decode()


def test_sent_twice_it_is_one_enquiry(sent: Any) -> None:
    assert sent()["Location"] == sent()["Location"]
    assert Enquiry.objects.count() == 1
    assert len(mail.outbox) == 2
    sent(message="Noch etwas anderes.")
    assert Enquiry.objects.count() == 2


def test_mistakes_are_named_and_nothing_is_lost(sent: Any) -> None:
    response = sent(email="k.wendisch.example", name=" ", consent="", message="<b>Wir</b> & ihr")
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.select_one(".errors[role=alert][autofocus]")
    assert summary.h2.text == "3 Angaben fehlen oder stimmen nicht"
    assert [link["href"] for link in summary.select("a")] == ["#id_name", "#id_email", "#id_consent"]
    assert page.title.text.startswith("Noch nicht gesendet: ")
    for name in ("name", "email", "consent"):
        field = page.find(id=f"id_{name}")
        assert field["aria-invalid"] == "true"
        assert page.find(id=f"id_{name}_error").text
        assert f"id_{name}_error" in field["aria-describedby"]
    assert page.find(id="id_message").text.strip() == "<b>Wir</b> & ihr"
    assert page.find(id="id_email")["value"] == "k.wendisch.example"
    assert page.find(id="id_company")["value"] == WORDS["company"]
    assert not Enquiry.objects.exists()


def test_a_program_that_fills_in_everything_is_not_heard(sent: Any) -> None:
    response = sent(homepage="https://beispiel.example")
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert "verborgenes Feld" in page.select_one(".errors").text
    assert not page.find(id="id_homepage").get("value")
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "1.abc:def:ghi", "\x00", "9" * 5000])
def test_a_form_that_we_never_handed_out_is_not_heard_but_can_be_sent_again(sent: Any, token: str) -> None:
    response = sent(form=token)
    assert response.status_code == 422
    renewed = BeautifulSoup(response.content, "html.parser").find("input", {"name": "form"})["value"]
    assert sent(form=renewed).status_code == 302


def test_quicker_than_people_write(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    token = handed_out(client, address, monkeypatch, seconds=0)
    assert client.post(address, WORDS | {"form": token}).status_code == 422
    monkeypatch.setattr("home.public_forms.form.QUICKEST", 0)
    assert client.post(address, WORDS | {"form": token}).status_code == 302


def test_a_form_of_another_property_is_not_heard(sent: Any, region: SimpleNamespace, client: Client) -> None:
    other = publish(HallPageFactory(parent=region.leipzig))
    token = BeautifulSoup(client.get(f"{other.url}{FORM}").content, "html.parser").find("input", {"name": "form"})["value"]
    assert sent(form=token).status_code == 422


def test_headers_cannot_be_injected(sent: Any) -> None:
    assert sent(email="a@b.example\nBcc: all@b.example").status_code == 422
    assert sent(name="Karla\r\nBcc: alle@beispiel.example", company="A\r\nB").status_code == 302
    assert Enquiry.objects.get().name == "Karla Bcc: alle@beispiel.example"
    assert all(message.bcc == [] and "\n" not in message.subject for message in mail.outbox)
    assert "Bcc" not in mail.outbox[0].message()


def test_markup_in_every_field_stays_words(sent: Any) -> None:
    evil = "<img src=x onerror=alert(1)>"
    sent(**dict.fromkeys(("message", "name", "company"), evil), phone="<b>1", area="<i>2")
    html = mail.outbox[0].alternatives[0].content
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html
    assert evil in mail.outbox[0].body
    assert evil not in str(mail.outbox[1].message())


def test_without_its_token_nothing_is_stored(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True)
    token = handed_out(strict, address, monkeypatch)
    assert strict.post(address, WORDS | {"form": token}).status_code == 403
    assert not Enquiry.objects.exists()


def test_nobody_asks_without_end(sent: Any, settings: Any) -> None:
    settings.ENQUIRIES_PER_HOUR = 3
    for number in range(3):
        assert sent(message=f"Frage {number}").status_code == 302
    refused = sent(message="Frage 4")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "Frage 4" in refused.content.decode()
    assert Enquiry.objects.count() == 3


@pytest.mark.parametrize("words", [
    {"message": "x" * 4001}, {"name": "x" * 121}, {"subject": "price' OR 1=1"}, {"message": "\x00"}, {"email": "x" * 300 + "@b.example"},
])  # fmt: skip
def test_what_does_not_fit_is_refused(sent: Any, words: dict[str, str]) -> None:
    assert sent(**words).status_code == 422
    assert not Enquiry.objects.exists()


def test_the_form_is_for_nobody_else_and_no_search_engine(client: Client, address: str) -> None:
    response = client.get(address, {"name": "<script>", "message": "x"})
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    assert 'content="noindex"' in page
    assert "<script>" not in page
    assert "canonical" not in page
    cookie = response.cookies["csrftoken"]
    assert not cookie["max-age"]
    assert client.put(address).status_code == 405


def test_reading_an_expose_sets_no_cookie(site: Any, client: Client) -> None:
    assert not client.get(f"{site.url}expose.pdf").cookies


def test_english_has_an_address_and_words_of_its_own(region: SimpleNamespace, site: Any, client: Client) -> None:
    translate(region.cities, slug="cities")
    translate(region.leipzig, slug="leipsic")
    english = translate(site, title="North Gate", slug="north-gate")
    page = client.get(f"{english.url}enquiry/").content.decode()
    assert "Your message" in page
    assert "Ihre Nachricht" not in page
    assert 'href="/staedte/leipzig/nordtor/anfrage/"' in page
    assert 'href="/en/cities/leipsic/north-gate/enquiry/"' in client.get(f"{site.url}{FORM}").content.decode()
    assert client.get(f"{english.url}anfrage/").status_code == 404


def test_a_city_that_has_no_english_page_is_marked_as_german(region: SimpleNamespace, client: Client) -> None:
    translate(region.pool, slug="property-pool")
    english = translate(publish(CommercialSitePageFactory(parent=region.pool, city=region.jena)))
    city = BeautifulSoup(client.get(f"{english.url}enquiry/").content, "html.parser").select_one("aside .kicker span")
    assert (city.text, city["lang"]) == ("Jena", "de")


def test_without_an_address_to_mail_to_there_is_no_form(region: SimpleNamespace, client: Client) -> None:
    page = publish(HallPageFactory(parent=region.leipzig, contact_email="", contact_phone="0341 1"))
    assert client.get(f"{page.url}{FORM}").status_code == 404
    assert client.post(f"{page.url}{FORM}", WORDS).status_code == 404


def test_what_is_not_public_has_no_form(region: SimpleNamespace, site: Any, address: str, client: Client) -> None:
    draft = CommercialSitePageFactory(parent=region.leipzig, live=False)
    assert client.get(f"/staedte/leipzig/{draft.slug}/anfrage/").status_code == 404
    assert client.get("/staedte/leipzig/anfrage/").status_code == 404
    PageViewRestriction.objects.create(page=site, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_a_page_that_is_called_enquiry_stays_reachable(region: SimpleNamespace, client: Client) -> None:
    contact = publish(StandardPageFactory(parent=region.home, title="Kontakt", slug="kontakt"))
    publish(StandardPageFactory(parent=contact, title="Ganz normale Seite", slug="anfrage"))
    assert "Ganz normale Seite" in client.get("/kontakt/anfrage/").content.decode()


def test_nobody_reads_what_happens_to_anothers_enquiry(sent: Any, client: Client, region: SimpleNamespace) -> None:
    address = sent()["Location"]
    other = publish(HallPageFactory(parent=region.leipzig))
    signed = re.fullmatch(r".*/danke/(.+)/", address)[1]
    for wrong in (address.replace(signed, "1~x"), address.replace(signed, "1"), f"{other.url}anfrage/danke/{signed}/"):
        assert client.get(wrong).status_code == 404
    Enquiry.objects.all().delete()
    assert client.get(address).status_code == 404


def test_the_form_names_the_page_on_privacy(region: SimpleNamespace, address: str, client: Client) -> None:
    assert "Mehr dazu" not in client.get(address).content.decode()
    publish(StandardPageFactory(parent=region.home, title="Datenschutz", slug="datenschutz"))
    assert 'href="/datenschutz/"' in client.get(address).content.decode()


def test_the_reference_names_the_local_year() -> None:
    enquiry = Enquiry(pk=7, property_title="Nordtor", name="Karla Wendisch")
    enquiry.received_at = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)
    assert str(enquiry) == "A-2027-0007: Nordtor"
