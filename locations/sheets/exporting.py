"""Properties as a file that the import reads back without a change: XLSX, CSV, and GeoJSON for maps."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from locations.models import PropertyPage
from locations.sheets.cells import Choice, Text
from locations.sheets.columns import Column, columns
from locations.sheets.existing import Existing, city_names, last_saved

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
Watched = Callable[[list[Existing]], Iterable[Existing]]


def export(pages: Iterable[PropertyPage], kind: str, form: str, language: str, watched: Watched = iter) -> bytes:
    """The properties as they were last saved, drafts included, in a format of FORMATS, with headers and notation of a language."""
    ours = columns(kind, city_names())
    properties = watched(last_saved(pages, ours))
    return {"xlsx": _xlsx, "csv": _csv, "geojson": _geojson}[form](properties, ours, language)


def _csv(properties: Iterable[Existing], ours: list[Column], language: str) -> bytes:
    """As Excel opens it in German: UTF-8 with a mark, divided by semicolons (RFC 4180 but for that)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.header(language) for column in ours])
    for each in properties:
        writer.writerow([column.cell.text(each.values[column.name], language) for column in ours])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(properties: Iterable[Existing], ours: list[Column], language: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Properties"))
    sheet.freeze_panes = "B2"
    for index, column in enumerate(ours, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = max(12, min(40, len(column.header(language)) + 4))
    sheet.append([_heading(sheet, column.header(language)) for column in ours])
    for each in properties:
        sheet.append([_cell(sheet, column, each.values[column.name], language) for column in ours])
    _explain(book.create_sheet(_("Explanation")), ours, language)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _explain(sheet: Any, ours: list[Column], language: str) -> None:
    """What the columns mean, and what the choices are, beside the sheet itself."""
    for letter, width in (("A", 34), ("B", 70), ("C", 70)):
        sheet.column_dimensions[letter].width = width
    sheet.append([_heading(sheet, text) for text in (_("Column"), _("Meaning"), _("Choices"))])
    for column in ours:
        choices = "; ".join(column.cell.labels[language].values()) if isinstance(column.cell, Choice) else ""
        sheet.append([column.header(language), column.helps[language], choices])


def _heading(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _cell(sheet: Any, column: Column, value: Any, language: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column.cell.native(value, language))
    if isinstance(column.cell, Text):
        cell.number_format = "@"  # so that nobody's program turns 0815 into 815
    elif isinstance(value, date):
        cell.number_format = "dd.mm.yyyy" if language == "de" else "yyyy-mm-dd"
    return cell


def _geojson(properties: Iterable[Existing], ours: list[Column], language: str) -> bytes:
    """A FeatureCollection (RFC 7946): outlines where there are some, else points, longitude first; codes instead of words."""
    cities = city_names()
    features = [
        {
            "type": "Feature",
            "id": each.page.pk,
            "geometry": _geometry(each),
            "properties": {"live": each.page.live, **dict(_described(each, ours, cities))},
        }
        for each in properties
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _geometry(each: Existing) -> dict[str, Any] | None:
    latitude, longitude = each.values["latitude"], each.values["longitude"]
    if each.values["outline"]:
        return each.values["outline"]
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [float(longitude), float(latitude)]}


def _described(each: Existing, ours: list[Column], cities: dict[int, Any]) -> Iterator[tuple[str, Any]]:
    for column in ours:
        value = each.values[column.name]
        match value:
            case _ if column.name == "outline":
                continue
            case _ if column.name == "city":
                value = cities[value].slug if value in cities else None
            case Decimal():
                value = int(value) if value == int(value) else float(value)
            case date():
                value = value.isoformat()
        yield column.name, value
