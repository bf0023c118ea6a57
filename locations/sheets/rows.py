"""The cells of a row as values of fields, or what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from locations.sheets.cells import CellError, Raw, is_blank
from locations.sheets.columns import IDENTITY, Column
from locations.sheets.problem import Place, SheetProblem
from locations.sheets.xlsx_table import FormulaWithoutResult


@dataclass(frozen=True)
class Layout:
    """Where each of our columns stands in a file, and under which header."""

    columns: Mapping[int, Column]
    header: list[Raw]

    def place(self, row: int, name: str) -> Place:
        """The cell of a field, or the row where the file has no such column."""
        index = next((index for index, column in self.columns.items() if column.name == name), None)
        return Place(row) if index is None else Place(row, index, str(self.header[index]).strip())

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns.values())


def read_row(layout: Layout, number: int, cells: list[Raw]) -> tuple[dict[str, Any], list[SheetProblem]]:
    """Values by field for every column of the file; a cell with a problem has none."""
    values: dict[str, Any] = {}
    problems = []
    for index, column in layout.columns.items():
        raw = cells[index] if index < len(cells) else None
        try:
            if isinstance(raw, FormulaWithoutResult):
                raise CellError(_("This formula has no result. Write the value itself."))
            values[column.name] = column.cell.empty if is_blank(raw) else column.cell.read(raw)
        except CellError as error:
            problems.append(SheetProblem(layout.place(number, column.name), str(error)))
    return values, problems


def field_problems(model: type[models.Model], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the fields of the model refuse."""
    for name, value in values.items():
        field = model._meta.get_field(name)
        if name in ("city", IDENTITY):
            continue
        try:
            field.clean(value, None)
        except ValidationError as error:
            yield from ((name, message) for message in error.messages)
        # Django leaves the length of longer texts to the form.
        if isinstance(field, models.TextField) and field.max_length and len(value) > field.max_length:
            yield name, _("At most %(most)d characters, not %(length)d.") % {"most": field.max_length, "length": len(value)}
