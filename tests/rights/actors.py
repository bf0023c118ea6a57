"""Who tries it: everybody with a browser of their own, and with a token of their own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import APIToken, Locale, Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from home.models import User
from tests.factories import UserFactory
from tests.rights.rooms import Room, client_of

JSON = "application/json"
Answers = Iterator[str]  # what came back, request by request


@dataclass
class Place:
    """Where it all happens: in Leipzig's room. `elsewhere` is Jena's, into which others would like to carry things."""

    room: Page
    elsewhere: Page
    english: Locale
    actors: dict[str, "Actor"] = field(default_factory=dict)
    forms: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def city(self) -> "Actor":
        return self.actors["leipzig"]

    def form_of(self, page: Page) -> dict[str, Any]:
        """What a browser sends when a page is saved with a new title: read once, as the administrator, and forged for everybody."""
        if page.pk not in self.forms:
            html = self.actors["admin"].get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            form = querydict_from_html(html, form_id="page-edit-form").copy()
            form["title"] = f"Anders {page.pk}"
            streams = [field.name for field in page.specific_class._meta.fields if isinstance(field, StreamField)]
            form.update(nested_form_data({name: streamfield([]) for name in streams}))
            self.forms[page.pk] = dict(form.lists())
        return self.forms[page.pk]


@dataclass
class Actor:
    """What was read once is remembered: doing something is undone again, so it reads the same later."""

    name: str
    client: Client
    bearer: dict[str, str]
    secrets: set[str]
    place: Place
    read: dict[tuple[str, bool], str] = field(default_factory=dict)

    def get(self, address: str, *, by_token: bool = False) -> str:
        key = (address, by_token)
        if key not in self.read:
            self.read[key] = self.get_anew(address, by_token=by_token)
        return self.read[key]

    def get_anew(self, address: str, *, by_token: bool = False, follow: bool = False) -> str:
        client, headers = (Client(), self.bearer) if by_token else (self.client, {})
        return said(client.get(address, headers=headers, follow=follow))

    def follow(self, address: str, *, by_token: bool = False) -> str:
        return self.get_anew(address, by_token=by_token, follow=True)

    def ask(self, address: str) -> str:
        """By token."""
        return self.get(f"/api/v3/{address}", by_token=True)

    def post(self, address: str, data: Any = None) -> str:
        return said(self.client.post(address, data or {}))

    def send(self, method: str, address: str, data: Any = None) -> str:
        """By token."""
        body = "" if data is None else json.dumps(data)
        return said(Client().generic(method, f"/api/v3/{address}", body, content_type=JSON, headers=self.bearer))


def said(response: HttpResponse) -> str:
    """Everything that somebody reads in it, files included."""
    assert response.status_code < 500, response.status_code
    assert response.status_code != 429, "who is turned away for asking often is told nothing of the rights"
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return str(body.decode("utf-8", "replace"))


def everybody(jena: Room, leipzig: Room, staff: User) -> Place:
    """`off` has worked for Leipzig and is still logged in, `revoked` has a token of Leipzig's that was taken back."""
    former = UserFactory(username="frueher")
    former.groups.set(leipzig.editor.groups.all())
    users = {
        "off": former,
        "none": UserFactory(username="niemand"),
        "jena": jena.editor,
        "leipzig": leipzig.editor,
        "staff": staff,
        "admin": UserFactory(username="chefin", is_superuser=True),
    }
    keeps_from = {"jena": leipzig.secret_words, "leipzig": jena.secret_words, "staff": set(), "admin": set()}
    both = leipzig.secret_words | jena.secret_words
    place = Place(leipzig.city, jena.city, Locale.objects.get(language_code="en"))
    for name, user in users.items():
        place.actors[name] = Actor(name, client_of(user), bearer(user), keeps_from.get(name, both), place)
    User.objects.filter(pk=former.pk).update(is_active=False)
    place.actors["anonymous"] = Actor("anonymous", Client(), {}, both, place)
    place.actors["revoked"] = Actor("revoked", Client(), revoked(leipzig.editor), both, place)
    return place


def bearer(user: User) -> dict[str, str]:
    return {"Authorization": f"Bearer {APIToken.create_token(user=user, name='Prüfung')[1]}"}


def revoked(user: User) -> dict[str, str]:
    token, key = APIToken.create_token(user=user, name="Verloren")
    token.revoke()
    return {"Authorization": f"Bearer {key}"}
