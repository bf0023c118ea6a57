"""For who works for a city, the start page is three things to do and five lists, in the order of what asks for action."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from locations.front_door import lists
from locations.front_door.actions import cards
from locations.front_door.rooms import contact_of, rooms_of
from locations.models import CityRoom


class FrontDoor(Component):
    """Nothing that lies outside the rooms is in it."""

    name = "front_door"
    template_name = "locations/admin/front_door.html"
    order = 10

    def __init__(self, rooms: list[CityRoom]) -> None:
        self.rooms = rooms

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
            "rooms": [{"city": room.city, "cards": cards(room, user), "url": _explorer(room)} for room in self.rooms],
            "contact": contact_of(user),
            "returned": lists.returned(self.rooms),
            "expiring": lists.soon_expiring(self.rooms, timezone.localdate()),
            "unfinished": lists.unfinished(self.rooms),
            "in_review": lists.in_review(self.rooms, user),
            "online": lists.online(self.rooms),
        }


def open_front_door(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`, after all others: who works for a city finds its lists in the place of the staff's."""
    if rooms := list(rooms_of(request.user)):
        panels[:] = [FrontDoor(rooms)]


def without_summary(request: HttpRequest, items: list[Component]) -> None:
    """Hook `construct_homepage_summary_items`: how many pages and pictures the whole site has is no news for a city."""
    if rooms_of(request.user).exists():
        items.clear()


def _explorer(room: CityRoom) -> str:
    return reverse("wagtailadmin_explore", args=[room.city_id])
