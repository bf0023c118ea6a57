"""One quote as programs get it."""

import datetime as dt
from typing import Any

from ninja import Schema

from home import pictures
from home.frame import absolute
from home.shapes import PictureData
from locations.api.question import Language
from quotes.quote import Quote


class QuoteTerm(Schema):
    """A city or a topic: the slug by which filters know it, and its name with the language that it is in."""

    slug: str
    name: str
    language: Language


class QuoteOrganisation(Schema):
    """The house for which somebody speaks, and its page."""

    name: str
    language: Language
    url: str


class QuoteItem(Schema):
    """A quote; `id` is that of its page, `language` that of its words. `text` has no quotation marks around it: set those of `language`.

    `person` is empty where an office speaks. `is_current` says whether it holds today; `valid_until` is the last day on which it does.
    """

    id: int
    language: Language
    url: str
    text: str
    person: str
    office: str
    city: QuoteTerm | None
    organisation: QuoteOrganisation | None
    portrait: PictureData | None
    said_on: dt.date
    occasion: str
    topics: list[QuoteTerm]
    released_by: str
    released_on: dt.date | None
    valid_until: dt.date | None
    is_current: bool


def items(found: list[Quote]) -> list[dict[str, Any]]:
    """In their order; all portraits are loaded at once."""
    pictures.load(quote.portrait_id for quote in found)
    return [_item(quote) for quote in found]


def _item(quote: Quote) -> dict[str, Any]:
    city, house = quote.city, quote.organisation
    portrait = pictures.picture(quote.portrait_id, quote.language) if quote.portrait_id else None
    columns = ("language", "text", "person", "office", "said_on", "occasion", "released_by", "released_on", "valid_until")
    return {name: getattr(quote, name) for name in columns} | {
        "id": quote.pk,
        "url": absolute(quote.url),
        "city": {"slug": city.slug, "name": city.name, "language": city.language} if city else None,
        "organisation": {"name": house.title, "language": house.language, "url": absolute(house.url)} if house else None,
        "portrait": portrait.as_data() if portrait else None,
        "topics": [{"slug": topic.slug, "name": topic.name, "language": topic.language} for topic in quote.topics],
        "is_current": quote.ended_in is None,
    }
