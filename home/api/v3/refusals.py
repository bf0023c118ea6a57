"""What our own rules refuse, as problems: which field, and the sentence that editors read too."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.api.v3.errors import problem_response

from home.publication.errors import NotPublishable
from home.translation.errors import TranslationRefusedError


def register(api: NinjaAPI) -> None:
    """Let `api` answer 422 to what `home.publication`, `home.translation` and the page tree refuse."""
    api.add_exception_handler(NotPublishable, not_publishable)
    api.add_exception_handler(TranslationRefusedError, refused)
    api.add_exception_handler(InvalidMoveToDescendant, refused)


def not_publishable(request: HttpRequest, refusal: NotPublishable) -> HttpResponse:
    errors = [
        {"type": "not_publishable", "loc": ["body", field], "msg": message}
        for field, messages in refusal.message_dict.items()
        for message in messages
    ]
    return problem_response(status=422, detail="The page may not be published as it is.", errors=errors)


def refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    return problem_response(status=422, detail=str(refusal))
