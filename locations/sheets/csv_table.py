"""CSV as programs write it: in UTF-8, UTF-16 or Windows-1252, divided by semicolon, comma or tab."""

import csv
import io
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from locations.sheets.table import NumberedRow, UnreadableSheet

DELIMITERS = ";,\t"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(data: bytes, known: Callable[[list[str]], int]) -> Iterator[NumberedRow]:
    """Rows by number, quoted line breaks within one row; `known` counts the headers in a row that mean something."""
    text = decoded(data)
    if (first := text.partition("\n")[0].rstrip("\r")).lower().startswith("sep=") and len(first) == 5:
        text, delimiters = text.partition("\n")[2], first[4]
    else:
        delimiters = DELIMITERS
    delimiter = max(delimiters, key=lambda each: _fit(text, each, known))
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1):
            yield number, list(row)
    except csv.Error as error:
        raise UnreadableSheet(_("This is not proper CSV: a quotation mark is not closed, or a cell is far too long.")) from error


def decoded(data: bytes) -> str:
    """The text of a file in any of the usual encodings; raises UnreadableSheet."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableSheet(_("The encoding of this file is not known. Save it as XLSX or as CSV in UTF-8."))


def _encodings(data: bytes) -> list[str]:
    """Every other byte of western text in UTF-16 is zero, and none in any other encoding."""
    start = data[:400]
    if start.startswith(_UTF_16):
        return ["utf-16"]
    if 3 * start[1::2].count(0) > len(start):
        return ["utf-16-le"]
    if 3 * start[::2].count(0) > len(start):
        return ["utf-16-be"]
    return ["utf-8-sig", "cp1252"]


def _fit(text: str, delimiter: str, known: Callable[[list[str]], int]) -> tuple[int, int]:
    """How much sense the first filled row makes when it is divided like this."""
    try:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
        first = next((row for row in rows if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return 0, 0
    return known(first), len(first)
