"""Many pages in seconds: rows beside the ones that are there, without revisions, the editors' search and the list of uses.

`python -m benchmarks.many 5000` adds sites to the database that the settings name, until there are so many.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any
from uuid import uuid4

import django
from django.apps import apps
from django.db.models import F, UUIDField
from django.db.models.sql import InsertQuery
from django.db.transaction import atomic

BATCH = 200  # rows of one statement: SQLite takes 32,766 values
FIRST_STEP = 10_000  # in the tree, behind all children that are there
ASTRAY = 0.12  # degrees by which a copy lies beside its original, at most


@atomic
def multiply(
    originals: Sequence[Any],
    number: int,
    vary: Callable[[Any, int], None] | None = None,
    *,
    of: Sequence[Any] | None = None,
    whole: bool = False,
) -> list[Any]:
    """Write `number` public copies of these pages, which are all of one type, below the same parents; answers their own rows.

    `vary` changes the row of each, given its place among the copies; without it properties come to places nearby. `of` names the page of
    which each is the translation. `whole` copies what belongs to each, too, such as its topics and authors.
    """
    # Models are there once Django has been set up.
    from wagtail.models import Page  # noqa: PLC0415

    from home.publication.version import bump  # noqa: PLC0415

    model, vary = type(originals[0]), vary or _astray()
    parents = {original.pk: original.get_parent() for original in originals}
    chosen = [originals[place % len(originals)] for place in range(number)]
    first = Page.objects.count()
    pages = [_page(original, parents[original.pk], first + place) for place, original in enumerate(chosen)]
    for page, source in zip(pages, of or (), strict=bool(of)):
        page.translation_key = source.translation_key
    Page.objects.bulk_create(pages, batch_size=BATCH)
    columns = model._meta.local_concrete_fields
    rows = []
    for place, (original, page) in enumerate(zip(chosen, pages, strict=True)):
        row = model(**{column.attname: getattr(original, column.attname) for column in columns})
        row.page_ptr_id, row.translation_key, row.locale_id = page.pk, page.translation_key, page.locale_id
        vary(row, place)
        rows.append(row)
    for start in range(0, number, BATCH):
        query = InsertQuery(model)
        query.insert_values(columns, rows[start : start + BATCH], raw=True)
        query.get_compiler("default").execute_sql()
    _copy_for_the_search(list(zip(chosen, pages, strict=True)))
    if whole:
        _copy_what_belongs(model, list(zip(chosen, pages, strict=True)))
    for pk, count in Counter(parents[original.pk].pk for original in chosen).items():
        Page.objects.filter(pk=pk).update(numchild=F("numchild") + count)
    bump()
    return rows


@atomic
def multiply_in_english(
    originals: Sequence[Any], copies: Sequence[Any], vary: Callable[[Any, int], None], *, whole: bool = False
) -> list[Any]:
    """Translate the copies that `multiply` has made of these German pages, by copies of their translations; answers their own rows."""
    translations = [original.get_translations().get(locale__language_code="en") for original in originals]
    return multiply(translations, len(copies), vary, of=copies, whole=whole)


def as_it_is(_page: Any, _place: int) -> None:
    """The copy is like its original."""


def _copy_for_the_search(copied: Sequence[tuple[Any, Any]]) -> None:
    """A copy is found by the words of its original."""
    from home.models import SearchEntry  # noqa: PLC0415

    known = {entry.page_id: entry for entry in SearchEntry.objects.filter(page__in={original.pk for original, _page in copied})}
    columns = [column.attname for column in SearchEntry._meta.concrete_fields if not column.primary_key]
    rows = [(known[original.pk], page) for original, page in copied if original.pk in known]
    SearchEntry.objects.bulk_create(
        (
            SearchEntry(**{name: getattr(entry, name) for name in columns} | {"page_id": page.pk, "title": page.title})
            for entry, page in rows
        ),
        batch_size=BATCH,
    )


def _copy_what_belongs(model: Any, copied: Sequence[tuple[Any, Any]]) -> None:
    from modelcluster.models import get_all_child_relations  # noqa: PLC0415

    for relation in get_all_child_relations(model):
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in relation.related_model.objects.filter(**{f"{relation.field.name}__in": {original.pk for original, _page in copied}}):
            rows[getattr(row, relation.field.attname)].append(row)
        relation.related_model.objects.bulk_create(
            (_belonging(row, relation.field.attname, page.pk) for original, page in copied for row in rows[original.pk]), batch_size=BATCH
        )


def _belonging(row: Any, to: str, pk: int) -> Any:
    """The same row of another page; what tells it from all others is its own."""
    columns = [column for column in row._meta.concrete_fields if not column.primary_key]
    values = {column.attname: uuid4() if isinstance(column, UUIDField) else getattr(row, column.attname) for column in columns}
    return type(row)(**values | {to: pk})


def _astray() -> Callable[[Any, int], None]:
    chance = Random(1)  # noqa: S311 - for the same places each time

    def vary(row: Any, _place: int) -> None:
        row.latitude, row.longitude = (Decimal(f"{degrees + chance.uniform(-ASTRAY, ASTRAY):.6f}") for degrees in row.position)

    return vary


def _page(original: Any, parent: Any, number: int) -> Any:
    # A parent may know itself by its own type; what is written here is a row of all types.
    page, slug = apps.get_model("wagtailcore", "Page")(), f"{original.slug[:200]}-{number}"
    for name in ("locale_id", "content_type_id", "owner_id", "live", "first_published_at", "last_published_at", "show_in_menus"):
        setattr(page, name, getattr(original, name))
    page.title = page.draft_title = f"{original.title[:200]} {number}"
    page.slug, page.url_path, page.translation_key = slug, f"{parent.url_path}{slug}/", uuid4()
    page.depth, page.path = parent.depth + 1, parent._get_path(parent.path, parent.depth + 1, FIRST_STEP + number)
    return page


def main() -> None:
    from locations.models import CommercialSitePage  # noqa: PLC0415

    sites = list(CommercialSitePage.objects.listed_in("de"))
    multiply(sites, int(sys.argv[1]) - len(sites))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings")
    django.setup()
    main()
