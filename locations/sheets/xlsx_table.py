"""XLSX (ECMA-376): the first sheet of a workbook, row by row, never more of it than the limits allow."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from zipfile import ZipFile

import openpyxl
from django.utils.translation import gettext as _

from home.uploads.archives import UnsafeArchiveError, names
from locations.sheets.cells import Raw
from locations.sheets.table import MOST_COLUMNS, NumberedRow, UnreadableSheet

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=[\"']([A-Z]+\d+:[A-Z]+\d+)")
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes; 5,000 rows of all columns are about 12 MiB


class FormulaWithoutResult(str):
    """The text of a formula that the program has not worked out, or that has gone wrong."""


def read_xlsx(data: bytes) -> Iterator[NumberedRow]:
    """Raises UnreadableSheet. Formulas count by their last result."""
    _require_harmless(data)
    try:
        with closing(_open(data)) as book, closing(_open(data, data_only=True)) as results:
            sheet = book.worksheets[0]
            _require_single_cells(data, sheet._worksheet_path)
            yield from _rows(sheet, results.worksheets[0])
    except UnreadableSheet:
        raise
    except Exception as error:  # the library raises whatever its parsers happen to raise for a broken file
        raise UnreadableSheet(_("This workbook is damaged. Open it and save it again as XLSX.")) from error


def _require_harmless(data: bytes) -> None:
    try:
        entries = names(io.BytesIO(data))
        with ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (UnsafeArchiveError, zipfile.BadZipFile) as error:
        raise UnreadableSheet(_("This archive is damaged or unsafe: too much would come out of it, or in the wrong place.")) from error
    if "xl/workbook.xml" not in entries:
        raise UnreadableSheet(_("This is not an Excel workbook. Save it as XLSX or as CSV."))
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableSheet(_("The workbook is too large. Divide it into several."))


def _require_single_cells(data: bytes, path: str) -> None:
    """Of merged cells only the first holds something: the others would empty what they stand for."""
    with ZipFile(io.BytesIO(data)) as archive:
        merged = [found.decode() for found in _MERGED.findall(archive.read(path))]
    if merged:
        cells = ", ".join(merged[:3]) + (" …" if len(merged) > 3 else "")
        raise UnreadableSheet(_("Cells are merged (%(cells)s). Divide them again and fill in each of them.") % {"cells": cells})


def _open(data: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False, **options)


def _rows(sheet: Any, results: Any) -> Iterator[NumberedRow]:
    """The results are parsed only from the first row with a formula on."""
    bounds = {"max_col": MOST_COLUMNS + 1}
    sheet.reset_dimensions()
    results.reset_dimensions()
    worked_out: Iterator[tuple[Raw, ...]] | None = None
    for number, row in enumerate(sheet.iter_rows(**bounds), start=1):
        if worked_out is None and any(cell.data_type == "f" for cell in row):
            worked_out = results.iter_rows(min_row=number, values_only=True, **bounds)
        values = next(worked_out, ()) if worked_out is not None else ()
        yield number, [_value(cell, values[index] if index < len(values) else None) for index, cell in enumerate(row)]


def _value(cell: Any, result: Raw) -> Raw:
    if cell.data_type == "e" or (cell.data_type == "f" and (result is None or str(result).startswith("#"))):
        return FormulaWithoutResult(cell.value)
    value: Raw = result if cell.data_type == "f" else cell.value
    return value
