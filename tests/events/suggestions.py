"""The form for suggesting an event, as a person fills it in."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.models import Suggestion
from events.suggesting.delivery import outbox
from home.public_forms import guard

WORDS = {
    "title": "Offene Werkstatt",
    "first_day": "2026-12-12",
    "start_time": "10:00",
    "end_time": "16:00",
    "venue_name": "Optikmuseum, Saal 1",
    "street": "Carl-Zeiß-Platz 12",
    "description": "Wir zeigen, was wir bauen.\n\nEintritt frei.\nKinder sind willkommen.",
    "link": "www.beispiel.example/werkstatt",
    "name": "Karla Wendisch",
    "email": "k.wendisch@beispiel.example",
    "consent": "on",
}


def handed_out(client: Client, address: str, monkeypatch: pytest.MonkeyPatch, seconds: int = 10) -> str:
    """What a form carries that was opened some seconds ago."""
    token = BeautifulSoup(client.get(address).content, "html.parser").find("input", {"name": "form"})["value"]
    age = guard._age
    monkeypatch.setattr(guard, "_age", lambda signed: age(signed) + seconds)
    return str(token)


def stored(city: Any, **words: Any) -> Suggestion:
    """A suggestion that waits for its confirmation, its mail sent."""
    values = {
        "language": "de", "city": city, "topic": "standort", "title": "Größte Offene Werkstatt", "first_day": dt.date(2026, 12, 12),
        "start_time": dt.time(10), "end_time": dt.time(16), "venue_name": "Optikmuseum", "street": "Carl-Zeiß-Platz 12",
        "description": "Wir zeigen, was wir bauen.\r\n\r\nEintritt frei.\r\nFür alle.", "link": "https://www.beispiel.example/?a=1&b=2",
        "name": "Karla Wendisch", "email": "k.wendisch@beispiel.example", "form_key": str(Suggestion.objects.count()),
    }  # fmt: skip
    suggestion = Suggestion.objects.create(**values | words)
    outbox.deliver(suggestion.pk)
    return suggestion


def link_in(message: Any) -> str:
    """The path of the link in a mail."""
    line = next(line for line in message.body.splitlines() if line.startswith("http"))
    return "/" + line.split("/", 3)[3]
