"""Pictures from the data folder. Documents lie beside them and never leave it this way: a view of their own asks who is reading."""

from pathlib import Path
from posixpath import normpath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

from home.sight.files import may_have_original, may_have_rendition

ORIGINALS, RENDITIONS = "original_images", "images"


def serve_picture(request: HttpRequest, folder: str, path: str) -> HttpResponseBase | FileResponse:
    """A file of one of the public folders; raises Http404 for every other, however its path is written.

    Whatever it is, it runs nothing when somebody opens it by itself; other sites may show it. Originals are for the editors who may
    use the picture: cameras write into them where they stood. What is shown of pictures in private collections is for who may read these.
    """
    if normpath(path).lstrip("/") != path:  # what would be found is not what was asked about
        raise Http404
    name = f"{folder}/{path}"
    if folder == ORIGINALS and not may_have_original(request.user, name):
        raise Http404
    if folder == RENDITIONS and not may_have_rendition(request, name):
        raise Http404
    try:
        response = serve(request, path, document_root=Path(settings.MEDIA_ROOT) / folder)
    except SuspiciousFileOperation as error:
        raise Http404 from error
    kind = response.get("Content-Type", "image/")  # a picture that has not changed is not sent again, so neither is its kind
    if not kind.startswith("image/") or kind == "image/svg+xml":
        response["Content-Disposition"] = "attachment"
    if folder == ORIGINALS:
        response["Cache-Control"] = "private"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
