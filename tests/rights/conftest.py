"""Two cities with rooms of their own, made once for all tests of a module: inviting them for each took most of their time."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from home.models import User
from locations.models import CityIndexPage
from tests.factories import EventIndexPageFactory, QuoteIndexPageFactory, publish, translate
from tests.ground import tree_as_made
from tests.locations.conftest import region, region_of_module
from tests.rights.rooms import Room, communicator, furnish, invited

__all__ = ["region", "region_of_module"]

CITIES = ("jena", "leipzig")


@pytest.fixture(scope="module")
def rooms_of_module(make_once: Callable[..., dict[str, Room]], region_of_module: SimpleNamespace) -> dict[str, Room]:
    """Both rooms, empty."""

    def make() -> dict[str, Room]:
        staff = communicator("redaktion")
        return {name: invited(getattr(region_of_module, name), name, staff) for name in CITIES}

    return make_once(make)


@pytest.fixture(scope="module")
def furnished_of_module(make_once: Callable[..., None], rooms_of_module: dict[str, Room]) -> dict[str, Room]:
    """Both rooms with everything in them, and the lists in which visitors would find it."""

    def make() -> None:
        for factory in (EventIndexPageFactory, QuoteIndexPageFactory):
            publish(factory(parent=tree_as_made().home))
        translate(CityIndexPage.objects.get(), slug="cities")
        for room in rooms_of_module.values():
            translate(room.city, slug=room.name)
            furnish(room)

    make_once(make)
    return rooms_of_module


@pytest.fixture
def staff(rooms_of_module: dict[str, Room], db: None) -> User:
    """Somebody of the communications staff."""
    return User.objects.get(username="redaktion")


@pytest.fixture
def colleague(staff: User) -> User:
    return communicator("kollegin")


@pytest.fixture
def jena(rooms_of_module: dict[str, Room], db: None) -> Room:
    return rooms_of_module["jena"].anew()


@pytest.fixture
def leipzig(rooms_of_module: dict[str, Room], db: None) -> Room:
    return rooms_of_module["leipzig"].anew()


@pytest.fixture
def furnished(furnished_of_module: dict[str, Room], db: None) -> SimpleNamespace:
    """Both rooms with everything in them."""
    return SimpleNamespace(**{name: room.anew() for name, room in furnished_of_module.items()})
