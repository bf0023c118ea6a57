"""HTML from our pages made fit to be read elsewhere: full addresses, and nothing that only our style sheet or scripts understand."""

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

# What stays of an attribute list; everything else (class, id, srcset, sizes, aria-…) has meaning on our pages only.
_KEPT = frozenset(
    ["alt", "colspan", "datetime", "dir", "height", "href", "hreflang", "lang", "rowspan", "scope", "src", "start", "title", "width"]
)
_ADDRESSES = frozenset({"href", "src"})
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LEFT_OUT = frozenset({"button", "dialog", "form", "iframe", "object", "script", "style", "svg", "template"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_DROPPED_TAGS = frozenset({"embed", "input", "link", "meta", "picture", "source", "track"})  # the tag goes, what is inside stays
_XML_FORBIDDEN = {code: None for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0xFFFE: None, 0xFFFF: None}
_BLANK_LINES = re.compile(r"\n\s*\n")


def portable(html: str, base: str) -> str:
    """`html` with every address resolved against `base`, in the elements and attributes that feed readers know."""
    rewriter = _Rewriter(base)
    rewriter.feed(xml_text(html))
    rewriter.close()
    return _BLANK_LINES.sub("\n", "".join(rewriter.parts)).strip()


def xml_text(text: str) -> str:
    """`text` without the characters that XML 1.0 §2.2 has no place for."""
    return text.translate(_XML_FORBIDDEN)


class _Rewriter(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.parts: list[str] = []
        self._inside_left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._inside_left_out.append(tag)
        elif not self._inside_left_out and tag not in _DROPPED_TAGS:
            self.parts.append(f"<{tag}{''.join(self._attribute(name, value) for name, value in attrs)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside_left_out:
            if tag == self._inside_left_out[-1]:
                self._inside_left_out.pop()
        elif tag not in _VOID | _DROPPED_TAGS:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._inside_left_out:
            self.parts.append(escape(data, quote=False))

    def _attribute(self, name: str, value: str | None) -> str:
        if name not in _KEPT or value is None:
            return ""
        if name in _ADDRESSES:
            value = urljoin(self.base, value)
            if not value.startswith(_SCHEMES):
                return ""
        return f' {name}="{escape(value)}"'
