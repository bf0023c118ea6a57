"""Files as they come: in every encoding, divided by anything, too large, broken, or something else altogether."""

import io
import time
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from locations.sheets.cells import CellError
from locations.sheets.figures import Figure, Whole
from locations.sheets.reading import read_table
from locations.sheets.table import Table, UnreadableSheet
from tests.locations.sheets import csv_file, xlsx

ROWS = [["Größe", "Ort"], ["1,5", "Weißenfels – „Süd“"]]


def read(data: bytes) -> Table:
    return read_table(data, lambda row: sum(cell in ("Größe", "Ort") for cell in row))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_recognised(encoding: str, delimiter: str) -> None:
    table = read(csv_file(ROWS, delimiter).decode().encode(encoding))
    assert (table.header, table.rows) == (ROWS[0], [(2, ROWS[1])])


def test_rows_count_as_the_program_shows_them() -> None:
    table = read('Ort;Größe\n"eine\nzwei";1\n\n;\nx;2\n'.encode())
    assert [number for number, _cells in table.rows] == [2, 5]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    assert read("sep=,\r\nOrt,Größe\r\nx,1\r\n".encode()).header == ["Ort", "Größe"]


def too_many() -> bytes:
    return b"Ort;x\n" + b"a;b\n" * 100_000


def too_many_xlsx() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(6_000):
        sheet.append(["Ort", number])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 100_000_000)
    return data.getvalue()


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.txt", "a")
    return data.getvalue()


def merged() -> bytes:
    book = Workbook()
    for row in (["Größe", "Ort"], [1, "Jena"], [2, None]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def broken() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook")
    return data.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (too_many, "5000 Zeilen"),
        (too_many_xlsx, "5000 Zeilen"),
        (bomb, "unsicher"),
        (archive, "keine Excel-Arbeitsmappe"),
        (broken, "beschädigt"),
        (merged, r"verbunden \(B2:B3\)"),
        (lambda: xlsx(ROWS)[:-200], "beschädigt"),
        (lambda: b"", "leer"),
        (lambda: b" \r\n\r\n", "leer"),
        (lambda: b"%PDF-1.7", "weder"),
        (lambda: b"<html><table>", "weder"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "altem Format"),
        (lambda: b"Ort;\x81\x8d\xfe\x00", "Zeichensatz"),
        (lambda: b'Ort;x\n"offen;1\n', "Anführungszeichen"),
        (lambda: b"Ort\n" + b"\n" * 30_000 + b"x\n", "Zeile 20000"),
        (lambda: b";".join([b"x"] * 300) + b"\n", "200 Spalten"),
        (lambda: b"x" * (11 << 20), "10 MiB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_at_once(make: Any, words: str) -> None:
    data = make()
    began = time.process_time()
    with pytest.raises(UnreadableSheet, match=words):
        read(data)
    assert time.process_time() - began < 3


def test_formulas_count_by_their_result_and_one_without_is_told_apart() -> None:
    table = read(xlsx([["Größe", "Ort"], ["=1+1", "x"]]))
    assert type(table.rows[0][1][0]).__name__ == "FormulaWithoutResult"


@pytest.mark.parametrize(
    ("text", "places", "value"),
    [
        ("18,5", 2, "18.5"),
        ("18.50", 2, "18.5"),
        ("1.234,5", 2, "1234.5"),
        ("1,234.5", 2, "1234.5"),
        ("1 234,5", 2, "1234.5"),
        ("1’234.5", 2, "1234.5"),
        ("1.234.567", 2, "1234567"),
        ("0,125", 3, "0.125"),
        ("51.412", 6, "51.412"),
        ("6.480", 0, "6480"),
        ("-5", 2, "-5"),
        (18.499999999999996, 2, "18.5"),
        ("7 ha", 2, "7"),
    ],
)
def test_figures_are_read_in_both_notations(text: Any, places: int, value: str) -> None:
    assert str(Figure(places, "ha").read(text).normalize()) == value or Figure(places, "ha").read(text) == int(value)


@pytest.mark.parametrize(
    ("text", "places"),
    [("1.500", 2), ("1,500", 1), ("1.2.3", 2), ("1,555", 2), ("zwei", 2), ("", 2), (True, 2), ("1,5", 0), ("1e5", 2), (float("nan"), 2)],
)
def test_figures_are_never_guessed(text: Any, places: int) -> None:
    with pytest.raises(CellError):
        (Figure(places) if places else Whole(0)).read(text)
