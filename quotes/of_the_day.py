"""The quotes of a day for a page: what `quotes.selection` chooses from, and what it has chosen."""

from datetime import date

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from home.publication.version import once_per_version
from quotes.quote import Quote
from quotes.quotes import quotes
from quotes.selection import Candidate, in_order


@once_per_version
def quotes_of_the_day(
    language: str, today: date, limit: int, city: int | None = None, topics: frozenset[str] = frozenset(), only: bool = False
) -> tuple[Quote, ...]:
    """The quote of the local day `today` and those that follow it, `limit` in all, in `language` or in German.

    Those of the city (the id of its German page) or on one of the topics (slugs) come first; with `only` there are no others. Read once a
    version of the content, a day and a question: for every page asks the same few.
    """

    def is_near(candidate: Candidate) -> bool:
        return (city is not None and candidate.city == city) or not topics.isdisjoint(candidate.topics)

    asked = [each for each in candidates() if is_near(each)] if only else candidates()
    keys = in_order(asked, today, is_near)[:limit]
    found = apps.get_model("quotes", "QuotePage").objects.listed_in(language).filter(translation_key__in=keys)
    by_key = {quote.key: quote for quote in quotes(found, language, today)} if keys else {}
    return tuple(by_key[key] for key in keys if key in by_key)


@once_per_version
def candidates() -> tuple[Candidate, ...]:
    """All public quotes, in two queries. A quote is the same in every language, so German ones are all there are; each rotates from the
    day on which it was first published."""
    pages = apps.get_model("quotes", "QuotePage").objects.public(settings.LANGUAGE_CODE)
    rows = list(pages.values_list("pk", "translation_key", "first_published_at", "said_on", "valid_until", "city"))
    topics: dict[int, set[str]] = {}
    if rows:
        pairs = apps.get_model("quotes", "QuoteTopic").objects.filter(page__in=pages.values("pk")).values_list("page", "topic__slug")
        for page, slug in pairs:
            topics.setdefault(page, set()).add(slug)
    return tuple(
        Candidate(str(key), timezone.localdate(published) if published else said_on, until, city, frozenset(topics.get(pk, ())))
        for pk, key, published, said_on, until, city in rows
    )
