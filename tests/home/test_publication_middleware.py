"""A refusal becomes a sentence for the editor, on the page where it can be mended."""

import json

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import HomePage, User
from home.publication.middleware import RefusalMiddleware
from tests.editing import edit_address
from tests.factories import UserFactory


class RefusedError(Exception):
    admin_message = "Übersetzen Sie zuerst die Seite darüber."

    def __init__(self, page: Page | None = None) -> None:
        self.page = page


def request_of(user: User, path: str = "/admin/pages/", method: str = "post", **headers: str) -> HttpRequest:
    request = getattr(RequestFactory(headers=headers), method)(path)
    request.user, request.session = user, {}
    request._messages = FallbackStorage(request)
    return request


def answer(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    return RefusalMiddleware(lambda request: HttpResponse()).process_exception(request, exception)


def test_editor_is_led_to_the_page_and_told_why(home: HomePage, admin: User) -> None:
    request = request_of(admin)
    response = answer(request, RefusedError(home))
    assert (response.status_code, response["location"]) == (302, edit_address(home))
    assert RefusedError.admin_message in " ".join(str(message) for message in get_messages(request))


def test_who_may_not_edit_the_page_goes_back(home: HomePage) -> None:
    request = request_of(UserFactory(), referer="http://testserver/admin/reports/")
    assert answer(request, RefusedError(home))["location"] == "http://testserver/admin/reports/"


class TranslatedError(Exception):
    @property
    def admin_message(self) -> str:
        return gettext("Page not found")


@pytest.mark.parametrize(("preferred", "words"), [("en", "Page not found"), ("", "Seite nicht gefunden")])
def test_editor_is_told_in_the_language_of_the_admin(admin: User, preferred: str, words: str) -> None:
    UserProfile.objects.create(user=admin, preferred_language=preferred)
    request = request_of(admin)
    with translation.override("de"):
        answer(request, TranslatedError())
    assert [str(message).strip() for message in get_messages(request)] == [words]


@pytest.mark.parametrize("referer", ["https://evil.example/admin/", ""])
def test_nobody_is_led_elsewhere(admin: User, referer: str) -> None:
    assert answer(request_of(admin, referer=referer), RefusedError())["location"] == "/admin/"


def test_nobody_is_led_round_in_circles(home: HomePage, admin: User) -> None:
    request = request_of(admin, edit_address(home), "get", referer="http://testserver" + edit_address(home))
    assert answer(request, RefusedError(home))["location"] == "/admin/"


def test_scripts_of_the_editor_get_the_sentence_itself(home: HomePage, admin: User) -> None:
    response = answer(request_of(admin, accept="application/json"), RefusedError(home))
    assert response.status_code == 400
    assert json.loads(response.content)["error_message"] == RefusedError.admin_message


@pytest.mark.parametrize(("path", "exception"), [("/", RefusedError()), ("/admin/", ValueError("defect"))])
def test_everything_else_stays_an_error(admin: User, path: str, exception: Exception) -> None:
    assert answer(request_of(admin, path), exception) is None


def test_half_a_form_is_no_fault_of_ours(home: HomePage, admin_client: Client) -> None:
    """What Wagtail reads of a body without looking whether it came."""
    assert admin_client.post(edit_address(home), {"title": "Nur ein Titel"}).status_code == 400
    assert HomePage.objects.get(pk=home.pk).title == home.title
