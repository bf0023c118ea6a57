"""The cards that lead to the forms: what a city hands in, below its own page, so that no form asks for the city."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.urls import reverse

from locations.registry import Contribution, contributions

if TYPE_CHECKING:
    from home.models import User
    from home.registry import Words
    from locations.models import CityRoom


@dataclass(frozen=True)
class Card:
    """`ways` are (label, address of a form)."""

    label: Words
    hint: Words
    ways: list[tuple[Words, str]]


def cards(room: CityRoom, user: User) -> list[Card]:
    """What `user` may add to this room."""
    if not room.city.permissions_for_user(user).can_add_subpage():
        return []
    allowed = set(room.city.specific_class.allowed_subpage_models())
    found = [Card(each.label, each.hint, _ways(each, room, allowed)) for each in contributions]
    return [card for card in found if card.ways]


def _ways(contribution: Contribution, room: CityRoom, allowed: set[type]) -> list[tuple[Words, str]]:
    models = [(label, apps.get_model(name)) for label, name in contribution.kinds]
    return [(label, _address(model, room)) for label, model in models if model in allowed]


def _address(model: type, room: CityRoom) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, room.city_id])
