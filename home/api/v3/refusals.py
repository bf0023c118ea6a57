"""What is refused, by types, forms or our own rules, as problems: which place in what was sent, and the sentence that editors read too."""

import json
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError as NinjaValidationError
from pydantic import ValidationError as PydanticValidationError
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.api.v3.errors import problem_response
from wagtail.utils.forms import FormValidationError

from home.api.etag import READS
from home.api.v3.places import BODY, as_sent, in_a_form
from home.moderation.review import ReviewError
from home.publication.errors import NotPublishable
from home.sight.references import NotYoursToChooseError
from home.translation.errors import TranslationRefusedError

INVALID = "Validation failed"
ANSWER = "NinjaResponseSchema"  # what django-ninja calls the type of an answer


def register(api: NinjaAPI) -> None:
    """Let `api` answer 422 to what types, forms, `home.publication`, `home.translation` and the page tree refuse."""
    api.add_exception_handler(NinjaValidationError, misunderstood)
    api.add_exception_handler(PydanticValidationError, impossible)
    api.add_exception_handler(FormValidationError, incomplete)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(NotPublishable, not_publishable)
    api.add_exception_handler(TranslationRefusedError, refused)
    api.add_exception_handler(InvalidMoveToDescendant, refused)
    api.add_exception_handler(ReviewError, refused)
    api.add_exception_handler(NotYoursToChooseError, refused)


def misunderstood(request: HttpRequest, refusal: NinjaValidationError) -> HttpResponse:
    """A parameter or a body that is not of its type."""
    return problem_response(status=422, detail=INVALID, errors=[placed(error, request) for error in refusal.errors])


def placed(error: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    first, *place = error["loc"]
    if first == BODY:
        place = list(as_sent(tuple(place), json.loads(request.body or b"null"), missing=error["type"] == "missing"))
    return {"type": error["type"], "loc": [first, *place], "msg": sentence(error)}


def impossible(request: HttpRequest, refusal: PydanticValidationError) -> HttpResponse:
    """A value of the right type that Wagtail's operation could not use; rich text among them by its name in the form.

    An answer of ours that is not of its type is no fault of whoever asked: raises what it was given.
    """
    if refusal.title == ANSWER:
        raise refusal
    errors = []
    for error in refusal.errors():
        place = [step for name in error["loc"] for step in in_a_form(str(name))]
        errors.append({"type": error["type"], "loc": [source(request), *place], "msg": sentence(error)})
    return problem_response(status=422, detail=INVALID, errors=errors)


def incomplete(request: HttpRequest, refusal: FormValidationError) -> HttpResponse:
    """What the editor's form does not take."""
    errors = [{"type": code, "loc": [BODY, *place], "msg": message} for place, messages in refusal.loc_errors for message, code in messages]
    return problem_response(status=422, detail=INVALID, errors=errors)


def invalid(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    """What a field or a model does not take."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
    errors = [
        {"type": "invalid", "loc": [source(request), *([] if field == NON_FIELD_ERRORS else [field])], "msg": message}
        for field, messages in by_field.items()
        for message in messages
    ]
    return problem_response(status=422, detail=INVALID, errors=errors)


def not_publishable(request: HttpRequest, refusal: NotPublishable) -> HttpResponse:
    errors = [
        {"type": "not_publishable", "loc": [BODY, field], "msg": message}
        for field, messages in refusal.message_dict.items()
        for message in messages
    ]
    return problem_response(status=422, detail="The page may not be published as it is.", errors=errors)


def refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    return problem_response(status=422, detail=str(refusal))


def source(request: HttpRequest) -> str:
    return "query" if request.method in READS else BODY


def sentence(error: Any) -> str:
    """The message, without the name of the exception that our own sentences come in."""
    return str(error["msg"]).removeprefix("Value error, ")
