"""Who may do what: every cell of the table, tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from home.models import User
from home.publication.version import forget
from tests.rights.actions import DOING, READING, in_the_admin, visiting
from tests.rights.actions.files import SMALL
from tests.rights.actors import Actor, Place, everybody
from tests.rights.rooms import Room
from tests.rights.table import SORTS, TABLE, actors_of


@pytest.fixture
def place(furnished: SimpleNamespace, staff: User, settings: Any) -> Place:
    settings.WAGTAILDOCS_SERVE_METHOD = "serve_view"  # as with files on a disk
    settings.FRONTEND_PREVIEW_URL = "https://front.example/vorschau"
    settings.API_LIMIT_PER_ADDRESS = settings.API_LIMIT_PER_TOKEN = "100000/minute"  # a quick machine tries more than programs may
    put_files_back(furnished.leipzig, Path(settings.MEDIA_ROOT))
    return everybody(furnished.jena, furnished.leipzig, staff)


def put_files_back(room: Room, media: Path) -> None:
    """Each test has a media folder of its own; each file says the word of what it belongs to."""
    for kind in (*SORTS["documents"], *SORTS["pictures"]):
        thing = room.things[kind]
        files = [thing.file] if kind in SORTS["documents"] else [thing.file, thing.get_rendition(SMALL).file]
        for file in files:
            (media / file.name).parent.mkdir(exist_ok=True)
            (media / file.name).write_bytes(room.word(kind).encode())


def test_everybody_does_what_the_table_says_and_nothing_else(furnished: SimpleNamespace, place: Place) -> None:
    """One test for all cells, since what it looks at takes long to make; it says every cell that is wrong."""
    room = furnished.leipzig
    assert {kind for kinds in SORTS.values() for kind in kinds} == set(room.things), "an object has no row in the table"
    assert {cell[0] for cell in TABLE} == {action for action, _sort in READING | DOING}, "a row of the table is not tried"
    cells = [(*each, kind, name) for each in READING | DOING for kind in SORTS[each[1]] for name in actors_of(*each)]
    wrong = [words for cell in cells for words in problems(room, place, *cell)]
    assert not wrong, "\n".join(wrong)


def test_every_list_that_is_looked_at_is_there(admin_client: Client, client: Client, furnished: SimpleNamespace) -> None:
    for name in (*in_the_admin.LISTS, *in_the_admin.MORE_LISTS, in_the_admin.SHEET):
        assert admin_client.get(f"/admin/{name}").status_code == 200, name
    for address in visiting.LISTS:
        assert client.get(address).status_code == 200, address


def problems(room: Room, place: Place, action: str, sort: str, kind: str, name: str) -> Iterator[str]:
    """What is wrong with one cell, in a line."""
    actor, cell = place.actors[name], f"{action} {kind} {name}"
    try:
        happens, words = tried(action, sort, actor, room, kind)
    except Exception as error:  # the cell is wrong, whatever it was
        yield f"{cell}: {error!r}"
        return
    expected, found = TABLE.get((action, kind, name), "no value"), "+" if happens else "-"
    if expected != found:
        yield f"{cell}: is {found}, should be {expected}"
    allowed = {room.word(kind)} if happens else set()
    if told := {word for word in actor.secrets - allowed if word in words}:
        yield f"{cell}: tells {sorted(told)}"


def tried(action: str, sort: str, actor: Actor, room: Room, kind: str) -> tuple[bool, str]:
    """Whether it was told, or done, and everything that came back."""
    thing, word, words = room.things[kind], room.word(kind), ""
    if (action, sort) in READING:
        for answer in READING[action, sort](actor, thing):
            words += answer
            if word in words:
                return True, words
        return False, words
    attempt, trace = DOING[action, sort]
    before = list(trace(thing))
    with undone():
        for answer in attempt(actor, thing):
            words += answer
            if list(trace(thing)) != before:
                forget_all()
                return True, words
    return False, words


@contextmanager
def undone() -> Iterator[None]:
    """What happens within it has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def forget_all() -> None:
    forget()
    cache.clear()
