"""What can be printed of what editors wrote: signs that the fonts have, as many words as two pages hold."""

import re
import unicodedata
from collections.abc import Iterable

# What `print/fonts` holds: German, English, and names from the neighbouring countries.
SIGNS = frozenset(
    "".join(chr(code) for code in range(0x20, 0x7F)) + "ÄÖÜäöüßẞÉéèêëáàâçñóôíîúûøåæ„“”‚‘’«»‹›–—…·•€£²³¹½¼¾°§©®×−±†™\u00a0\u202f"
    "ÀÁÂÃÅÆÇÈÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞãðìòõùýþÿČčĎďĚěŇňŘřŠšŤťŮůŽžĄąĆćĘęŁłŃńŚśŹźŻżŐőŰűŒœ"
)
_NEAR = {"\u2010": "-", "\u2011": "-", "→": "->", "≤": "<=", "≥": ">="}
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_SENTENCE_END = re.compile(r"[.!?…][“”’\"]?(?= )")


def printable(text: str) -> str:
    """One line of signs that the fonts have: others lose their marks, or are left out."""
    composed = unicodedata.normalize("NFC", text)
    return _SPACE.sub(" ", "".join(sign if sign in SIGNS else _nearest(sign) for sign in composed)).strip()


def shortened(paragraphs: Iterable[str], limit: int) -> list[str]:
    """The first `limit` signs, up to the end of a sentence where one is near; “ …” says that there is more."""
    kept: list[str] = []
    for paragraph in paragraphs:
        room = limit - sum(map(len, kept))
        if len(paragraph) > room:
            return [*kept, _cut(paragraph, room)] if room > limit // 10 or not kept else [*kept[:-1], f"{kept[-1]} …"]
        kept.append(paragraph)
    return kept


def _cut(text: str, room: int) -> str:
    head = text[: max(0, room - 2)]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    end = ends[-1] if ends and ends[-1] > room // 2 else head.rfind(" ")
    return f"{head[: end if end > 0 else len(head)].rstrip()} …"


def _nearest(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in _NEAR:
        return _NEAR[sign]
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if part in SIGNS)
