"""A body with one block of every kind."""

from typing import Any


def one_of_each(picture: int, document: int, news: int, event: int) -> list[dict[str, Any]]:
    """As the API takes it; `picture`, `document`, `news` (a news list) and `event` are ids."""
    link = {"label": "Zur Liste", "page": news}
    values: dict[str, Any] = {
        "paragraph": "<p>Ein <b>Satz</b>.</p>",
        "heading": {"text": "Eins", "level": "h2"},
        "pullquote": {"text": "Ein Tisch.", "name": "Jonas"},
        "picture": {"image": picture, "caption": "Eins"},
        "gallery": {"images": [picture, picture]},
        "embed": {"url": "https://vimeo.com/76979871", "title": "Video"},
        "about_box": {"logo": picture, "heading": "Verband", "text": "<p>Wir.</p>", "link": None},
        "cta": {"heading": "Mach mit", "link": link},
        "facts": {"heading": "Kurz", "rows": [{"label": "Städte", "value": "12"}]},
        "accordion": {"items": [{"heading": "Wer?", "text": "<p>Alle.</p>"}]},
        "downloads": {"documents": [document]},
        "news_listing": {"heading": "Neues", "index": news, "topic": "standort", "limit": 3},
        "event": {"event": event},
        "quote": {"quote": None, "topic": "standort"},
    }
    return [{"type": name, "value": value} for name, value in values.items()]
