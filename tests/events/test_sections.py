"""Where dates stand besides their own pages: start page, articles, cities, organisations, and in the middle of a text."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventDate, EventIndexPage
from home.blocks import BODY
from tests.events.conftest import titles, words
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventSeriesFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.many import cost, more_of

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def test_the_start_page_has_the_next_date_on_amber_and_five_below(index: EventIndexPage, soup: Soup) -> None:
    changes = [{"date": date(2026, 12, 3), "what": "cancelled"}]
    publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe", changes=changes))
    page = soup("/")
    assert words(page.select_one(".opening__next")) == "Nächster Termin: Do, 10. Dezember, 18 Uhr Reihe"
    assert page.select_one(".opening__next a")["href"] == "/termine/reihe/2026-12-10/"
    assert len(titles(page)) == 5
    assert page.select_one("a.more[href='/termine/']")


def test_an_article_says_of_a_series_of_editions_when_the_next_one_is(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    series = EventSeriesFactory(parent=index, slug="tour", title="Tour", schedules=[], live=False)
    publish(EventFactory(parent=series, slug="gera", title="Gera"))
    series = publish(series)
    article_about(tree, series)
    assert words(soup("/aktuelles/artikel/").select_one(".event-box")).startswith("16Mi, Dez Gera")
    assert soup("/aktuelles/artikel/").select_one(".event-box a")["href"] == "/termine/tour/gera/"


def test_a_notice_of_the_editors_takes_the_place_of_the_next_date(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    publish(EventFactory(parent=index))
    tree.home.notice_label, tree.home.notice_page = "Wichtig", tree.news
    publish(tree.home)
    assert words(soup("/").select_one(".opening__next")) == "Wichtig Aktuelles"


def test_a_notice_that_leads_to_a_german_page_says_so_on_the_english_one(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    tree.home.notice_label, tree.home.notice_page = "Wichtig", publish(index)
    publish(tree.home)
    notice = soup("/en/").select_one(".opening__next")
    assert (notice.a["lang"], notice.a["hreflang"], words(notice.select_one(".lang-note"))) == ("de", "de", "in German")


def test_without_dates_there_is_neither(tree: SimpleNamespace, soup: Soup) -> None:
    page = soup("/")
    assert page.select_one(".opening__next") is None
    assert page.select_one("#dates") is None


def test_the_start_page_asks_nothing_more_for_dates_once_it_knows_them(index: EventIndexPage, client: Client) -> None:
    before = cost(client, "/")
    publish(EventSeriesFactory(parent=index))
    assert cost(client, "/") == before


def test_beside_an_article_a_date_in_no_city_and_no_house_has_its_place(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    publish(EventFactory(parent=index, venue_name="", place="Naumburg", city=None))
    publish(NewsPageFactory(parent=tree.news, slug="artikel"))
    assert words(soup("/aktuelles/artikel/").select_one(".side .date__where")) == "Naumburg, 18 Uhr"


def test_dates_stand_beside_an_article_those_on_its_topic_first(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    for day, topic in ((1, "kultur"), (2, "sport"), (3, "kultur"), (4, "kultur")):
        publish(EventFactory(parent=index, title=f"{topic} {day}", start_date=date(2026, 12, day), topics=[TopicFactory(slug=topic)]))
    publish(NewsPageFactory(parent=tree.news, slug="artikel", topic=TopicFactory(slug="sport")))
    side = soup("/aktuelles/artikel/").select_one(".side section:has(#side-dates)")
    assert [words(link) for link in side.select("h3 a")] == ["sport 2", "kultur 1", "kultur 3"]
    assert side.select_one("a.more")["href"] == "/termine/"
    assert words(side.select_one(".date__where")) == "Technologiepark, Saal 2, 18 Uhr"


def test_a_city_lists_its_dates_wherever_their_events_hang(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    cities = CityIndexPageFactory(parent=tree.home)
    jena, gera = (publish(CityPageFactory(parent=cities, title=name, slug=name.lower())) for name in ("Jena", "Gera"))
    publish(EventFactory(parent=jena, title="Darunter"))
    publish(EventFactory(parent=index, title="Gewählt", city=jena, start_date=date(2026, 12, 1)))
    publish(EventSeriesFactory(parent=index, title="Reist", changes=[{"date": date(2026, 12, 10), "city": jena}]))
    publish(EventFactory(parent=index, title="Woanders", city=gera))
    page = soup("/staedte/jena/")
    assert titles(page) == ["Gewählt", "Reist", "Darunter"]
    assert page.select_one("a.more[href='/termine/?city=jena']")
    assert "18 bis 21 Uhr" in words(page.select_one(".date__where"))


def test_a_city_costs_six_queries_more_with_dates(index: EventIndexPage, client: Client, tree: SimpleNamespace) -> None:
    jena = publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena"))
    before = cost(client, "/staedte/jena/")
    publish(EventFactory(parent=jena))
    publish(EventSeriesFactory(parent=jena))
    assert cost(client, "/staedte/jena/") <= before + 6


def test_an_organisation_lists_what_it_organises_in_both_languages(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    directory = publish(DirectoryPageFactory(parent=tree.home, slug="mitglieder"))
    translate(directory, slug="members")
    house = publish(OrganisationPageFactory(parent=directory, slug="werkstatt"))
    translate(house, slug="workshop")
    translate(index, slug="events")
    translate(publish(EventFactory(parent=index, title="Abend", organiser=house)), title="Evening")
    publish(EventFactory(parent=index, title="Fremd"))
    assert titles(soup("/mitglieder/werkstatt/")) == ["Abend"]
    assert titles(soup("/en/members/workshop/")) == ["Evening"]


def article_about(tree: SimpleNamespace, event: Any) -> Any:
    return publish(NewsPageFactory(parent=tree.news, slug="artikel", body=[("event", {"event": event})]))


def test_a_feed_of_many_articles_about_events_costs_what_one_does(index: EventIndexPage, client: Client, tree: SimpleNamespace) -> None:
    boxes = [
        [("event", {"event": publish(EventFactory(parent=index, slug=f"abend-{number}"))}),
         ("news_listing", {"heading": "Neu", "index": tree.news, "topic": "", "limit": number % 3 + 1})]
        for number in range(20)
    ]  # fmt: skip
    article = publish(NewsPageFactory(parent=tree.news, body=boxes[0]))
    addresses = ("/feeds/news.atom", "/api/v2/pages/?type=news.NewsPage&fields=*")
    before = [cost(client, address) for address in addresses]

    def about_its_own(row: Any, place: int) -> None:
        row.body = boxes[place + 1]

    more_of(article, 19, about_its_own)
    assert [cost(client, address) for address in addresses] == before
    assert max(before) <= 12


def test_an_article_shows_the_date_of_an_event_as_it_is_when_it_is_read(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    event = publish(EventFactory(parent=index, title="Abend", slug="abend"))
    article_about(tree, event)
    box = soup("/aktuelles/artikel/").select_one(".event-box")
    assert (words(box.a), box.a["href"], box.time["datetime"]) == ("Abend", "/termine/abend/", "2026-12-16T18:00")
    event.moved_from_date, event.start_date, event.reason = event.start_date, date(2026, 12, 18), "Saal belegt"
    publish(event)
    box = soup("/aktuelles/artikel/").select_one(".event-box")
    assert (box.time["datetime"], words(box.select_one("del"))) == ("2026-12-18T18:00", "Mi, 16. Dezember")


def test_of_a_series_the_next_date_that_takes_place_is_shown(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[{"first_date": date(2026, 11, 19)}]))
    article_about(tree, series)
    assert soup("/aktuelles/artikel/").select_one(".event-box a")["href"] == "/termine/reihe/2026-11-26/"
    series.changes = [EventDate(locale=series.locale, date=date(2026, 11, 26), what="cancelled")]
    publish(series)
    assert soup("/aktuelles/artikel/").select_one(".event-box a")["href"] == "/termine/reihe/2026-12-03/"


def test_an_event_that_is_over_or_private(index: EventIndexPage, soup: Soup, tree: SimpleNamespace) -> None:
    event = publish(EventFactory(parent=index, slug="abend", start_date=date(2018, 5, 3)))
    article_about(tree, event)
    assert soup("/aktuelles/artikel/").select_one(".event-box time")["datetime"] == "2018-05-03T18:00"
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    assert soup("/aktuelles/artikel/").select_one(".event-box") is None


def test_programs_get_the_event_with_its_date(index: EventIndexPage, tree: SimpleNamespace, settings: Any) -> None:
    settings.BASE_URL = "https://www.example.org"
    event = publish(EventFactory(parent=index, title="Abend", slug="abend", standing="cancelled"))
    block = BODY().child_blocks["event"]
    value = block.to_python({"event": event.pk})
    assert block.get_api_representation(value) == {
        "url": "https://www.example.org/termine/abend/",
        "title": "Abend",
        "language": "de",
        "date": {
            "url": "https://www.example.org/termine/abend/",
            "starts": "2026-12-16T18:00:00+01:00",
            "ends": "2026-12-16T21:00:00+01:00",
            "all_day": False,
            "status": "cancelled",
            "city": "",
            "venue": "Technologiepark, Saal 2",
        },
    }
