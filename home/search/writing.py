"""Writes down what the search knows of a page, as it is published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from home.models import SearchEntry
from home.registry import SearchKind
from home.search.kinds import kind_of, searched_models
from home.search.words import enclosed, marked_as, tidy, written_down
from home.terms import rows_of

# So few that little has to be remembered, and nobody waits for long.
AT_ONCE = 200
# Longer texts than anybody reads; what stands behind is not found.
LONGEST_TEXT = 100_000
_COLUMNS = [field.name for field in SearchEntry._meta.fields if not field.primary_key]


def write(pages: Sequence[Any]) -> None:
    """Write down live pages of our types, as these instances have them; in two queries for any number, besides those for their rows."""
    german = _german_topics()
    entries = [_entry(page, kind_of(type(page)), german) for page in pages]
    SearchEntry.objects.bulk_create(entries, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["page"], update_fields=_COLUMNS)


def write_anew(pages: QuerySet) -> int:
    """The same of those of these pages (of Wagtail's own type) that are live, as the database has them; answers how many."""
    return sum(_lots(pages.filter(live=True)))


def rebuild() -> Iterator[int]:
    """Write down all live pages and take away what is written of others; answers after each lot how many there were in it."""
    yield from _lots(Page.objects.filter(live=True, depth__gt=1))
    SearchEntry.objects.exclude(page__in=Page.objects.filter(live=True).order_by().values("pk")).delete()


def forget(page: Page) -> None:
    """Take away what is written of a page that is not live any more."""
    SearchEntry.objects.filter(page=page.pk).delete()


def _lots(pages: QuerySet) -> Iterator[int]:
    """Each read when its turn comes, so that what somebody publishes meanwhile counts."""
    by_model: dict[Any, list[int]] = defaultdict(list)
    for pk, type_id in pages.order_by("pk").values_list("pk", "content_type_id"):
        by_model[ContentType.objects.get_for_id(type_id).model_class()].append(pk)
    for model in searched_models():
        ids, rows = by_model[model], _relations(kind_of(model), model)
        for start in range(0, len(ids), AT_ONCE):
            with transaction.atomic():
                found = list(model.objects.filter(pk__in=ids[start : start + AT_ONCE], live=True).prefetch_related("locale", *rows))
                write(found)
            yield len(found)


def _relations(kind: SearchKind, model: type[Page]) -> list[str]:
    """Rows of a page that are read for its entry."""
    named = {path.partition(".")[0] for path in kind.texts} | {"topics", "cities", "sectors"}
    return sorted(named & {relation.get_accessor_name() for relation in get_all_child_relations(model)})


def _entry(page: Any, kind: SearchKind, german: dict[int, int]) -> SearchEntry:
    language = page.locale.language_code
    title, summary = tidy(page.title), tidy(getattr(page, kind.summary, ""))
    text = "\n".join(filter(None, map(tidy, _texts(page, kind))))[:LONGEST_TEXT]
    marks = _marks(page, kind, german)
    day = _local_day(getattr(page, kind.day)) if kind.day else None
    years = sorted(set(kind.years(page))) if kind.years else [day.year] if day else []
    return SearchEntry(
        page_id=page.pk,
        language=language,
        kind=kind.name,
        title=title,
        summary=summary,
        text=text,
        title_words=written_down(title, language),
        summary_words=written_down(summary, language),
        words=written_down(f"{title} {summary} {text}", language)
        + enclosed([marked_as("kind", kind.name), *(marked_as(name, pk) for name, ids in marks.items() for pk in ids)]),
        cities=enclosed(map(str, marks["city"])),
        topics=enclosed(map(str, marks["topic"])),
        years=enclosed(map(str, years)),
        day=day,
    )


def _texts(page: Any, kind: SearchKind) -> Iterator[str]:
    for path in kind.texts:
        rows, _dot, column = path.partition(".")
        if column and hasattr(page, rows):
            yield from (getattr(row, column) for row in getattr(page, rows).all())
        elif not column and hasattr(page, path):
            yield from _words_in(page, path)


def _words_in(page: Any, name: str) -> Iterable[str]:
    """What a field says, whether it is a line, rich text or made of blocks."""
    field, value = page._meta.get_field(name), getattr(page, name)
    if isinstance(field, StreamField):
        return map(str, field.get_searchable_content(value))
    return [get_text_for_indexing(value) if isinstance(field, RichTextField) else str(value)]


def _marks(page: Any, kind: SearchKind, german: dict[int, int]) -> dict[str, list[int]]:
    """What the page belongs to: ids by the name of `SearchNames`, sorted."""
    topics = [row.topic_id for row in page.topics.all()] if hasattr(page, "topics") else [getattr(page, "topic_id", None)]
    marks = defaultdict(set, {"city": {getattr(page, "city_id", None)}, "topic": {german.get(pk) for pk in topics}})
    for name, pk in kind.marks(page) if kind.marks else ():
        marks[name].add(pk)
    return {name: sorted(pk for pk in ids if pk) for name, ids in marks.items()}


def _german_topics() -> dict[int, int]:
    """The ids of the German topics by those in any language."""
    rows = rows_of("home.Topic")
    german = {slug: pk for pk, code, slug, _name in rows if code == settings.LANGUAGE_CODE}
    return {pk: german.get(slug, pk) for pk, _code, slug, _name in rows}


def _local_day(value: date | datetime | None) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value
