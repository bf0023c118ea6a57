"""The search for programs: the same hits as on its page."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from ninja import Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from home.frame import absolute
from home.search import asked
from home.search.facets import Facet, count_of, facets, groups
from home.search.hits import Hit, hits
from home.search.kinds import kinds
from home.search.sought import Sought, sought
from locations.api.paging import Paged
from locations.api.question import Language, error, unknown

router = Router(tags=["search"])


class SearchQuestion(Paged):
    q: str = Field(max_length=asked.LONGEST, description="Words that must all be there, in any of their forms and spellings.")
    locale: Language = Field("de", description="The language of the hits; what exists only in German comes in German.")
    kind: str | None = Field(None, description="The kind of page, as `facets` names it.")
    topic: str | None = Field(None, description="The topic's slug, the same in both languages.")
    city: str | None = Field(None, description="The city's slug, the same in both languages.")
    year: int | None = Field(None, ge=1000, le=9999, description="A year that the page is about.")


class SearchTerm(Schema):
    """A kind, city or topic: the slug by which filters know it, and its name with the language that it is in."""

    slug: str
    name: str
    language: Language


class SearchItem(Schema):
    """A page; `language` is that of title and snippet, `facts` are in the language asked for. The HTML is escaped but for `mark`."""

    id: int
    kind: SearchTerm
    language: Language
    url: str
    title: str
    title_html: str
    snippet: str
    snippet_html: str
    facts: list[str]
    cities: list[SearchTerm]
    topics: list[SearchTerm]
    date: dt.date | None


class SearchChoice(SearchTerm):
    """How many hits a value of a filter would leave, with the other filters as they are."""

    count: int


class SearchFacets(Schema):
    """Every value that leaves something; years have themselves for a slug."""

    kind: list[SearchChoice]
    topic: list[SearchChoice]
    city: list[SearchChoice]
    year: list[SearchChoice]


class SearchList(Schema):
    count: int
    facets: SearchFacets
    items: list[SearchItem]


@router.get("/", response=SearchList, operation_id="search", url_name="search", summary="Everything public that says some words")
def search(request: HttpRequest, question: Query[SearchQuestion]) -> dict[str, Any]:
    """The best first; 422 for a question without words, and for a kind, topic or city that nobody knows."""
    with translation.override(question.locale):
        wanted = asked.asked({name: str(value) for name in asked.PARAMETERS if (value := getattr(question, name, None)) is not None})
        understood = sought(wanted.words, question.locale)
        _require_known(question, understood)
        answer = understood.found(wanted, question.part)
        found = groups(answer.counted, understood)
        counted = {facet.name: _choices(facet) for facet in facets(found, wanted, understood)}
        items = [_item(hit, question.locale) for hit in hits(answer.best, understood)]
    return {"count": count_of(found, wanted), "facets": counted, "items": items}


def _require_known(question: SearchQuestion, understood: Sought) -> None:
    """Raises ninja's ValidationError, which says what would be understood."""
    known = {
        "kind": list(kinds()),
        "topic": sorted(named.slug for named in understood.names["topic"].values()),
        "city": [named.slug for named in understood.names["city"].values()],
    }
    problems = [error("missing_value", "q", "There must be a letter or a digit in it.")] if not understood.words else []
    problems += unknown(question, known)
    if problems:
        raise ValidationError(problems)


def _choices(facet: Facet) -> list[dict[str, Any]]:
    return [
        {"slug": choice.value, "name": choice.label, "language": choice.language, "count": choice.count}
        for choice in facet.choices
        if choice.count
    ]


def _item(hit: Hit, language: str) -> dict[str, Any]:
    return {
        "id": hit.pk,
        "kind": {"slug": hit.kind.name, "name": str(hit.kind.label), "language": language},
        "language": hit.language,
        "url": absolute(hit.url),
        "title": hit.title.text,
        "title_html": hit.title.html,
        "snippet": hit.excerpt.text,
        "snippet_html": hit.excerpt.html,
        "facts": list(hit.facts),
        "cities": [{"slug": city.slug, "name": city.name, "language": city.language} for city in hit.cities],
        "topics": [{"slug": topic.slug, "name": topic.name, "language": topic.language} for topic in hit.topics],
        "date": hit.day,
    }
