"""What the site is measured against: a view that does nothing, and Wagtail's own pages endpoint."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from site_project import urls

bodies: dict[str, bytes] = {}
stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)


def empty(request: HttpRequest, name: str) -> HttpResponse:
    """The same bytes as the answer it stands beside, and nothing else."""
    return HttpResponse(bodies[name])


urlpatterns = [path("empty/<slug:name>/", empty), path("stock/", stock.urls), *urls.urlpatterns]
