"""Quotes for programs: the list, and the one of the day."""

import datetime as dt
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from home.terms import terms
from locations.api.paging import Paged
from locations.api.question import Language, error, unknown
from locations.cities import cities
from quotes.api.item import QuoteItem, items
from quotes.models import QuotePage
from quotes.of_the_day import quotes_of_the_day
from quotes.quotes import quotes

AWAY = 366
router = Router(tags=["quotes"])

CITY = "The city's slug, the same in both languages."
TOPIC = "The topic's slug, the same in both languages."


class QuoteQuestion(Paged):
    locale: Language = Field("de", description="The language of the words; what exists only in German comes in German.")
    city: str | None = Field(None, description=CITY)
    topic: str | None = Field(None, description=TOPIC)
    status: Literal["current", "archive"] = Field("current", description="What holds today, or what held once.")


class DayQuestion(Schema):
    locale: Language = Field("de", description="The language of the words; what exists only in German comes in German.")
    city: str | None = Field(None, description=f"{CITY} Its quotes come first.")
    topic: str | None = Field(None, description=f"{TOPIC} Quotes on it come first.")
    date: dt.date | None = Field(None, description=f"A local day, at most {AWAY} days from today; today where it is missing.")


class QuoteList(Schema):
    count: int
    items: list[QuoteItem]


class QuoteOfTheDay(Schema):
    """The quote that pages of this city or topic show on this local day, as far as is known today; null where there is none."""

    date: dt.date
    quote: QuoteItem | None


@router.get("/", response=QuoteList, operation_id="quotes_list", url_name="quotes_list", summary="Quotes, the newest first")
def list_quotes(request: HttpRequest, question: Query[QuoteQuestion]) -> dict[str, Any]:
    """422 for a city or a topic that nobody knows."""
    city = _known_city(question)
    today = timezone.localdate()
    public = QuotePage.objects.listed_in(question.locale)
    found = public.archived(today) if question.status == "archive" else public.current(today)
    found = found.in_city(city) if city is not None else found
    found = found.about(question.topic) if question.topic is not None else found
    shown = quotes(found.newest_first()[question.part], question.locale, today)
    return {"count": found.count(), "items": items(shown)}


@router.get("/today/", response=QuoteOfTheDay, operation_id="quote_of_the_day", url_name="quote_of_the_day", summary="The quote of the day")
def quote_of_the_day(request: HttpRequest, question: Query[DayQuestion]) -> dict[str, Any]:
    """The one that pages show, deterministic by day, city and topic; 422 for a day too far away, and for a city or topic nobody knows."""
    today = timezone.localdate()
    day = question.date or today
    far_away = abs((day - today).days) > AWAY
    problems = [error("too_far", "date", f"At most {AWAY} days from today can be asked for.")] if far_away else []
    city = _known_city(question, problems)
    topics = frozenset({question.topic} if question.topic is not None else ())
    found = items(list(quotes_of_the_day(question.locale, day, 1, city, topics)))
    return {"date": day, "quote": found[0] if found else None}


def _known_city(question: QuoteQuestion | DayQuestion, problems: list[dict[str, object]] | None = None) -> int | None:
    """The id of the city asked for. Raises ninja's ValidationError, which says what would be understood, for that or for `problems`."""
    places = {city.slug: city.pk for city in cities(question.locale).values()}
    found = [*(problems or []), *unknown(question, {"city": list(places), "topic": sorted(terms("home.Topic", question.locale))})]
    if found:
        raise ValidationError(found)
    return places[question.city] if question.city is not None else None
