"""What editors said about single dates of series: a title of its own, a note, a reason; found for each date in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from events.planning import What, identity
from home.publication.public import pages_of_all_types

if TYPE_CHECKING:
    from events.models import EventDate, Occurrence

SAID = ("title", "note", "reason")
NAMED = ("date", "time", "what", "new_date", "new_start")

Said = dict[str, tuple[str, str]]  # a word by its field, with its language
Name = tuple[UUID, str, bool]  # of a date: its event, its identity, and whether no rule names it


def said_of(keys: set[UUID], language: str, *, to_reader: bool) -> QuerySet:
    """What was said about single dates of these series on their pages in the language and in German that are shown."""
    pages = pages_of_all_types().filter(translation_key__in=keys, locale__language_code__in={language, settings.LANGUAGE_CODE})
    shown = pages.open_to_reader() if to_reader else pages.public()
    return _changes().filter(page__in=shown.order_by().values("pk"))


def said_on(series: Any) -> QuerySet:
    """The same of the series whose page is being shown, whether or not it is public, and in German."""
    languages = {series.language, settings.LANGUAGE_CODE}
    # By their ids: databases that know nothing of the numbers would look at all single dates there are.
    pages = pages_of_all_types().filter(translation_key=series.translation_key).order_by().values("pk")
    return _changes().filter(page__in=pages, locale__language_code__in=languages)


def words_in(rows: QuerySet, language: str, draft: Iterable[EventDate] = ()) -> dict[Name, Said]:
    """What was said about single dates: each word in the language where it is said in it, else in German; that of a `draft` before all."""
    kept = rows.annotate(key=F("page__translation_key"), language=F("locale__language_code")).values(*NAMED, *SAID, "key", "language")
    found: dict[Name, Said] = {}
    for row in sorted(kept, key=lambda row: row["language"] == language):
        _add(found, row)
    for change in draft:
        named = {name: getattr(change, name) for name in (*NAMED, *SAID)}
        _add(found, named | {"key": change.page.translation_key, "language": language})
    return found


def _add(found: dict[Name, Said], row: Mapping[str, Any]) -> None:
    is_extra = row["what"] == What.EXTRA
    # Where it has not moved, an extra date may say its hour as the new one.
    clock = row["new_start"] if is_extra and row["new_start"] and not row["new_date"] else row["time"]
    said = {name: (row[name], row["language"]) for name in SAID if row[name]}
    found.setdefault((row["key"], identity(row["date"], clock), is_extra), {}).update(said)


def words_of(words: Mapping[Name, Said], row: Occurrence) -> Said:
    """By day and hour; a date that is not told apart, or an extra one at the usual hour, may have been named by its day alone."""
    is_extra = not row.schedule
    exact = identity(row.original_day, timezone.localtime(row.original_start).time())
    by_day = row.original_day.isoformat() if is_extra else row.identity
    return words.get((row.translation_key, exact, is_extra)) or words.get((row.translation_key, by_day, is_extra)) or {}


def _changes() -> QuerySet:
    """By its name: models show what is said here, so this cannot wait for them."""
    rows: QuerySet = apps.get_model("events", "EventDate").objects.all()
    return rows
