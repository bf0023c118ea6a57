"""The room of a city as tests furnish it: one object of every kind in every state, called by a word that stands nowhere else."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from home.models import User
from locations.models import Enquiry
from locations.rooms.inviting import invite
from site_project.communications import communications_group
from tests.factories import (
    CommercialSitePageFactory,
    EventFactory,
    EventSeriesFactory,
    ImageFactory,
    NewsPageFactory,
    QuotePageFactory,
    UserFactory,
    publish,
)

# What everybody may read; all other words are secret.
PUBLIC = {"live", "series", "quote", "property", "shown"}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def communicator(username: str) -> User:
    """Somebody of the communications staff."""
    user = UserFactory(username=username)
    user.groups.add(communications_group())
    return user


@dataclass
class Room:
    """A city, somebody who works for it, and what is in its room: `things["draft"]` is called by `word("draft")`."""

    name: str
    city: Page
    editor: User
    things: dict[str, Any] = field(default_factory=dict)

    @property
    def client(self) -> Client:
        return client_of(self.editor)

    def word(self, kind: str) -> str:
        """Letters only, so that searching finds it and no markup hides it; none is part of another."""
        return f"{self.name}wort{kind}x".replace("_", "")

    @property
    def secret_words(self) -> set[str]:
        """What nobody else may read: the names of everything but what is public."""
        return {self.word(kind) for kind in self.things if kind not in PUBLIC}

    def anew(self) -> "Room":
        """The same, as it stands in the database now."""
        things = {kind: type(thing).objects.get(pk=thing.pk) for kind, thing in self.things.items()}
        return Room(self.name, type(self.city).objects.get(pk=self.city.pk), User.objects.get(pk=self.editor.pk), things)


def invited(city: Page, name: str, by: User) -> Room:
    """The room of this city, empty."""
    editor = invite(city, f"{name}@beispiel.example", f"Ada {name.capitalize()}", by).user
    return Room(name, type(city).objects.get(pk=city.pk), editor)


def furnish(room: Room) -> None:
    """Pages in every state, each of another kind; pictures and documents, open and not; an enquiry."""
    furnish_with_files(room)
    furnish_with_pages(room)
    room.things["enquiry"] = Enquiry.objects.create(
        page=room.things["property"], property_title=room.word("enquiry"), language="de", subject="visit", message=room.word("enquiry"),
        name=room.word("enquiry"), email="k.wendisch@beispiel.example", recipient="flaechen@beispiel.example",
    )  # fmt: skip


def furnish_with_pages(room: Room) -> None:
    city, editor, word, things = room.city, room.editor, room.word, room.things

    def page(kind: str, factory: Any = NewsPageFactory, live: bool = False, parent: Page = city, **words: Any) -> Any:
        words = {"title": word(kind), "slug": f"{room.name}-{len(things)}", "live": False, "owner": editor} | words
        made = factory(parent=parent, **words)
        made.save_revision(user=editor)
        return publish(made) if live else made

    soon, pictures = timezone.localdate() + timedelta(days=9), things
    things["live"] = page("live", live=True, teaser_picture=pictures["shown"])
    things["series"] = page("series", EventSeriesFactory, live=True, schedules=[{"first_date": soon}])
    things["quote"] = page("quote", QuotePageFactory, live=True)
    things["property"] = page("property", CommercialSitePageFactory, live=True, reference=word("property"))
    things["draft"] = page("draft", EventFactory, start_date=soon)
    things["changed"] = page("plain", live=True)
    things["changed"].title = word("changed")
    things["changed"].save_revision(user=editor)
    things["scheduled"] = page("scheduled", EventFactory, start_date=soon)
    things["scheduled"].go_live_at = timezone.now() + timedelta(days=3)
    things["scheduled"].save_revision(user=editor).publish()
    things["expired"] = page("expired", CommercialSitePageFactory, live=True, reference=word("expired"))
    things["expired"].unpublish(set_expired=True)
    things["in_review"] = page("in_review")
    things["in_review"].get_workflow().start(things["in_review"], editor)
    things["rejected"] = page("rejected", QuotePageFactory, said_on=date(2024, 5, 2))
    step = things["rejected"].get_workflow().start(things["rejected"], editor).current_task_state
    step.specific.task.specific.on_action(step, UserFactory(is_superuser=True), "reject")
    things["private"] = page("private", EventSeriesFactory, live=True, schedules=[{"first_date": soon}])
    for_its_group_only(PageViewRestriction.objects.create(page=things["private"], restriction_type="groups"), room)
    things["below_private"] = page("below_private", EventFactory, live=True, parent=things["private"], start_date=soon)


def furnish_with_files(room: Room) -> None:
    """`picture` and `document` lie in the room and are on no page yet, `shown` is on a public page."""
    own = room.city.room.collection
    private = own.add_child(instance=Collection(name=room.word("folder")))
    for_its_group_only(CollectionViewRestriction.objects.create(collection=private, restriction_type="groups"), room)
    below = private.add_child(instance=Collection(name=room.word("subfolder")))
    folders = {"": Collection.objects.get(pk=own.pk), "private_": private, "below_private_": below}
    for prefix, folder in folders.items():
        room.things[f"{prefix}picture"] = picture_in(folder, room.word(f"{prefix}picture"), room.editor)
        room.things[f"{prefix}document"] = document_in(folder, room.word(f"{prefix}document"), room.editor)
    room.things["shown"] = picture_in(folders[""], room.word("shown"), room.editor)


def picture_in(folder: Collection, word: str, editor: User) -> Any:
    return ImageFactory(title=word, collection=folder, uploaded_by_user=editor)


def document_in(folder: Collection, word: str, editor: User) -> Any:
    """Its file says the word, the name of its file does not: addresses repeat that."""
    document = get_document_model()(title=word, collection=folder, uploaded_by_user=editor)
    document.file.save("unterlage.txt", ContentFile(word.encode()))
    document.save()
    return document


def for_its_group_only(restriction: Any, room: Room) -> None:
    restriction.groups.add(room.editor.groups.get())
