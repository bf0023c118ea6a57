"""Numbers as people type them, in German or English, and the one way in which addresses write them."""

import re
from decimal import ROUND_HALF_UP, Decimal

_BLANKS = re.compile(r"[\s\u00a0\u202f]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<group>[.,'’])[0-9]{3}(?:(?P=group)[0-9]{3})*(?P<rest>(?!(?P=group))[.,][0-9]+)?", re.ASCII)
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_CENT = Decimal("0.01")
LARGEST = Decimal(10) ** 9


def read_decimal(text: str) -> Decimal | None:
    """A number from 0 to 10⁹ with at most two decimal places, further ones rounded; None for anything else.

    A point or comma before exactly three digits divides thousands, unless a zero stands before it: `1.500` and `1,500` are 1500,
    `0,125` is 0.13. So an address means the same in every language, and nobody asks for thousandths of a hectare.
    """
    digits = _BLANKS.sub("", text)
    if grouped := _GROUPED.fullmatch(digits):
        rest = (grouped["rest"] or "").replace(",", ".")
        whole = digits.removesuffix(grouped["rest"] or "").replace(grouped["group"], "")
        digits = whole + rest
    elif not _PLAIN.fullmatch(digits) or len(digits) > 30:
        return None
    value = Decimal(digits.replace(",", "."))
    return value.quantize(_CENT, ROUND_HALF_UP) if value <= LARGEST else None


def plain(value: Decimal) -> str:
    """A number with a point and without superfluous zeros, which `read_decimal` reads as itself: `12.5`, `40`."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
