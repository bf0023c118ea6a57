"""Topics, sectors and what else pages are sorted by: few rows, read once per version of the content."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

from home.publication.version import once_per_version


@dataclass(frozen=True)
class Named:
    """A term as it is shown: its slug, and its name with the language (BCP 47) that the name is in."""

    slug: str
    name: str
    language: str


@once_per_version
def terms(label: str, language: str) -> dict[str, Named]:
    """All terms of a kind (`home.Topic`) by their slug, in no order, in a language, or German where they have no name in it."""
    german = _by_language(label).get(settings.LANGUAGE_CODE, {})
    # A row that still has the German word is waiting for its translator.
    given = {slug: name for slug, name in _by_language(label).get(language, {}).items() if name != german.get(slug)}
    shown = {slug: Named(slug, name, settings.LANGUAGE_CODE) for slug, name in german.items()}
    return shown | {slug: Named(slug, name, language) for slug, name in given.items()}


def term(label: str, pk: int, language: str) -> Named | None:
    """The term with this id, whatever language its own row is in; None where there is none."""
    return _by_id(label, language).get(pk)


def ids_of(label: str, slug: str) -> list[int]:
    """The ids of the term with this slug in all languages; none where there is no such term."""
    return [pk for pk, _code, its_slug, _name in rows_of(label) if its_slug == slug]


@once_per_version
def _by_id(label: str, language: str) -> dict[int, Named]:
    named = terms(label, language)
    return {pk: named[slug] for pk, _code, slug, _name in rows_of(label) if slug in named}


@once_per_version
def rows_of(label: str) -> tuple[tuple[int, str, str, str], ...]:
    """Id, language, slug and name of every term of a kind, in one query."""
    rows: Iterable[tuple[int, str, str, str]] = apps.get_model(label).objects.values_list("pk", "locale__language_code", "slug", "name")
    return tuple(rows)


@once_per_version
def _by_language(label: str) -> dict[str, dict[str, str]]:
    """Names by slug by language."""
    found: dict[str, dict[str, str]] = {}
    for _pk, code, slug, name in rows_of(label):
        found.setdefault(code, {})[slug] = name
    return found
