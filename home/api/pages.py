"""Pages in the API: those of the public site, each in its own language."""

from django.db.models import QuerySet
from modelcluster.models import get_all_child_relations
from rest_framework.request import Request
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from home.api.addresses import page_at
from home.api.endpoints import OpenEndpoint
from home.api.serializers import PageSerializer
from home.api.totals import counted_once
from home.blocks.prepare import prepare
from home.models import BasePage, CustomImage
from home.presentation import streams_of
from home.publication.public import PublicQuerySet, pages_of_all_types


class PagesEndpoint(OpenEndpoint, PagesAPIViewSet):
    base_serializer_class = PageSerializer

    def get_base_queryset(self) -> PublicQuerySet:
        return pages_of_all_types().public()

    def get_queryset(self) -> QuerySet:
        """With one `type`, pages of that type with everything that belongs to them, else what all types share."""
        found = super().get_queryset()
        if issubclass(found.model, BasePage):
            found = found.model.objects.public()
        if "search" in self.request.GET:
            # The search bears conditions on its own columns only, such as this one.
            found = found.model.objects.filter(pk__in=found.order_by().values("pk"))
        joins = ["locale", *getattr(found.model, "detail_joins", ())]
        return counted_once(found).select_related(*joins).prefetch_related(*_inlines(found.model)).order_by("path")

    def paginate_queryset(self, queryset: QuerySet) -> list[Page]:
        found = list(super().paginate_queryset(queryset))
        load(found)
        return found

    def get_object(self) -> Page:
        page = super().get_object()
        load([page])
        return page

    def find_object(self, queryset: QuerySet, request: Request) -> Page | None:
        """Wagtail's looks for `html_path` below the German start page only."""
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        found = page_at(request.GET["html_path"])
        return queryset.filter(pk=found.pk).first() if found else None


def _inlines(model: type[Page]) -> list[str]:
    """The lists within a page that the API shows."""
    shown = {field.name for field in getattr(model, "api_fields", ())}
    return [name for relation in get_all_child_relations(model) if (name := relation.get_accessor_name()) in shown]


def _own_pictures(page: BasePage) -> list[int | None]:
    """Ids of the pictures in fields of the page: its lead picture, a logo."""
    return [getattr(page, field.attname) for field in page._meta.fields if field.related_model is CustomImage]


def load(pages: list[Page]) -> None:
    """What these pages refer to, in as many queries for one as for twenty."""
    ours = [page for page in pages if isinstance(page, BasePage)]
    prepare(
        streams=[stream for page in ours for stream in streams_of(page)],
        images=[pk for page in ours for pk in _own_pictures(page)],
        pages=[pk for page in ours for pk in page.pages_linked()],
    )
