"""As editors work: every address of the admin that names a page, also where nobody offers it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import reverse

from home.preview.links import FRONT_END
from tests.rights.actions.traces import closed_to, copies, decisions, lies_at, newest, public, translations
from tests.rights.actors import Actor, Answers, said

LISTS = ["pages/", "", "images/", "documents/", "enquiries/", "reports/site-history/", "reports/workflow/", "reports/workflow_tasks/"]
MORE_LISTS = ["reports/page-types-usage/", "reports/locked/", "reports/aging-pages/", "review/", "review/english/"]
SHEET = "properties/sites/?export=csv"


def page_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def bulk_url(name: str, thing: Any) -> str:
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', name])}?id={thing.pk}"


def edit_url(thing: Any) -> str:
    return page_url("edit", thing.pk)


def open_editor(actor: Actor, thing: Any) -> Answers:
    yield actor.get(edit_url(thing))


def preview(actor: Actor, thing: Any) -> Answers:
    yield actor.get(page_url("view_draft", thing.pk))
    if step := thing.current_workflow_task_state:
        yield actor.get(page_url("workflow_preview", thing.pk, step.task_id))


def front_end_preview(actor: Actor, thing: Any) -> Answers:
    """What the preview panel does, and what the front end then asks without a token."""
    address = page_url("preview_on_edit", thing.pk)
    form = actor.place.form_of(thing) | {"title": thing.get_latest_revision_as_object().title}
    yield actor.post(address, form)
    response = actor.client.get(address, {"mode": FRONT_END})
    yield said(response)
    token = parse_qs(urlsplit(response.get("Location", "")).query).get("token", [""])[0]
    yield said(Client().get("/api/v3/preview/", {"token": token}))


def explore(actor: Actor, thing: Any) -> Answers:
    yield actor.get(reverse("wagtailadmin_explore", args=[thing.get_parent().pk]))
    yield actor.get(f"/admin/api/main/pages/?child_of={thing.get_parent().pk}")
    yield actor.get(f"/admin/api/main/pages/{thing.pk}/")
    yield actor.get(reverse("wagtailadmin_explore", args=[thing.pk]))


def admin_lists(actor: Actor, thing: Any) -> Answers:
    """Every list, report and export in which it could stand."""
    for name in (*LISTS, *MORE_LISTS, SHEET):
        yield actor.get(f"/admin/{name}")


def find(actor: Actor, thing: Any) -> Answers:
    """Searching repeats what was typed, so only what all words begin with is."""
    yield actor.get(f"{reverse('wagtailadmin_choose_page_search')}?q=leipzigwort")
    yield actor.get(f"{reverse('wagtailadmin_pages:search')}?q=leipzigwort")


def history(actor: Actor, thing: Any) -> Answers:
    for name in ("history", "workflow_history", "usage"):
        yield actor.get(page_url(name, thing.pk))
    yield actor.get(page_url("revisions_view", thing.pk, thing.latest_revision_id))


def compare(actor: Actor, thing: Any) -> Answers:
    yield actor.get(page_url("revisions_compare", thing.pk, "earliest", "latest"))


def choose(actor: Actor, thing: Any) -> Answers:
    yield actor.get(reverse("wagtailadmin_choose_page_child", args=[thing.get_parent().pk]))
    yield actor.get(f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={thing.pk}")
    yield actor.get(reverse("wagtailadmin_choose_page_child", args=[thing.pk]))
    yield actor.post(reverse("wagtailadmin_choose_page_external_link"), {"external-link-chooser-url": thing.get_full_url() or "x:y"})


def change_dates(actor: Actor, thing: Any) -> Answers:
    yield actor.get(reverse("event_dates:list", args=[thing.pk]))


def save(actor: Actor, thing: Any) -> Answers:
    yield actor.post(edit_url(thing), actor.place.form_of(thing))


def submit(actor: Actor, thing: Any) -> Answers:
    yield actor.post(edit_url(thing), actor.place.form_of(thing) | {"action-submit": "1"})


def publish(actor: Actor, thing: Any) -> Answers:
    yield actor.post(edit_url(thing), actor.place.form_of(thing) | {"action-publish": "1"})
    yield actor.post(bulk_url("publish", thing))
    yield actor.post(f"/admin/api/main/pages/{thing.pk}/action/publish/")
    yield actor.get(bulk_url("publish", thing))


def approve(actor: Actor, thing: Any) -> Answers:
    step = thing.current_workflow_task_state
    yield actor.post(page_url("workflow_action", thing.pk, "approve", step.pk if step else 1), {"comment": ""})


def unpublish(actor: Actor, thing: Any) -> Answers:
    yield actor.post(page_url("unpublish", thing.pk))
    yield actor.post(bulk_url("unpublish", thing))
    yield actor.get(page_url("unpublish", thing.pk))
    yield actor.get(bulk_url("unpublish", thing))


def copy(actor: Actor, thing: Any) -> Answers:
    """To where it is, and to Jena."""
    for parent in (thing.get_parent(), actor.place.elsewhere):
        yield actor.post(page_url("copy", thing.pk), {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent.pk})
    yield actor.get(page_url("copy", thing.pk))


def move(actor: Actor, thing: Any) -> Answers:
    yield actor.post(page_url("move_confirm", thing.pk, actor.place.elsewhere.pk))
    yield actor.post(bulk_url("move", thing), {"chooser": actor.place.elsewhere.pk})
    yield actor.get(page_url("move", thing.pk))
    yield actor.get(bulk_url("move", thing))


def delete(actor: Actor, thing: Any) -> Answers:
    yield actor.post(page_url("delete", thing.pk))
    yield actor.post(bulk_url("delete", thing))
    yield actor.get(page_url("delete", thing.pk))
    yield actor.get(bulk_url("delete", thing))


def revert(actor: Actor, thing: Any) -> Answers:
    oldest = thing.revisions.order_by("pk").first().pk
    yield actor.post(edit_url(thing), actor.place.form_of(thing) | {"revision": str(oldest)})
    yield actor.get(page_url("revisions_revert", thing.pk, oldest))


def make_private(actor: Actor, thing: Any) -> Answers:
    yield actor.post(page_url("set_privacy", thing.pk), {"restriction_type": "login", "password": "", "groups": []})
    yield actor.get(page_url("set_privacy", thing.pk))


def translate(actor: Actor, thing: Any) -> Answers:
    address = reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    yield actor.post(address, {"locales": [actor.place.english.pk]})
    yield actor.get(address)


READING = {
    (each.__name__, "kept"): each
    for each in (open_editor, preview, front_end_preview, explore, admin_lists, find, history, compare, choose)
}
READING["change_dates", "dates"] = change_dates
DOING = {
    ("save", "states"): (save, newest),
    ("submit", "states"): (submit, decisions),
    ("publish", "states"): (publish, public),
    ("approve", "states"): (approve, public),
    ("unpublish", "states"): (unpublish, public),
    ("copy", "states"): (copy, copies),
    ("move", "states"): (move, lies_at),
    ("delete", "states"): (delete, lies_at),
    ("revert", "states"): (revert, newest),
    ("make_private", "states"): (make_private, closed_to),
    ("translate", "states"): (translate, translations),
}
