"""Wagtail's read API (v2) as this site offers it: JSON for everybody, nothing that is not public, few queries, no server errors."""

from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db.models import QuerySet
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from wagtail.api.v2.utils import BadRequestError
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from home import pictures
from home.api.guards import in_utc, refuse_nonsense, searchable
from home.api.serializers import DocumentSerializer, ImageSerializer
from home.publication.pictures import files_on, pictures_on
from home.publication.public import in_open_collections, pages_of_all_types


class OpenEndpoint:
    """What all endpoints share. Nobody is known here: what a login would open stays closed, and a stale one is no error."""

    renderer_classes = [JSONRenderer]
    authentication_classes: list[type] = []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        refuse_nonsense(request.GET)
        request._request.GET = in_utc(searchable(request.GET))
        super().initial(request, *args, **kwargs)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """As Wagtail's, which lets a value of the wrong type (`?date=abc`) become a server error."""
        try:
            return super().filter_queryset(queryset)
        except (FieldError, TypeError, ValidationError, ValueError) as error:
            raise BadRequestError("field filter error: a value does not fit its field") from error


def without_download(fields: list[str]) -> list[str]:
    return [name for name in fields if name != "download_url"]


def open_ones(files: QuerySet) -> QuerySet:
    """Those that lie in open collections; by their ids, for the search bears conditions on its own columns only."""
    return files.model.objects.filter(pk__in=in_open_collections(files).order_by().values("pk")).order_by("pk")


class ImagesEndpoint(OpenEndpoint, ImagesAPIViewSet):
    """The pictures of public pages, in the sizes in which those show them: the original is nobody's but the editors'."""

    base_serializer_class = ImageSerializer
    meta_fields = without_download(ImagesAPIViewSet.meta_fields)
    listing_default_fields = without_download(ImagesAPIViewSet.listing_default_fields)
    nested_default_fields = without_download(ImagesAPIViewSet.nested_default_fields)

    def get_queryset(self) -> QuerySet:
        return open_ones(pictures_on(pages_of_all_types().public())).prefetch_related("tags")

    def paginate_queryset(self, queryset: QuerySet) -> list[Any]:
        found = list(super().paginate_queryset(queryset))
        pictures.load(image.pk for image in found)
        return found


class DocumentsEndpoint(OpenEndpoint, DocumentsAPIViewSet):
    """The documents that public pages offer: what somebody has uploaded for a draft is nobody's yet."""

    base_serializer_class = DocumentSerializer

    def get_queryset(self) -> QuerySet:
        return open_ones(files_on(pages_of_all_types().public(), self.model)).prefetch_related("tags")
