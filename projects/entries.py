"""All projects there are, read once per version of the content: they are few, and every list asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from wagtail.models import Page

from home.publication.version import once_per_version
from home.terms import term
from locations.cities import cities
from projects.entry import Entry

COLUMNS = (
    "pk", "german_pk", "lead_key", "locale__language_code", "title", "summary", "url_path", "teaser_picture_id", "starts", "ends",
)  # fmt: skip
# The rows of a project, and what they lead to.
ROWS = {"ProjectCity": "city", "ProjectTopic": "topic", "ProjectPartner": "organisation__translation_key"}


@once_per_version
def entries(language: str) -> tuple[Entry, ...]:
    """The public projects as a list in `language` has them, in no order, in four queries; cities and topics are remembered."""
    found = apps.get_model("projects", "ProjectPage").objects.listed_in(language)
    german = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE)
    rows = list(found.annotate(german_pk=Subquery(german.values("pk")[:1]), lead_key=F("lead__translation_key")).values(*COLUMNS))
    if not rows:
        return ()
    slugs = {city.pk: city.slug for city in cities(language).values()}
    in_cities, topics, partners = (_rows(name, column, found) for name, column in ROWS.items())
    return tuple(
        Entry(
            pk=row["pk"],
            german_pk=row["german_pk"],
            language=row["locale__language_code"],
            title=row["title"],
            summary=row["summary"],
            url_path=row["url_path"],
            picture_id=row["teaser_picture_id"],
            starts=row["starts"],
            ends=row["ends"],
            cities=tuple(slugs[city] for city in in_cities[row["pk"]] if city in slugs),
            topics=tuple(_slugs(topics[row["pk"]], language)),
            organisations=frozenset(key for key in (row["lead_key"], *partners[row["pk"]]) if key),
            partners=len(partners[row["pk"]]) + 1,
        )
        for row in rows
    )


def _rows(name: str, column: str, found: Any) -> dict[int, list[Any]]:
    """Of each project what its rows of a kind lead to, in their order; None for a partner without a page."""
    by_page: dict[int, list[Any]] = defaultdict(list)
    rows = apps.get_model("projects", name).objects.filter(page__in=found.order_by().values("pk")).order_by("page", "sort_order")
    for page, value in rows.values_list("page", column):
        by_page[page].append(value)
    return by_page


def _slugs(topics: Iterable[int], language: str) -> Iterable[str]:
    found = (term("home.Topic", pk, language) for pk in topics)
    return (topic.slug for topic in found if topic)
