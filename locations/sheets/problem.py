"""Where something is wrong in a sheet, and what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter


@dataclass(frozen=True)
class Place:
    """A row by its number, or a cell of it: `index` counts from 0, `header` is what stands above the column."""

    row: int
    index: int | None = None
    header: str = ""

    def __str__(self) -> str:
        if self.index is None:
            return _("Row %(row)d") % {"row": self.row}
        words = {"row": self.row, "letter": get_column_letter(self.index + 1), "header": self.header}
        if not self.header:
            return _("Row %(row)d, column %(letter)s") % words
        return _("Row %(row)d, column %(letter)s “%(header)s”") % words


@dataclass(frozen=True)
class SheetProblem:
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
