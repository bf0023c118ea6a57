"""The typed API itself: every operation, Wagtail's or ours, stands on the same ground."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from ninja import NinjaAPI, Swagger
from ninja.errors import AuthenticationError
from wagtail.api.v3.errors import problem_response, register_exception_handlers

from home.api.etag import READS, conditional
from home.api.problems import NOTHING_HERE
from home.api.v3 import editions, reading, refusals, sight
from home.api.v3.bodies import taken_at_its_word
from home.api.v3.document import Document, Examples, mended
from home.api.v3.strict import Run, strict
from home.api.v3.tokens import MISSING, refused_token, unauthenticated
from home.models import Submission
from home.moderation.handing_in import HandedIn, handing_in

BY_TOKEN = HandedIn(Submission.Source.TOKEN)
View = Callable[..., HttpResponse]


class API(NinjaAPI):
    """Takes routers by `add_router` and gives them all what DESIGN promises to other programs.

    `examples` reads, by the name of an operation, what the document shows of it: see `home.api.v3.document.show`. `elsewhere` has the
    addresses that are not of this API and stand in its document all the same.
    """

    def __init__(self, examples: Callable[[], Examples] = dict, elsewhere: Callable[[], Examples] = dict, **options: Any) -> None:
        super().__init__(
            urls_namespace="wagtailapi_v3",  # the name by which Wagtail's schemas look up their addresses
            docs=Swagger({"validatorUrl": None}),  # which would send our document to a stranger
            docs_url="/docs/",
            docs_decorator=documented,
            **options,
        )
        self._document: dict[str, Any] | None = None
        self._examples, self._elsewhere = examples, elsewhere
        register_exception_handlers(self)
        refusals.register(self)
        self.add_exception_handler(Http404, sight.nothing_here)
        self.add_exception_handler(AuthenticationError, lambda _request, _error: unauthenticated(MISSING))
        self.add_decorator(grounded, mode="view")
        self.add_decorator(reading.public, mode="operation")
        self.add_decorator(taken_at_its_word, mode="operation")
        self.add_decorator(sight.to_a_seen_page, mode="operation")

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> Any:
        """The OpenAPI 3.1 document, valid and with the answers that this ground gives besides the operations' own."""
        if self._document is None:  # which takes a second to write
            prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
            self._document = mended(Document(self, prefix), self._examples())
            self._document["paths"] |= self._elsewhere()
        return self._document


def grounded(run: Run) -> Run:
    """An operation with all that is common: token, strict parameters, language, all or nothing, ETag."""
    operation = unwrap(run).__self__
    asked = strict(operation, run, reading.MORE_NAMES.get(operation.operation_id))
    if operation.operation_id == "pages_detail" or editions.changes_a_page(operation.operation_id):
        asked = sight.of_a_seen_page(editions.guarded(asked))

    @wraps(run)
    def answer(request: HttpRequest, **path: Any) -> HttpResponse:
        if refusal := refused_token(request):
            return refusal
        with translation.override(translation.get_language()):
            if request.method in READS:
                return conditional(request, asked(request, **path))
            return all_or_nothing(asked, request, **path)

    return answer


def all_or_nothing(run: Run, request: HttpRequest, **path: Any) -> HttpResponse:
    """What an operation writes stays only if it ends well: an error on the way, even in the answer, leaves nothing behind."""
    with transaction.atomic(), handing_in(BY_TOKEN):
        response = run(request, **path)
        if response.status_code >= 400:
            transaction.set_rollback(True)
    return response


def documented(view: View) -> View:
    """The OpenAPI document and the page that shows it: not there when the operator does not want them."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.WAGTAILAPI_DOCS_ENABLED:
            return problem_response(status=404, detail=NOTHING_HERE)
        return conditional(request, view(request, *args, **kwargs))

    return shown
