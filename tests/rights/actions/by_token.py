"""As programs contribute: the typed API with everybody's own token."""

from typing import Any

from tests.rights.actions.traces import copies, decisions, lies_at, newest, public, translations
from tests.rights.actions.visiting import path
from tests.rights.actors import Actor, Answers


def v3_list(actor: Actor, thing: Any) -> Answers:
    for below in (actor.place.room.pk, thing.get_parent().pk):
        yield actor.ask(f"pages/?limit=20&child_of={below}")
    for name in ("quotes/", "properties/", "properties.geojson", "cities/"):
        yield actor.ask(name)


def v3_detail(actor: Actor, thing: Any) -> Answers:
    yield actor.ask(f"pages/{thing.pk}/")


def v3_draft(actor: Actor, thing: Any) -> Answers:
    yield actor.ask(f"pages/{thing.pk}/?version=draft")


def v3_find(actor: Actor, thing: Any) -> Answers:
    yield actor.ask(f"resolve/?path={path(thing)}")
    yield actor.follow(f"/api/v3/pages/find/?html_path={path(thing)}", by_token=True)


def v3_revisions(actor: Actor, thing: Any) -> Answers:
    yield actor.ask(f"pages/{thing.pk}/revisions/{thing.latest_revision_id}/")
    yield actor.ask(f"pages/{thing.pk}/revisions/")


def v3_state(actor: Actor, thing: Any) -> Answers:
    yield actor.ask(f"moderation/pages/{thing.pk}/")


def v3_edit(actor: Actor, thing: Any) -> Answers:
    yield actor.send("PATCH", f"pages/{thing.pk}/", {"title": "Anders"})


def v3_submit(actor: Actor, thing: Any) -> Answers:
    yield actor.send("POST", f"moderation/pages/{thing.pk}/submit/")


def v3_publish(actor: Actor, thing: Any) -> Answers:
    yield actor.send("POST", f"pages/{thing.pk}/actions/publish/")
    yield actor.send("PATCH", f"pages/{thing.pk}/", {"title": "Anders", "meta": {"action": "publish"}})


def v3_unpublish(actor: Actor, thing: Any) -> Answers:
    yield actor.send("POST", f"pages/{thing.pk}/actions/unpublish/", {})


def v3_copy(actor: Actor, thing: Any) -> Answers:
    """To where it is, and to Jena."""
    for where in ({}, {"destination_id": actor.place.elsewhere.pk}):
        yield actor.send("POST", f"pages/{thing.pk}/actions/copy/", where)
        yield actor.send("POST", f"pages/{thing.pk}/actions/create_alias/", where)


def v3_move(actor: Actor, thing: Any) -> Answers:
    where = {"destination_id": actor.place.elsewhere.pk, "position": "last-child"}
    yield actor.send("POST", f"pages/{thing.pk}/actions/move/", where)


def v3_delete(actor: Actor, thing: Any) -> Answers:
    yield actor.send("DELETE", f"pages/{thing.pk}/")
    yield actor.send("DELETE", f"pages/{thing.pk}/actions/delete/")


def v3_revert(actor: Actor, thing: Any) -> Answers:
    yield actor.send("POST", f"pages/{thing.pk}/actions/revert/", {"revision_id": thing.revisions.order_by("pk").first().pk})


def v3_translate(actor: Actor, thing: Any) -> Answers:
    yield actor.send("POST", f"pages/{thing.pk}/actions/copy_for_translation/", {"locale": "en", "copy_parents": True})


READING = {(each.__name__, "kept"): each for each in (v3_list, v3_detail, v3_draft, v3_find, v3_revisions, v3_state)}
DOING = {
    ("v3_edit", "states"): (v3_edit, newest),
    ("v3_submit", "states"): (v3_submit, decisions),
    ("v3_publish", "states"): (v3_publish, public),
    ("v3_unpublish", "states"): (v3_unpublish, public),
    ("v3_copy", "states"): (v3_copy, copies),
    ("v3_move", "states"): (v3_move, lies_at),
    ("v3_delete", "states"): (v3_delete, lies_at),
    ("v3_revert", "states"): (v3_revert, newest),
    ("v3_translate", "states"): (v3_translate, translations),
}
