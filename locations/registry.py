"""What other apps show on the pages of cities, organisations, events and projects, and what cities hand in: registered in their
`AppConfig.ready()`.

So a city lists its news without this room knowing that there are news.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from home.registry import Registry, Section

if TYPE_CHECKING:
    from wagtail.models import Page

    from home.registry import Words


@dataclass(frozen=True)
class Contribution:
    """What a city hands in: a card on its start page. `kinds` are the page types it may be, as (label, "app.Model")."""

    order: int
    name: str
    label: Words
    hint: Words
    kinds: tuple[tuple[Words, str], ...]


@dataclass(frozen=True)
class Expiring:
    """What needs a city's word soon. `find` gets the tree path of a city and the local day, and answers the pages that are online, the
    most urgent first, each with why, as a sentence."""

    order: int
    name: str
    find: Callable[[str, date], list[tuple[Page, str]]]
    # Whether “still true” is an answer; else the form is.
    can_be_confirmed: bool = False


city_sections: Registry[Section] = Registry()
organisation_sections: Registry[Section] = Registry()
event_sections: Registry[Section] = Registry()
project_sections: Registry[Section] = Registry()
contributions: Registry[Contribution] = Registry()
expiring: Registry[Expiring] = Registry()
