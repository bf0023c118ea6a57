"""What search engines read: schema.org as JSON-LD (https://www.w3.org/TR/json-ld11/). Finished values in, plain dictionaries out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Thing = dict[str, Any]

# Inside a script element these could end it or the line; in JSON strings their escapes mean the same.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class ImageFacts:
    """A picture as others see it; `url` and `licence_deed` are full addresses, sizes are pixels."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence_deed: str


@dataclass(frozen=True)
class ArticleFacts:
    """An article as its page shows it; `authors` are (name, role, organisation), `url` a full address, `language` a BCP 47 tag."""

    url: str
    language: str
    headline: str
    description: str
    section: str
    published: datetime
    modified: datetime
    authors: Sequence[tuple[str, str, str]]
    image: ImageFacts | None
    correction: str
    corrected_on: date | None


def script(*things: Thing) -> SafeString:
    """One graph of things as the content of `<script type="application/ld+json">`, safe against every text in it."""
    graph = {"@context": "https://schema.org", "@graph": things}
    return mark_safe(json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S308 - escaped above


def filled(facts: Thing) -> Thing:
    """What is known of these."""
    return {name: value for name, value in facts.items() if value}


def contact_point(name: str, role: str, phone: str, email: str) -> Thing:
    """Whom to ask; https://schema.org/ContactPoint."""
    return {"@type": "ContactPoint"} | filled({"name": name, "contactType": role, "telephone": phone, "email": email})


def breadcrumb_list(trail: Sequence[tuple[str, str]]) -> Thing:
    """The way to a page as (name, full address), start page first, the page itself last."""
    items = [{"@type": "ListItem", "position": place, "name": name, "item": url} for place, (name, url) in enumerate(trail, start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def item_list(entries: Sequence[tuple[str, str]]) -> Thing:
    """What a page lists, in its order, as (name, full address); https://schema.org/ItemList."""
    items = [{"@type": "ListItem", "position": place, "name": name, "url": url} for place, (name, url) in enumerate(entries, start=1)]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def organisation(name: str, url: str, logo: str) -> Thing:
    """Who publishes the site; `url` and `logo` are full addresses."""
    return {"@type": "Organization", "@id": f"{url}#organisation", "name": name, "url": url, "logo": {"@type": "ImageObject", "url": logo}}


def news_article(facts: ArticleFacts, publisher: Thing) -> Thing:
    """https://schema.org/NewsArticle; `publisher` is an `organisation()`, which also signs an article without authors."""
    article: Thing = {
        "@type": "NewsArticle",
        "@id": f"{facts.url}#article",
        "mainEntityOfPage": facts.url,
        "url": facts.url,
        "inLanguage": facts.language,
        "headline": facts.headline,
        "description": facts.description,
        "articleSection": facts.section,
        "datePublished": facts.published.isoformat(timespec="seconds"),
        "dateModified": facts.modified.isoformat(timespec="seconds"),
        "author": [_person(*author) for author in facts.authors] or {"@id": publisher["@id"]},
        "publisher": {"@id": publisher["@id"]},
        "isAccessibleForFree": True,
    }
    if facts.image:
        article["image"] = _image(facts.image)
    if facts.correction:
        article["correction"] = _correction(facts.correction, facts.corrected_on)
    return article


def _person(name: str, role: str, organisation_name: str) -> Thing:
    person: Thing = {"@type": "Person", "name": name}
    if role:
        person["jobTitle"] = role
    if organisation_name:
        person["affiliation"] = {"@type": "Organization", "name": organisation_name}
    return person


def _image(facts: ImageFacts) -> Thing:
    image: Thing = {"@type": "ImageObject", "url": facts.url, "width": facts.width, "height": facts.height}
    optional = {"caption": facts.caption or facts.alt, "creditText": facts.credit, "license": facts.licence_deed}
    return image | filled(optional)


def _correction(text: str, day: date | None) -> Thing:
    comment: Thing = {"@type": "CorrectionComment", "text": text}
    if day:
        comment["datePublished"] = day.isoformat()
    return comment
