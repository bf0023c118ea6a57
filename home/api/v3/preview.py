"""The draft that an editor is looking at, for the front end that the editor's preview has sent a signed link to."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Query, Router
from wagtail.api.rich_text import RichTextOutputFormat
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.routers.pages import PageDetailSchema

from home.api.guards import LONGEST
from home.api.v3.resolve import Language
from home.preview.drafts import PreviewRefusedError, draft

router = Router(tags=["preview"])

Token = Annotated[str, Query(description="The `token` of the link that the front end was opened with.", min_length=1, max_length=LONGEST)]
Locale = Annotated[Language, Query(description="The language in which a refusal is said; the link names that of the page.")]


@router.get(
    "/",
    response=PageDetailSchema,
    operation_id="preview",
    url_name="preview",
    summary="A draft, by the link of an editor's preview",
    openapi_extra={"x-not-kept": True, "x-errors": [403]},
)
def preview_page(
    request: HttpRequest,
    response: HttpResponse,
    token: Token,
    locale: Locale = "de",
    rich_text_format: RichTextOutputFormat | None = Query(None),  # noqa: B008 - as Wagtail's, of which this is one
) -> Any:
    """The page as it stands in the editor's form at this moment, saved or not, in the shape of `/api/v3/pages/{id}/`. Nobody may keep it
    (`Cache-Control: no-store`). 403 for a link that has expired, is forged, or whose editor may no longer edit the page.

    Language: the page answers in its own; `locale` is that of a refusal.
    """
    try:
        with translation.override(locale):
            page = draft(token)
    except PreviewRefusedError as refusal:
        return kept_by_nobody(problem_response(status=403, detail=str(refusal)))
    kept_by_nobody(response)
    return page


def kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
