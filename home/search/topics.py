"""Topics as the search knows them."""

from django.conf import settings

from home.registry import SearchNames
from home.terms import Named, rows_of, terms


def names_of(label: str, language: str) -> dict[int, Named]:
    """All terms of a kind (`home.Topic`) by the id of the German one, in a language, or German where they have no name in it."""
    named = terms(label, language)
    return {pk: named[slug] for pk, code, slug, _name in rows_of(label) if code == settings.LANGUAGE_CODE}


def _topics(language: str) -> dict[int, Named]:
    return names_of("home.Topic", language)


topics = SearchNames(10, "topic", _topics)
