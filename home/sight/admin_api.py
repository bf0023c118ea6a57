"""The admin's own API hands out every picture and document to everybody who may log in; ours those that one may use."""

from typing import Any

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from home.sight.files import files_usable_by


class UsableFiles:
    def get_queryset(self: Any) -> QuerySet[Any]:
        queryset = super().get_queryset()  # type: ignore[misc]
        return queryset.filter(pk__in=files_usable_by(self.request.user, queryset.model).values("pk"))


class PicturesAdminAPIViewSet(UsableFiles, ImagesAdminAPIViewSet):
    pass


class FilesAdminAPIViewSet(UsableFiles, DocumentsAdminAPIViewSet):
    pass


def narrow(router: WagtailAPIRouter) -> None:
    """Hook `construct_admin_api`."""
    router.register_endpoint("images", PicturesAdminAPIViewSet)
    router.register_endpoint("documents", FilesAdminAPIViewSet)
