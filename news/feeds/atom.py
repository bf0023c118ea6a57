"""A feed as Atom (RFC 4287). Django's own Atom writer knows neither xml:lang on entries nor HTML content."""

from datetime import datetime
from xml.etree import ElementTree as ET

from news.feeds.feed import Entry, Feed
from news.feeds.portable import xml_text

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ET.register_namespace("", _ATOM)


def atom(feed: Feed) -> bytes:
    """The document, UTF-8 with its XML declaration."""
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANG: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _time(feed.updated))
    _link(root, rel="self", type="application/atom+xml", href=feed.url)
    _link(root, rel="alternate", type="text/html", hreflang=feed.language, href=feed.home_url)
    _text(root, "icon", feed.icon)
    _person(root, feed.publisher)
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _entry(root: ET.Element, entry: Entry, feed_language: str) -> None:
    attributes = {_LANG: entry.language} if entry.language != feed_language else {}
    element = ET.SubElement(root, f"{{{_ATOM}}}entry", attributes)
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", _time(entry.published))
    _text(element, "updated", _time(entry.updated))
    _link(element, rel="alternate", type="text/html", hreflang=entry.language, href=entry.url)
    if entry.picture:
        _link(element, rel="enclosure", type=entry.picture.media_type, href=entry.picture.url)
    for name in entry.authors:
        _person(element, name)
    ET.SubElement(element, f"{{{_ATOM}}}category", {"term": entry.category.slug, "label": xml_text(entry.category.name)})
    if entry.summary:
        _text(element, "summary", entry.summary)
    _text(element, "content", entry.content).set("type", "html")


def _person(element: ET.Element, name: str) -> None:
    _text(ET.SubElement(element, f"{{{_ATOM}}}author"), "name", name)


def _link(element: ET.Element, **attributes: str) -> None:
    ET.SubElement(element, f"{{{_ATOM}}}link", attributes)


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}")
    element.text = xml_text(text)
    return element


def _time(moment: datetime) -> str:
    """RFC 3339, as RFC 4287 §3.3 asks."""
    return moment.isoformat(timespec="seconds")
