"""A sheet as rows of cells, whatever file it came in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from locations.sheets.cells import Raw, is_blank

MOST_ROWS = 5_000
MOST_COLUMNS = 200
LAST_ROW = 20_000  # of the sheet, blank ones counted
LARGEST = 10 * 1024 * 1024  # bytes of a file

NumberedRow = tuple[int, list[Raw]]


class UnreadableSheet(ValueError):  # noqa: N818 - the name says what it is
    """The file as a whole cannot be taken; a sentence for whoever chose it."""


@dataclass(frozen=True)
class Table:
    """The header row, and the filled rows with their numbers as the program shows them, the first row being 1."""

    header: list[Raw]
    header_number: int
    rows: list[NumberedRow]


def table(rows: Iterator[NumberedRow]) -> Table:
    """The first filled row is the header. Reads no further than to the first row too many; raises UnreadableSheet."""
    filled = (row for row in rows if _within_limits(row) and not all(map(is_blank, row[1])))
    number, header = next(filled, (0, []))
    if not header:
        raise UnreadableSheet(_("The sheet is empty."))
    found: list[NumberedRow] = []
    for row in filled:
        if len(found) == MOST_ROWS:
            raise UnreadableSheet(_("The sheet has more than %(most)d rows. Divide it into several.") % {"most": MOST_ROWS})
        found.append(row)
    return Table(header, number, found)


def _within_limits(row: NumberedRow) -> bool:
    number, cells = row
    if number > LAST_ROW:
        raise UnreadableSheet(
            _("The sheet goes beyond row %(last)d. Divide it into several, or delete the blank rows at its end.") % {"last": LAST_ROW}
        )
    if any(not is_blank(cell) for cell in cells[MOST_COLUMNS:]):
        raise UnreadableSheet(_("The sheet has more than %(most)d columns.") % {"most": MOST_COLUMNS})
    return True
