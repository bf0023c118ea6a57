"""Which column of a file is which of ours: by German or English header, with or without the unit, or by the field's name."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from django.utils.translation import gettext as _

from locations.sheets.cells import Raw, folded, is_blank, shortened
from locations.sheets.columns import LANGUAGES, Column
from locations.sheets.problem import Place, SheetProblem
from locations.sheets.table import NumberedRow, Table

_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


class Headers:
    def __init__(self, columns: Sequence[Column]) -> None:
        self._by_word = {folded(word): column for column in columns for word in _names(column)}

    def count(self, row: Sequence[Raw]) -> int:
        """How many cells of a row are headers."""
        return sum(self._find(cell) is not None for cell in row)

    def match(self, table: Table, language: str) -> tuple[dict[int, Column], list[SheetProblem]]:
        """Our columns by their position in the file, and what is wrong with its header row."""
        found: dict[int, Column] = {}
        problems = []
        for index, cell in enumerate(table.header):
            place = Place(table.header_number, index, "" if is_blank(cell) else shortened(cell))
            if is_blank(cell):
                if _is_filled(table.rows, index):
                    problems.append(SheetProblem(place, _("This column has no header.")))
            elif (column := self._find(cell)) is None:
                problems.append(SheetProblem(place, self._unknown(str(cell), language)))
            elif column in found.values():
                problems.append(SheetProblem(place, _("This column is there twice.")))
            else:
                found[index] = column
        return found, problems

    def _find(self, cell: Raw) -> Column | None:
        word = folded(str(cell or ""))
        return self._by_word.get(word) or self._by_word.get(_UNIT.sub("", word))

    def _unknown(self, word: str, language: str) -> str:
        word = _UNIT.sub("", folded(word)[:100])
        near = [known for known in self._by_word if known.startswith(word)] or get_close_matches(word, self._by_word, n=1, cutoff=0.6)
        if near:
            nearest = self._by_word[near[0]].header(language)
            return _("There is no such column. Do you mean “%(nearest)s”?") % {"nearest": nearest}
        return _("There is no such column. Delete it, or give it one of the headers of the export.")


def _names(column: Column) -> list[str]:
    return [column.name, *(word for language in LANGUAGES for word in (column.headers[language], column.header(language)))]


def _is_filled(rows: Sequence[NumberedRow], index: int) -> bool:
    return any(index < len(cells) and not is_blank(cells[index]) for _number, cells in rows)
