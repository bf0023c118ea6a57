"""Pictures from the data folder. Documents lie beside them and never leave it this way: a view of their own asks who is reading."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.static import serve


def serve_picture(request: HttpRequest, folder: str, path: str) -> HttpResponseBase | FileResponse:
    """A file of one of the public folders; raises Http404 for every other, however its path is written.

    Whatever it is, it runs nothing when somebody opens it by itself; other sites may show it.
    """
    try:
        response = serve(request, path, document_root=Path(settings.MEDIA_ROOT) / folder)
    except SuspiciousFileOperation as error:
        raise Http404 from error
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
