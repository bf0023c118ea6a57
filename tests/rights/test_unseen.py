"""To Jena, a page of Leipzig's that it may not know of is not there: every answer is the one to a number that no page has."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from tests.rights.actors import bearer, revoked
from tests.rights.rooms import Room

UNSEEN = ("draft", "scheduled", "expired", "in_review", "rejected", "private")
ON_A_PAGE = [
    ("PATCH", "pages/{}/", {"title": "Anders"}),
    ("PATCH", "pages/{}/", {"title": "Anders", "meta": {"type": "quotes.QuotePage"}}),
    ("PATCH", "pages/{}/", {"there_is_no_such_field": 1}),
    ("DELETE", "pages/{}/", None),
    ("POST", "moderation/pages/{}/submit/", None),
    ("POST", "pages/{}/actions/publish/", None),
    ("POST", "pages/{}/actions/unpublish/", {}),
    ("POST", "pages/{}/actions/copy/", {}),
    ("POST", "pages/{}/actions/create_alias/", {}),
    ("POST", "pages/{}/actions/convert_alias/", None),
    ("POST", "pages/{}/actions/move/", {"destination_id": 1, "position": "last-child"}),
    ("POST", "pages/{}/actions/revert/", {"revision_id": 1}),
    ("POST", "pages/{}/actions/copy_for_translation/", {"locale": "en"}),
    ("DELETE", "pages/{}/actions/delete/", None),
    ("GET", "pages/{}/", None),
    ("GET", "pages/{}/revisions/", None),
    ("GET", "moderation/pages/{}/", None),
]


def sent(method: str, address: str, body: Any, headers: dict[str, str]) -> tuple[int, str]:
    response = Client().generic(method, f"/api/v3/{address}", body or "", content_type="application/json", headers=headers)
    return response.status_code, response.content.decode()


def none_there() -> int:
    return int(Page.objects.order_by("-pk").values_list("pk", flat=True)[0]) + 1000


@pytest.fixture
def jena(furnished: SimpleNamespace, settings: Any) -> Room:
    settings.API_LIMIT_PER_ADDRESS = settings.API_LIMIT_PER_TOKEN = "100000/minute"
    room: Room = furnished.jena
    return room


@pytest.mark.parametrize(("method", "address", "body"), ON_A_PAGE)
def test_what_is_done_to_it_answers_as_where_nothing_is(
    furnished: SimpleNamespace, jena: Room, method: str, address: str, body: Any
) -> None:
    headers = bearer(jena.editor)
    for more in ({}, {"If-Match": '"x"'}):
        nothing = sent(method, address.format(none_there()), as_json(body), headers | more)
        assert nothing[0] == 404
        found = {kind: sent(method, address.format(furnished.leipzig.things[kind].pk), as_json(body), headers | more) for kind in UNSEEN}
        assert {kind: answer for kind, answer in found.items() if answer != nothing} == {}


def test_nothing_is_put_below_it_as_below_nothing(furnished: SimpleNamespace, jena: Room) -> None:
    own = jena.things["draft"].pk
    ways = [
        ("pages/", lambda key: {"title": "Neu", "slug": "neu", "meta": {"type": "home.StandardPage", "parent_id": key}}),
        (f"pages/{own}/actions/copy/", lambda key: {"destination_id": key}),
        (f"pages/{own}/actions/create_alias/", lambda key: {"destination_id": key}),
        (f"pages/{own}/actions/move/", lambda key: {"destination_id": key, "position": "last-child"}),
    ]
    for user in (jena.editor, None):
        headers = bearer(user) if user else revoked(jena.editor)
        for address, body in ways:
            nothing = sent("POST", address, as_json(body(none_there())), headers)
            assert nothing[0] == (404 if user else 401), nothing
            for kind in UNSEEN:
                assert sent("POST", address, as_json(body(furnished.leipzig.things[kind].pk)), headers) == nothing, (address, kind)


def test_without_a_token_no_condition_tells_of_it(furnished: SimpleNamespace, jena: Room) -> None:
    address, condition = f"pages/{furnished.leipzig.things['draft'].pk}/", {"If-Match": '"x"'}
    assert sent("PATCH", address, as_json({"title": "x"}), condition)[0] == 401
    assert sent("PATCH", f"pages/{none_there()}/", as_json({"title": "x"}), condition)[0] == 401


def test_what_everybody_reads_is_refused_as_what_it_is(furnished: SimpleNamespace, jena: Room) -> None:
    status, words = sent("POST", f"pages/{furnished.leipzig.things['live'].pk}/actions/publish/", None, bearer(jena.editor))
    assert status == 403, words


IN_THE_ADMIN = """edit/ view_draft/ history/ usage/ workflow_history/ copy/ delete/ unpublish/ privacy/ results/ add_subpage/
    revisions/compare/earliest...latest/ revisions/1/view/ revisions/1/revert/""".split()


def test_the_admin_answers_as_where_nothing_is(furnished: SimpleNamespace, jena: Room) -> None:
    own = jena.things["draft"].pk
    addresses = [
        *(f"pages/{{}}/{rest}" for rest in IN_THE_ADMIN),
        *(f"bulk/wagtailcore/page/{action}/?id={own}&id={{}}" for action in ("delete", "move", "publish", "unpublish")),
        "bulk/wagtailcore/page/delete/?id=all&childOf={}",
        "choose-page/chosen-multiple/?id={}",
        "pages/workflow/action/{}/reject/1/",
        f"pages/{own}/move/{{}}/confirm/",
    ]
    client = jena.client
    for address in addresses:
        nothing = seen(client, address.format(none_there()))
        for kind in ("draft", "private"):
            assert seen(client, address.format(furnished.leipzig.things[kind].pk)) == nothing, (address, kind)


def seen(client: Client, address: str) -> tuple[int, str]:
    """Status, and the words without the address that a form repeats."""
    response = client.get(f"/admin/{address}")
    page = BeautifulSoup(response.content, "html.parser")
    return response.status_code, page.main.get_text() if page.main else response.content.decode()


def as_json(body: Any) -> str:
    return "" if body is None else json.dumps(body)
