"""Suggesting an event without an account: what is typed is stored once and never lost; what programs send is harmless."""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage, EventPage, Suggestion
from events.suggesting.retention import forget_unconfirmed
from home.models import Submission
from tests.events.suggestions import WORDS, handed_out
from tests.factories import CityPageFactory, StandardPageFactory, TopicFactory, publish, translate

ADDRESS = "/termine/vorschlagen/"
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def sent(client: Client, city: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Sends the form as a person would, with other words for some fields."""
    token = handed_out(client, ADDRESS, monkeypatch)
    words = WORDS | {"city": str(city.pk), "topic": "standort", "form": token}
    return lambda **others: client.post(ADDRESS, words | others)


def parsed(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def errors_at(response: Any) -> dict[str, str]:
    """What is said at which field."""
    found = parsed(response).select(".is-wrong [id$=_error]")
    return {error["id"].removeprefix("id_").removesuffix("_error"): error.get_text(strip=True) for error in found}


def test_it_is_kept_until_it_is_confirmed_and_nothing_reaches_the_queue(sent: Any, client: Client, city: Any) -> None:
    response = sent()
    suggestion = Suggestion.objects.get()
    assert (suggestion.city_id, suggestion.topic, suggestion.language) == (city.pk, "standort", "de")
    assert (suggestion.title, suggestion.first_day, suggestion.start_time) == ("Offene Werkstatt", dt.date(2026, 12, 12), dt.time(10))
    assert suggestion.link == "https://www.beispiel.example/werkstatt"
    assert not EventPage.objects.exists()
    assert not Submission.objects.exists()
    assert [message.to for message in mail.outbox] == [["k.wendisch@beispiel.example"]]
    assert response.status_code == 302
    assert response["Location"].startswith("/termine/vorschlagen/danke/")
    done = client.get(response["Location"])
    assert "k.wendisch@beispiel.example" in done.content.decode()
    assert "no-store" in done["Cache-Control"]
    assert 'content="noindex"' in done.content.decode()
    assert client.get(response["Location"].replace("~", "~x")).status_code == 404


def test_sent_twice_it_is_one_suggestion_and_one_mail(sent: Any) -> None:
    assert sent()["Location"] == sent()["Location"]
    assert (Suggestion.objects.count(), len(mail.outbox)) == (1, 1)
    sent(title="Etwas anderes")
    assert Suggestion.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"first_day": "2026-11-25"}, "first_day", "Dieser Tag ist vorbei"),
        ({"first_day": "2030-11-25"}, "first_day", "in mehr als drei Jahren"),
        ({"first_day": "31.02.2027"}, "first_day", "Das ist kein Tag"),
        ({"first_day": "übermorgen"}, "first_day", "Das ist kein Tag"),
        ({"first_day": ""}, "first_day", "an welchem Tag"),
        ({"start_time": "25:00"}, "start_time", "Das ist keine Uhrzeit"),
        ({"start_time": ""}, "start_time", "wann es beginnt"),
        ({"end_time": "abends"}, "end_time", "Das ist keine Uhrzeit"),
        ({"end_time": "10:00"}, "end_time", "enden, wenn er beginnt"),
        ({"city": ""}, "city", "wählen Sie eine Stadt"),
        ({"city": "999999"}, "city", "eine der Städte"),
        ({"city": "1 OR 1=1"}, "city", "eine der Städte"),
        ({"topic": "'"}, "topic", "eines der Themen"),
        ({"title": " "}, "title", "wie der Termin heißt"),
        ({"title": "x" * 151}, "title", "150"),
        ({"venue_name": ""}, "venue_name", "wo er stattfindet"),
        ({"description": "x" * 4001}, "description", "4000"),
        ({"link": "javascript:alert(1)"}, "link", "keine Adresse einer Website"),
        ({"link": "ftp://beispiel.example/"}, "link", "keine Adresse einer Website"),
        ({"email": "a@b.example\nBcc: all@b.example"}, "email", "keine E-Mail-Adresse"),
        ({"name": "\x00"}, "name", "Null"),
        ({"consent": ""}, "consent", "Ohne Ihr Einverständnis"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_is_lost(sent: Any, words: dict[str, str], field: str, said: str) -> None:
    response = sent(**words)
    assert response.status_code == 422
    page = parsed(response)
    found = errors_at(response)
    assert list(found) == [field]
    assert said in found[field]
    assert [link["href"] for link in page.select(".errors a")] == [f"#id_{field}"]
    shown = page.find(id="id_title"), page.find(id="id_description"), page.find(id=f"id_{field}")
    assert shown[0]["value"] == (words.get("title") or WORDS["title"]).strip() or field == "title"
    assert shown[1].text.strip().replace("\r", "").startswith((words.get("description") or WORDS["description"])[:20])
    assert shown[2]["aria-invalid"] == "true"
    if field in ("first_day", "start_time", "end_time", "link") and words[field]:
        assert shown[2]["value"] == words[field], "as it was typed"
        is_picked = words[field] in ("2026-11-25", "2030-11-25", "10:00")
        assert shown[2]["type"] == ({"first_day": "date"}.get(field, "time") if is_picked else "text")
    assert not Suggestion.objects.exists()
    assert not mail.outbox


def test_a_day_may_be_typed_as_people_write_it(sent: Any) -> None:
    sent(first_day="12.12.2026", end_time="", start_time="")
    suggestion = Suggestion.objects.get()
    assert (suggestion.first_day, suggestion.start_time) == (dt.date(2026, 12, 12), None)


@pytest.mark.parametrize("words", [{"homepage": "https://beispiel.example"}, {"form": ""}, {"form": "1.abc:def:ghi"}])
def test_a_program_is_not_heard_and_a_person_may_send_once_more(sent: Any, words: dict[str, str]) -> None:
    response = sent(**words)
    assert response.status_code == 422
    page = parsed(response)
    assert not page.find(id="id_homepage").get("value")
    assert page.find(id="id_title")["value"] == WORDS["title"]
    assert not Suggestion.objects.exists()
    assert sent(form=page.find("input", {"name": "form"})["value"]).status_code == 302


def test_headers_cannot_be_injected_and_markup_stays_words(sent: Any, client: Client) -> None:
    fields = ("title", "venue_name", "street", "description", "name")
    response = sent(**dict.fromkeys(fields, f"{EVIL}\r\nBcc: alle@beispiel.example"))
    assert Suggestion.objects.get().title == f"{EVIL} Bcc: alle@beispiel.example"
    [message] = mail.outbox
    assert (message.bcc, message.to) == ([], ["k.wendisch@beispiel.example"])
    assert "Bcc" not in str(message.message()), "the mail repeats nothing that somebody typed"
    assert EVIL not in client.get(response["Location"]).content.decode()
    again = sent(**dict.fromkeys(fields, EVIL), consent="").content.decode()
    assert EVIL not in again
    assert "&lt;img src=x" in again


def test_many_in_a_minute_are_throttled_in_the_language_of_the_reader(sent: Any, client: Client, settings: Any) -> None:
    settings.SUGGESTIONS_PER_HOUR = 3
    answers = [sent(title=f"Termin {number}", email=f"a{number}@beispiel.example") for number in range(30)]
    assert [answer.status_code for answer in answers] == [302] * 3 + [429] * 27
    assert int(answers[-1]["Retry-After"]) > 0
    assert "Aus Ihrem Netz kamen viele Vorschläge" in answers[-1].content.decode()
    assert "Termin 29" in answers[-1].content.decode()
    assert Suggestion.objects.count() == 3


def test_nobody_has_us_fill_somebody_elses_mailbox(sent: Any) -> None:
    for number in range(5):
        assert sent(title=f"Termin {number}").status_code == 302
    refused = sent(title="Noch einer", email="K.Wendisch@beispiel.example")
    assert "warten noch auf die Bestätigung" in errors_at(refused)["email"]
    assert len(mail.outbox) == 5


def test_without_its_token_nothing_is_stored(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True)
    token = handed_out(strict, ADDRESS, monkeypatch)
    assert strict.post(ADDRESS, WORDS | {"city": city.pk, "topic": "standort", "form": token}).status_code == 403
    assert not Suggestion.objects.exists()


def test_the_form_alone_sets_a_cookie_and_is_never_kept(city: Any, client: Client) -> None:
    listed = client.get("/termine/")
    assert f'href="{ADDRESS}"' in listed.content.decode()
    assert not listed.cookies
    response = client.get(ADDRESS, {"title": "<script>"})
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    assert response.cookies["csrftoken"]
    assert not response.cookies["csrftoken"]["max-age"]
    page = response.content.decode()
    assert 'content="noindex"' in page
    assert "<script>" not in page
    assert "canonical" not in page
    assert client.put(ADDRESS).status_code == 405


def test_english_has_an_address_and_words_of_its_own(city: Any, client: Client) -> None:
    translate(EventIndexPage.objects.get(), title="Events", slug="events")
    assert 'href="/en/events/suggest/"' in client.get("/en/events/").content.decode()
    page = client.get("/en/events/suggest/").content.decode()
    assert "What is the event called?" in page
    assert 'href="/termine/vorschlagen/"' in page
    assert 'href="/en/events/suggest/"' in client.get(ADDRESS).content.decode()
    assert client.get("/en/events/vorschlagen/").status_code == 404
    refused = client.post("/en/events/suggest/", {"first_day": "1.1.2020"})
    assert errors_at(refused)["first_day"] == "This day is over. Please name one that is still to come."


def test_only_a_public_list_of_dates_has_the_form(city: Any, tree: SimpleNamespace, client: Client) -> None:
    contact = publish(StandardPageFactory(parent=tree.home, title="Kontakt", slug="kontakt"))
    assert client.get("/kontakt/vorschlagen/").status_code == 404
    publish(StandardPageFactory(parent=contact, title="Ganz normale Seite", slug="vorschlagen"))
    assert "Ganz normale Seite" in client.get("/kontakt/vorschlagen/").content.decode()
    PageViewRestriction.objects.create(page=EventIndexPage.objects.get(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ADDRESS).status_code == 404


def test_without_a_city_there_is_neither_form_nor_link(city: Any, client: Client) -> None:
    city.get_parent().delete()
    assert "vorschlagen" not in client.get("/termine/").content.decode()
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("number", [1, 20])
def test_queries_are_few_and_do_not_grow(city: Any, client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int) -> None:
    for place in range(1, number):
        publish(CityPageFactory(parent=city.get_parent(), title=f"Stadt {place}"))
        TopicFactory(slug=f"thema-{place}")
    assert client.get(ADDRESS).status_code == 200
    cache.clear()
    with django_assert_num_queries(4):  # version; path, page; privacy
        client.get(ADDRESS)


def test_what_nobody_confirms_is_deleted(sent: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    address = sent()["Location"]
    assert forget_unconfirmed() == 0
    later = timezone.now() + dt.timedelta(hours=settings.SUGGESTION_HOURS)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert client.get(address).status_code == 404
    assert forget_unconfirmed() == 1
    assert not Suggestion.objects.exists()
