"""A checked sheet is written: as drafts, all of them or none. Nothing is published and no public page changes."""

from collections.abc import Callable, Iterable

from django.db import transaction
from wagtail.models import Page

from home.models import User
from locations.sheets.columns import KINDS
from locations.sheets.plan import Plan, PlannedRow


class NotWritable(ValueError):  # noqa: N818 - the name says what it is
    """The plan has problems."""


def wait_for_others() -> None:
    """Imports follow each other: two at once would both add what neither has seen. Call it in the transaction, before the plan is made."""
    Page.objects.select_for_update().get(depth=1)


def write(plan: Plan, user: User | None, watched: Callable[[list[PlannedRow]], Iterable[PlannedRow]] = iter) -> None:
    """Raises NotWritable for a plan with problems. Call it in the transaction in which the plan was made."""
    if plan.problems:
        raise NotWritable
    with transaction.atomic():
        for row in watched(plan.rows):
            if row.page is None:
                _add(plan.kind, row, user)
            else:
                _change(row, user)


def _add(kind: str, row: PlannedRow, user: User | None) -> None:
    # Every page below the same parent is counted where the parent stands in the database, not in the plan's memory of it.
    row.parent.refresh_from_db(fields=["path", "depth", "numchild"])
    page = KINDS[kind](locale=row.parent.locale, owner=user, live=False, has_unpublished_changes=True, **_assignable(row))
    row.parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)


def _change(row: PlannedRow, user: User | None) -> None:
    """A new draft on top of what was last saved; drafts may lack things, so the rest of the page is not asked."""
    page = row.page.__class__.objects.get(pk=row.page.pk).get_latest_revision_as_object()
    for name, value in _assignable(row).items():
        setattr(page, name, value)
    page.save_revision(user=user, log_action=True, clean=False)


def _assignable(row: PlannedRow) -> dict[str, object]:
    return {"city_id" if name == "city" else name: value for name, value in row.values.items()}
