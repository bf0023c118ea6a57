"""Sheets as people make them: the export, a cell changed, a column left out."""

import csv
import io
from typing import Any

import openpyxl
from openpyxl import Workbook

from locations.sheets.applying import write
from locations.sheets.checking import check
from locations.sheets.columns import columns
from locations.sheets.existing import city_names, german_properties
from locations.sheets.exporting import export
from locations.sheets.plan import Plan


def exported(kind: str, form: str = "xlsx", language: str = "de") -> bytes:
    return export(german_properties(kind).order_by("path"), kind, form, language)


def rows_of(data: bytes) -> list[list[Any]]:
    if data.startswith(b"PK"):
        return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def csv_file(rows: list[list[Any]], delimiter: str = ";") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def with_cells(data: bytes, edits: list[dict[str, Any]], kind: str) -> bytes:
    """The sheet with other values in its rows: those of the first, of the second …, by the name of the column."""
    rows = rows_of(data)
    headers = {column.name: column.header("de") for column in columns(kind, city_names())}
    for row, values in zip(rows[1:], edits, strict=True):
        for name, value in values.items():
            row[rows[0].index(headers[name])] = value
    return xlsx(rows) if data.startswith(b"PK") else csv_file(rows)


def planned(data: bytes, kind: str = "site", user: Any = None) -> Plan:
    return check(data, kind, user)


def imported(data: bytes, kind: str = "site", user: Any = None) -> Plan:
    plan = check(data, kind, user)
    write(plan, user)
    return plan


def said(plan: Plan) -> list[str]:
    return [str(problem) for problem in plan.problems]
