"""The form for suggesting an event, as a person fills it in."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

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


def link_in(message: Any) -> str:
    """The path of the link in a mail."""
    line = next(line for line in message.body.splitlines() if line.startswith("http"))
    return "/" + line.split("/", 3)[3]
