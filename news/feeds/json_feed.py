"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from news.feeds.feed import Entry, Feed

MEDIA_TYPE = "application/feed+json; charset=utf-8"


def json_feed(feed: Feed) -> bytes:
    """The document, UTF-8."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.url,
        "description": feed.subtitle,
        "icon": feed.icon,
        "authors": [{"name": feed.publisher}],
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "language": entry.language,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "tags": [entry.category.name],
    }
    if entry.summary:
        item["summary"] = entry.summary
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.picture:
        item["image"] = entry.picture.url
    return item
