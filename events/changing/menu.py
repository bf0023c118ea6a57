"""Where the list of dates is found: at the top of a series, and among what can be done with it."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button
from wagtail.models import Page

from events.changing import views
from events.models import EventSeriesPage
from home.models import User

urls = (
    [
        path("<int:pk>/", views.dates, name="list"),
        path("<int:pk>/extra/", views.extra, name="extra"),
        path("<int:pk>/<str:name>/", views.change, name="change"),
    ],
    "event_dates",
)


def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("event-dates/", include(urls))]


def buttons(page: Page, user: User, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """For whoever may edit the series."""
    if not issubclass(page.specific_class or Page, EventSeriesPage) or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(_("Change dates"), reverse("event_dates:list", args=[page.pk]), icon_name="calendar-alt", priority=15)
