"""Quotation marks: each language has its own, pages set them, editors type none."""

import re
from typing import Final

MARKS: Final = {"de": ("„", "“"), "en": ("“", "”")}
_TYPED: Final = frozenset("„“”«»‹›‚‘’\"'")
_PAIRED: Final = frozenset('„“”«»"')
_BLANKS = re.compile(r"[ \t\r\n]+")  # no-break spaces are meant


def quoted(text: str, language: str) -> str:
    """Words between the marks of a language (`de` or `en`)."""
    before, after = MARKS[language]
    return f"{before}{text}{after}"


def unquoted(text: str) -> str:
    """Without marks that were typed around the whole; marks within it stay."""
    text = text.strip()
    inner = text[1:-1]
    if len(text) > 2 and {text[0], text[-1]} <= _TYPED and not set(inner) & _PAIRED:
        return inner.strip()
    return text


def one_line(text: str) -> str:
    """The same words in one line, however they were broken when they were pasted."""
    return _BLANKS.sub(" ", text).strip()
