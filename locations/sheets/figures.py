"""Figures as people write them in German and English, never rounded and never guessed."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from locations.sheets.cells import GERMAN, Cell, CellError, Raw, shortened
from locations.sheets.neutral import restored

_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_WHOLE = re.compile(r"[0-9]{1,20}")
_ONE_MARK = re.compile(r"(?P<whole>[0-9]{1,20})[.,](?P<rest>[0-9]{1,20})")
_GROUPED = re.compile(r"[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})*(?:(?!(?P=group))[.,](?P<rest>[0-9]{1,20}))?")


@dataclass(frozen=True)
class Figure(Cell):
    """A number with at most `places` decimal places; `unit` may stand behind it."""

    places: int
    unit: str = ""

    def read(self, raw: Raw) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float) or (isinstance(raw, float) and not math.isfinite(raw)):
            raise _no_figure(raw)
        # Twelve digits: programs reckon in halves and quarters, and 18.5 comes as 18.499999999999996.
        value = self._figure(raw) if isinstance(raw, str) else Decimal(f"{raw:.12g}")
        if value != round(value, self.places):
            raise CellError(
                _("“%(text)s” has too many decimal places; %(places)d are kept.") % {"text": shortened(raw), "places": self.places}
                if self.places
                else _("“%(text)s” is not a whole number.") % {"text": shortened(raw)}
            )
        return value

    def _figure(self, text: str) -> Decimal:
        digits = _BLANKS.sub("", restored(text).strip().removesuffix(self.unit or "\0"))
        sign = -1 if digits[:1] in ("-", "−") else 1
        digits = digits.lstrip("+-−") if len(digits) > 1 and digits[1].isdigit() else digits
        if _WHOLE.fullmatch(digits):
            return sign * Decimal(digits)
        if match := _ONE_MARK.fullmatch(digits):
            return sign * self._one_mark(match["whole"], match["rest"], digits)
        if match := _GROUPED.fullmatch(digits):
            whole = digits.removesuffix(match["rest"] or "")
            return sign * Decimal("".join(filter(str.isdigit, whole)) + "." + (match["rest"] or "0"))
        raise _no_figure(text)

    def _one_mark(self, whole: str, rest: str, digits: str) -> Decimal:
        """`1.500` is 1500 in German and 1.5 in English: only a column without decimal places, or with three and more, leaves no doubt."""
        could_be_thousands = len(rest) == 3 and len(whole) <= 3 and not whole.startswith("0")
        if could_be_thousands and 0 < self.places < 3:
            raise CellError(
                _("“%(text)s” can mean %(large)s or %(small)s. Write %(large)s or %(small)s.")
                % {"text": digits, "large": whole + rest, "small": f"{whole},{rest.rstrip('0') or '0'}"}
            )
        return Decimal(whole + rest) if could_be_thousands and not self.places else Decimal(f"{whole}.{rest}")

    def text(self, value: Decimal | int | None, language: str) -> str:
        if value is None:
            return ""
        text = f"{Decimal(value):f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.replace(".", ",") if language == GERMAN else text

    def native(self, value: Decimal | int | None, language: str) -> Raw:
        return None if value is None else int(value) if value == int(value) else float(value)


class Whole(Figure):
    """A count or a year."""

    def read(self, raw: Raw) -> int:  # type: ignore[override]
        return int(super().read(raw))


def _no_figure(raw: Raw) -> CellError:
    return CellError(_("“%(text)s” is not a number.") % {"text": shortened(raw)})
