"""What the site is measured against: a view that does nothing, and Wagtail's own pages endpoint."""

import time

from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from site_project import urls

stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)


def empty(request: HttpRequest, size: int) -> HttpResponse:
    """As many bytes as the answer it stands beside, and nothing else."""
    return HttpResponse(b"x" * size)


def spent(request: HttpRequest) -> HttpResponse:
    """Seconds of processor time that this process has spent so far."""
    return HttpResponse(str(time.process_time()), headers={"Cache-Control": "no-store"})


urlpatterns = [path("empty/<int:size>/", empty), path("spent/", spent), path("stock/", stock.urls), *urls.urlpatterns]
