"""A file of unknown kind as a table: what it is, its content says, not its name."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from locations.sheets.csv_table import read_csv
from locations.sheets.table import LARGEST, Table, UnreadableSheet, table
from locations.sheets.xlsx_table import read_xlsx

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"Rar!", b"\x1f\x8b", b"7z\xbc\xaf")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table")


def read_table(data: bytes, known: Callable[[list[str]], int]) -> Table:
    """Raises UnreadableSheet; `known` counts the headers in a row that mean something."""
    if len(data) > LARGEST:
        raise UnreadableSheet(_("The file is larger than %(most)d MiB. Divide it into several.") % {"most": LARGEST >> 20})
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    if not start:
        raise UnreadableSheet(_("The sheet is empty."))
    if data.startswith(b"PK"):
        return table(read_xlsx(data))
    if data.startswith(_OLD_EXCEL):
        raise UnreadableSheet(_("This is an old or an encrypted Excel file. Save it as XLSX without a password."))
    if data.startswith(_OTHERS) or start.startswith(_MARKUP):
        raise UnreadableSheet(_("This is neither an Excel workbook nor CSV."))
    return table(read_csv(data, known))
