"""What a cell of a spreadsheet may say, by kind of column: people's notation in, finished values out, and back again."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from locations import outline
from locations.sheets.neutral import neutralised, restored

GERMAN = "de"
Raw = str | int | float | bool | date | None
Labels = Mapping[str, Mapping[str, str]]  # language -> code -> label

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_DIN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_SEVERAL = re.compile(r"[\s,;/+]+")
YES = {"ja", "j", "yes", "y", "x", "wahr", "true", "1"}
NO = {"nein", "n", "no", "falsch", "false", "0"}


class CellError(ValueError):
    """What is wrong with a cell, as a sentence for whoever filled it in."""


class Cell:
    """One kind of column. Values are what the model's field holds; `empty` is the one that an empty cell means."""

    empty: Any = None

    def read(self, raw: Raw) -> Any:
        """The value that a filled cell means; raises CellError."""
        raise NotImplementedError

    def text(self, value: Any, language: str) -> str:
        """What is read back as `value`, in the notation of a language; empty for nothing."""
        raise NotImplementedError

    def native(self, value: Any, language: str) -> Raw:
        """The same for programs that know numbers and days."""
        return self.text(value, language) or None

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other)


def is_blank(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def tidy(text: str) -> str:
    """Text as forms keep it: line breaks of one kind, no blanks around it; and without what no spreadsheet can hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Text(Cell):
    empty = ""

    def read(self, raw: Raw) -> str:
        return tidy(restored(written(raw)))

    def text(self, value: str, language: str) -> str:
        return neutralised(tidy(value or ""))

    def same(self, one: Any, other: Any) -> bool:
        return tidy(one or "") == tidy(other or "")


@dataclass(frozen=True)
class Choice(Cell):
    """One of a few, by its code or its label in any language."""

    labels: Labels
    empty = ""

    def read(self, raw: Raw) -> str:
        text = restored(written(raw)).strip()
        return self.code(text) or refuse_choice(text, self.labels)

    def code(self, text: str) -> str | None:
        """The code that a word means, None where it means none."""
        word = folded(text)
        known = ((code, label) for labels in self.labels.values() for code, label in labels.items())
        return next((code for code, label in known if word in (folded(code), folded(label))), None)

    def text(self, value: str, language: str) -> str:
        return neutralised(self.labels[language].get(value, value or ""))


@dataclass(frozen=True)
class Codes(Choice):
    """Several of a few, divided by comma, semicolon, slash, plus or blank; labels divided by semicolons or line breaks."""

    def read(self, raw: Raw) -> str:
        found = {code for part in re.split(r"[;\n]", restored(written(raw))) for code in self._codes(part.strip())}
        return " ".join(code for code in self.labels[GERMAN] if code in found)

    def _codes(self, part: str) -> set[str]:
        if not part:
            return set()
        if code := self.code(part):
            return {code}
        return {self.code(word) or refuse_choice(word, self.labels) for word in _SEVERAL.split(part) if word}

    def text(self, value: str, language: str) -> str:
        return ", ".join((value or "").split())


class YesNo(Cell):
    empty = False

    def read(self, raw: Raw) -> bool:
        word = folded(str(raw))
        if word not in YES | NO:
            raise CellError(_("“%(text)s” is neither yes nor no.") % {"text": shortened(raw)})
        return word in YES

    def text(self, value: bool, language: str) -> str:
        return ("ja" if value else "nein") if language == GERMAN else ("yes" if value else "no")


class Day(Cell):
    def read(self, raw: Raw) -> date:
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        text = restored(str(raw)).strip()
        try:
            if match := _ISO.fullmatch(text):
                return date(*map(int, match.groups()))
            if match := _DIN.fullmatch(text):
                return date(*map(int, reversed(match.groups())))
        except ValueError:
            pass
        raise CellError(_("“%(text)s” is not a day. Write 2026-01-31 or 31.01.2026.") % {"text": shortened(text)})

    def text(self, value: date | None, language: str) -> str:
        if value is None:
            return ""
        return f"{value:%d.%m.%Y}" if language == GERMAN else value.isoformat()

    def native(self, value: date | None, language: str) -> Raw:
        return value


class Outline(Cell):
    """A polygon as the text of its GeoJSON geometry; whether it is one, the field says."""

    def read(self, raw: Raw) -> Any:
        try:
            return json.loads(restored(str(raw)), parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise CellError(_("This is not a polygon as GeoJSON.")) from error

    def text(self, value: dict[str, Any] | None, language: str) -> str:
        return outline.written(value) if value else ""

    def same(self, one: Any, other: Any) -> bool:
        return (one or None) == (other or None)


def written(raw: Raw) -> str:
    """The text of a cell that a program may have taken for a number; a day or yes/no was text once, and nobody knows which."""
    if isinstance(raw, bool | date):
        raise CellError(_("The program took this text for something else. Format the cell as text and write it again."))
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)


def refuse_choice(text: str, labels: Labels) -> str:
    choices = ", ".join(f"{code} ({label})" if code != label else code for code, label in labels[GERMAN].items())
    raise CellError(_("“%(value)s” is not one of the choices: %(choices)s.") % {"value": shortened(text), "choices": choices})


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def shortened(raw: Raw) -> str:
    """A cell as messages quote it: never more than a line."""
    text = str(raw)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _no_number(word: str) -> None:
    raise ValueError(word)
