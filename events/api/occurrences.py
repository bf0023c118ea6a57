"""Dates for programs: everything that takes place on some days, whatever it belongs to."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from events.api.item import OccurrenceItem, item, page_ids
from events.entries import entries
from events.models import Occurrence
from events.occurrence_querysets import OccurrenceQuerySet
from home.terms import terms
from locations.api.paging import Paged
from locations.api.question import Language, error, unknown
from locations.cities import City, cities

LONGEST = 366
router = Router(tags=["occurrences"])


class OccurrenceQuestion(Paged):
    """Days are local (Europe/Berlin) and included."""

    from_: dt.date = Field(alias="from", description="The first day.")
    to: dt.date = Field(description=f"The last day, at most {LONGEST} days with the first.")
    locale: Language = Field("de", description="The language of titles and addresses; what exists only in German comes in German.")
    city: str | None = Field(None, description="The city's slug, the same in both languages.")
    topic: str | None = Field(None, description="The topic's slug, the same in both languages.")


class OccurrenceList(Schema):
    count: int
    items: list[OccurrenceItem]


@router.get(
    "/", response=OccurrenceList, operation_id="occurrences_list", url_name="occurrences_list", summary="Dates that overlap some days"
)
def list_occurrences(request: HttpRequest, question: Query[OccurrenceQuestion]) -> dict[str, Any]:
    """In the order in which they begin; 422 for days that are none or too many, and for a city or a topic that nobody knows."""
    places = {city.slug: city for city in cities(question.locale).values()}
    _require_sense(question, places)
    found = asked_for(question, places)
    shown = entries(found.in_order()[question.part], question.locale)
    ids = page_ids(shown)
    return {"count": found.count(), "items": [item(entry, ids) for entry in shown]}


def asked_for(question: OccurrenceQuestion, places: dict[str, City]) -> OccurrenceQuerySet:
    found = Occurrence.objects.public().between(question.from_, question.to)
    if question.city is not None:
        found = found.in_city(places[question.city].pk)
    return found if question.topic is None else found.about(question.topic)


def _require_sense(question: OccurrenceQuestion, places: dict[str, City]) -> None:
    """Raises ninja's ValidationError, which says what would be understood."""
    errors = []
    if question.to < question.from_:
        errors.append(error("less_than", "to", "The last day lies before the first one."))
    elif (question.to - question.from_).days >= LONGEST:
        errors.append(error("too_long", "to", f"At most {LONGEST} days can be asked for at once."))
    errors += unknown(question, {"city": list(places), "topic": sorted(terms("home.Topic", question.locale))})
    if errors:
        raise ValidationError(errors)
