"""Pictures by token: uploaded with the checks of the editor's form, into the collection of the token's owner."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from home.models import CustomImage, Licence

router = Router(tags=["images"], auth=BearerTokenAuth())


class UploadWords(Schema):
    """What belongs to a picture. It may be uploaded without, but no page that shows it is published before it has all but the English."""

    title: str = Field(max_length=255)
    alt_text: str = Field("", description="What it shows, in German, for people who do not see it.", max_length=250)
    alt_text_en: str = Field("", description="The same in English.", max_length=250)
    credit: str = Field("", description="Photographer and, if any, agency.", max_length=200)
    licence: Licence | None = None
    collection: int | None = Field(None, description="One of the collections in which the owner of the token may add pictures.")


class UploadedPicture(Schema):
    id: int
    title: str
    width: int
    height: int
    alt_text: str
    alt_text_en: str
    credit: str
    licence: Licence | None
    collection: int


@router.post(
    "/",
    response={201: UploadedPicture},
    operation_id="images_create",
    url_name="images_create",
    summary="Upload a picture",
)
def upload(request: HttpRequest, file: File[UploadedFile], words: Form[UploadWords]) -> Status | HttpResponse:
    """As multipart/form-data. 422 for what is no picture, is too large, or has a field that nobody knows.

    Language: `alt_text` is German, `alt_text_en` English; pages show the one of their own language.
    """
    if unknown := sorted(set(request.POST) - set(UploadWords.model_fields)):
        return refused([{"type": "extra_forbidden", "loc": ["form", name], "msg": "There is no such field"} for name in unknown])
    policy = policy_registry.get_by_type(CustomImage)
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied("Your token's owner may not add pictures.")
    chosen = words.model_dump() | {"licence": words.licence or "", "tags": ""}
    theirs = policy.collections_user_has_permission_for(request.user, "add")
    if words.collection and not theirs.filter(pk=words.collection).exists():
        return refused([{"type": "invalid_choice", "loc": ["form", "collection"], "msg": "Nothing may be added to this collection."}])
    chosen["collection"] = words.collection or own(theirs)
    picture = CustomImage(uploaded_by_user=request.user)
    form = get_image_form(CustomImage)(chosen, {"file": file}, instance=picture, user=request.user)
    if not form.is_valid():
        return refused(list(places(form.errors.get_json_data())))
    return Status(201, answer(form.save()))


def own(collections: Any) -> int:
    """Where a picture goes of which nobody says so: into the first collection that is not everybody's."""
    found = list(collections.order_by("path"))
    root = Collection.get_first_root_node()
    return next((each.pk for each in found if each != root), found[0].pk)


def places(errors: dict[str, list[dict[str, str]]]) -> Any:
    for name, found in errors.items():
        for error in found:
            yield {"type": error["code"] or "invalid", "loc": ["file" if name == "file" else "form", name], "msg": error["message"]}


def refused(errors: list[dict[str, Any]]) -> HttpResponse:
    return problem_response(status=422, detail="Validation failed", errors=errors)


def answer(picture: CustomImage) -> dict[str, Any]:
    names = ("id", "title", "width", "height", "alt_text", "alt_text_en", "credit")
    return {name: getattr(picture, name) for name in names} | {"licence": picture.licence or None, "collection": picture.collection_id}
