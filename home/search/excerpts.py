"""The piece of a text that answers a question, with the words marked that were found. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from home.search.question import Wanted, says
from home.search.words import WORD

LONGEST = 220
# How much of it stands before the word that was found.
_BEFORE = 60
_SHORT = 60
_ELLIPSIS = "…"


class Piece(NamedTuple):
    text: str
    is_marked: bool


@dataclass(frozen=True)
class Marked:
    """A text in pieces, some of them marked."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def html(self) -> SafeString:
        """Escaped, with `<mark>` around what is marked."""
        return format_html_join("", "{}", ((_html(piece),) for piece in self.pieces))

    @property
    def has_marks(self) -> bool:
        return any(piece.is_marked for piece in self.pieces)


def marked(text: str, language: str, asked: Sequence[Wanted]) -> Marked:
    """The whole text."""
    return Marked(tuple(_pieces(text, language, asked)))


def excerpt(summary: str, text: str, language: str, asked: Sequence[Wanted]) -> Marked:
    """The summary where it says one of the words, else the first line of the text that does, else the summary; shortened at words."""
    said = marked(_from(summary, 0), language, asked)
    if said.has_marks:
        return said
    for line in text.splitlines():
        place = next((found.start() for found in WORD.finditer(line) if says(found[0], language, asked)), None)
        if place is not None:
            # A heading or a name says little by itself.
            shown = f"{_from(summary, 0)} {_ELLIPSIS} {line}" if summary and len(line) < _SHORT else _from(line, place)
            return marked(shown, language, asked)
    return said


def _pieces(text: str, language: str, asked: Sequence[Wanted]) -> Iterator[Piece]:
    end = 0
    for found in WORD.finditer(text):
        if says(found[0], language, asked):
            if found.start() > end:
                yield Piece(text[end : found.start()], is_marked=False)
            yield Piece(found[0], is_marked=True)
            end = found.end()
    if end < len(text):
        yield Piece(text[end:], is_marked=False)


def _from(text: str, place: int) -> str:
    """At most LONGEST signs around this place, whole words only, with an ellipsis where something was left out."""
    if len(text) <= LONGEST:
        return text
    start = 0
    if place > _BEFORE and (blank := text.find(" ", min(place - _BEFORE, len(text) - LONGEST))) != -1 and blank < place:
        start = blank + 1
    end = len(text)
    if end - start > LONGEST:
        end = text.rfind(" ", start, start + LONGEST)
        end = end if end > place else start + LONGEST
    shown = text[start:end].rstrip(" ,;:–-")
    return f"{_ELLIPSIS} {shown}"[0 if start else 2 :] + (f" {_ELLIPSIS}" if end < len(text) else "")


def _html(piece: Piece) -> SafeString:
    return format_html("<mark>{}</mark>", piece.text) if piece.is_marked else conditional_escape(piece.text)
