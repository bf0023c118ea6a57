"""What writing a sheet would change."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from locations.models import PropertyPage
from locations.sheets.problem import SheetProblem


@dataclass(frozen=True)
class Change:
    """One cell: the column's header, and what stands there before and after, in the language of the report."""

    header: str
    before: str
    after: str


@dataclass(frozen=True)
class PlannedRow:
    """A row that will be written: as a draft of `page`, or as a new draft below `parent`; `missing` are labels of fields."""

    number: int
    title: str
    values: Mapping[str, Any]
    changes: list[Change]
    missing: list[str]
    page: PropertyPage | None = None
    parent: Page | None = None

    @property
    def is_new(self) -> bool:
        return self.page is None


@dataclass
class Plan:
    kind: str
    rows: list[PlannedRow] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)
    unchanged: int = 0

    @property
    def new(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.is_new]

    @property
    def changed(self) -> list[PlannedRow]:
        return [row for row in self.rows if not row.is_new]

    @property
    def may_be_written(self) -> bool:
        """Whether there is something to write, and nothing in its way: a sheet is written as a whole or not at all."""
        return bool(self.rows) and not self.problems

    @property
    def digest(self) -> str:
        """The same for as long as writing the same sheet would do the same."""
        found = [
            (row.number, row.page and row.page.pk, row.parent and row.parent.pk, sorted(row.values.items()), row.changes)
            for row in self.rows
        ]
        return hashlib.sha256(repr((self.kind, found)).encode()).hexdigest()
