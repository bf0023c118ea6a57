"""What the protocol asks of a sitemap (sitemaps.org 0.9, as its schema has it) and search engines of its links to other languages."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

PROTOCOL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
MOST, LARGEST = 50_000, 50 * 1024**2  # entries and bytes of one file
ENTRIES = {"urlset": ("url", {"loc", "lastmod", "changefreq", "priority"}), "sitemapindex": ("sitemap", {"loc", "lastmod"})}


def faults(data: bytes) -> list[str]:
    """Everything in which this file, a sitemap or an index of such, is not as it should be."""
    root = ET.fromstring(data)  # noqa: S314 - our own answer
    kind = root.tag.removeprefix(PROTOCOL)
    if root.tag == kind or kind not in ENTRIES:
        return [f"{root.tag} is neither urlset nor sitemapindex of the protocol"]
    name, parts = ENTRIES[kind]
    found = [f"{child.tag} in {kind}" for child in root if child.tag != f"{PROTOCOL}{name}"]
    found += [fault for entry in root for fault in _faults_of(entry, parts)]
    doubled = [location for location, times in Counter(_locations(root)).items() if times > 1]
    found += [f"{location} is there twice" for location in doubled]
    if not 1 <= len(root) <= MOST or len(data) > LARGEST:
        found.append(f"{len(root)} entries, {len(data)} bytes")
    return found


def one_sided(*files: bytes) -> list[str]:
    """Links between languages that are not there in both directions, over all these sitemaps."""
    links = {}
    for data in files:
        for entry in ET.fromstring(data):  # noqa: S314 - our own answer
            location = entry.findtext(f"{PROTOCOL}loc") or ""
            links[location] = {(link.get("hreflang"), link.get("href")) for link in entry.findall(LINK)}
    found = []
    for location, named in links.items():
        hrefs = {href for _language, href in named}
        if named and location not in hrefs:
            found.append(f"{location} does not name itself")
        found += [f"{location} names {href}, which says something else" for href in hrefs if links.get(href or "") != named]
    return found


def _faults_of(entry: ET.Element, parts: set[str]) -> Iterator[str]:
    tags = Counter(child.tag for child in entry)
    if tags[f"{PROTOCOL}loc"] != 1:
        yield "an entry without its one address"
    for tag, times in tags.items():
        if tag.startswith(PROTOCOL) and (tag.removeprefix(PROTOCOL) not in parts or times > 1):
            yield f"{tag} {times} times"
    for location in _locations([entry]):
        if not 12 <= len(location) <= 2048 or not _is_whole(location):
            yield f"{location} is no whole address"
    for changed in entry.findall(f"{PROTOCOL}lastmod"):
        if not _is_time(changed.text or ""):
            yield f"{changed.text} is no time of the W3C"
    for link in entry.findall(LINK):
        yield from _faults_of_link(link)


def _faults_of_link(link: ET.Element) -> Iterator[str]:
    language, href = link.get("hreflang", ""), link.get("href", "")
    if set(link.attrib) != {"rel", "hreflang", "href"} or link.get("rel") != "alternate" or not _is_whole(href):
        yield f"{link.attrib} is no alternate"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?|x-default", language):
        yield f"{language} is no language"


def _locations(entries: ET.Element | list[ET.Element]) -> list[str]:
    return [location.text or "" for entry in entries for location in entry.findall(f"{PROTOCOL}loc")]


def _is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.fragment and address.isascii() and " " not in address


def _is_time(text: str) -> bool:
    """A day, or a moment with its zone (W3C-DTF)."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?", text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
