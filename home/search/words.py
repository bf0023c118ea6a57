"""Texts as the search writes them down: each word once, in every form in which somebody may ask for it. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from home.search.stemming import STEMMERS
from home.spelling import spellings

# Letters and digits; an underscore is neither.
WORD = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = "\u00ad"


def tidy(text: str) -> str:
    """A text as it is shown and read: letters with their marks in one sign, no soft hyphens, one blank where there are several."""
    return " ".join(unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "")).split())


@lru_cache(maxsize=20_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """`Hallen` -> `hallen`, `hall`; `Häuser` also as somebody writes it who has no umlauts."""
    stem = STEMMERS[language]
    written = dict.fromkeys(spellings(word))
    return tuple(dict.fromkeys([*written, *map(stem, written)]))


def written_down(text: str, language: str) -> str:
    """All forms of all words of a text in a language, with a blank before and behind each; empty for no words.

    `A 14` is also written `a14`, as roads are.
    """
    found = WORD.findall(text)
    roads = (first + second for first, second in pairwise(found) if len(first) == 1 and second.isdecimal())
    return enclosed(dict.fromkeys(form for word in [*found, *roads] for form in forms(word, language)))


def spelled(text: str) -> str:
    """The words of a name, in all spellings but in no other form."""
    return enclosed(dict.fromkeys(form for word in WORD.findall(text) for form in spellings(word)))


def marked_as(name: str, value: object) -> str:
    """What a page belongs to as a word among its words: `CITY7`. In capitals, which no word that is written down has, and without other
    signs, at which PostgreSQL's index of groups of letters would take it apart."""
    return f"{name.upper()}{value}"


def enclosed(words: Iterable[str]) -> str:
    """` one two `: so that a word can be told from its beginning and its end."""
    text = " ".join(filter(None, words))
    return f" {text} " if text else ""
