"""Pictures and documents, in open and private collections, and what visitors ask about properties."""

from typing import Any

from django.urls import reverse
from wagtail.images.models import Filter

from tests.rights.actions.traces import itself
from tests.rights.actors import Actor, Answers

FILES = {"customimage": ("wagtailimages", "images", "image_usage"), "document": ("wagtaildocs", "documents", "document_usage")}
SMALL = Filter("width-320|format-webp")


def app_of(thing: Any) -> str:
    return FILES[thing._meta.model_name][0]


def name_of(thing: Any) -> str:
    return FILES[thing._meta.model_name][1]


def open_file(actor: Actor, thing: Any) -> Answers:
    yield actor.get(reverse(f"{app_of(thing)}:edit", args=[thing.pk]))
    yield actor.get(reverse(f"{app_of(thing)}:{FILES[thing._meta.model_name][2]}", args=[thing.pk]))


def choose_file(actor: Actor, thing: Any) -> Answers:
    chooser = f"{app_of(thing)}_chooser"
    yield actor.get(reverse(f"{chooser}:choose"))
    yield actor.get(f"{reverse(f'{chooser}:choose_results')}?q=leipzigwort")
    yield actor.get(reverse(f"{chooser}:chosen", args=[thing.pk]))
    yield actor.get(f"{reverse(f'{chooser}:chosen_multiple')}?id={thing.pk}")


def list_files(actor: Actor, thing: Any) -> Answers:
    yield actor.get(f"/admin/{name_of(thing)}/")
    yield actor.get(f"/admin/api/main/{name_of(thing)}/")
    yield actor.get(f"/admin/api/main/{name_of(thing)}/{thing.pk}/")


def v2_files(actor: Actor, thing: Any) -> Answers:
    yield actor.get(f"/api/v2/{name_of(thing)}/?limit=20")
    yield actor.get(f"/api/v2/{name_of(thing)}/{thing.pk}/")


def document(actor: Actor, thing: Any) -> Answers:
    yield actor.get(thing.url)


def rendition(actor: Actor, thing: Any) -> Answers:
    """The file that pages show; in this test it says the word of its picture."""
    yield actor.get(f"/media/{thing.get_rendition(SMALL).file.name}")


def original(actor: Actor, thing: Any) -> Answers:
    yield actor.get(f"/media/{thing.file.name}")


def change_file(actor: Actor, thing: Any) -> Answers:
    shown = {"credit": "Anna", "licence": "cc-by-4.0", "alt_text": "Grau", "alt_text_en": "Grey"}
    words = {"title": "Anders", "collection": thing.collection_id}
    yield actor.post(reverse(f"{app_of(thing)}:edit", args=[thing.pk]), words | shown)


def delete_file(actor: Actor, thing: Any) -> Answers:
    bulk = f"{reverse('wagtail_bulk_action', args=[app_of(thing), thing._meta.model_name, 'delete'])}?id={thing.pk}"
    one = reverse(f"{app_of(thing)}:delete", args=[thing.pk])
    yield actor.post(one)
    yield actor.post(bulk)
    yield actor.get(one)
    yield actor.get(bulk)


def read_enquiry(actor: Actor, thing: Any) -> Answers:
    yield actor.get(reverse("enquiry:inspect", args=[thing.pk]))
    yield actor.get("/admin/enquiries/")


BOTH = (open_file, choose_file, list_files, v2_files)
READING = {
    **{(each.__name__, "pictures"): each for each in (*BOTH, rendition, original)},
    **{(each.__name__, "documents"): each for each in (*BOTH, document)},
    ("read_enquiry", "enquiries"): read_enquiry,
}
DOING = {(each.__name__, kind): (each, itself) for kind in ("pictures", "documents") for each in (change_file, delete_file)}
