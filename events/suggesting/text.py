"""What somebody typed as a description, as an event says it: a summary, then paragraphs. All of it stays words."""

import re
from html import escape

from django.utils.text import Truncator

SUMMARY = 300
_BLANK_LINES = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?…][“”\"')]*(?=\s)")


def paragraphs_of(text: str) -> list[str]:
    """Between blank lines; line breaks within a paragraph stay."""
    parts = _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return [part.strip() for part in parts if part.strip()]


def divided(text: str) -> tuple[str, list[str]]:
    """The summary, of at most 300 characters, and what follows it: the first paragraph where it is short enough, else its first sentences,
    and then the whole text follows."""
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return "", []
    first = " ".join(paragraphs[0].split())
    if len(first) <= SUMMARY:
        return first, paragraphs[1:]
    ends = [found.end() for found in _SENTENCE_END.finditer(first) if found.end() <= SUMMARY]
    return (first[: ends[-1]] if ends else Truncator(first).chars(SUMMARY)), paragraphs


def as_html(paragraphs: list[str], link: str, link_words: str) -> str:
    """Paragraphs of escaped words and, at the end, the link; empty where there is neither."""
    html = "".join(f"<p>{'<br/>'.join(escape(line.strip()) for line in part.splitlines())}</p>" for part in paragraphs)
    return html + (f'<p>{escape(link_words)} <a href="{escape(link)}">{escape(link)}</a></p>' if link else "")
