"""When the table of dates is written anew. Each handler is one call of a named function."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.models import EventPage, EventSeriesPage
from events.rebuilding import forget, forget_for_good, rebuild


def on_published(instance: Page, **kwargs: Any) -> None:
    follow(instance)


def on_unpublished(instance: Page, **kwargs: Any) -> None:
    follow(instance)


def on_moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    follow_move(instance, parent_page_before, parent_page_after)


def on_deleted(instance: Page, **kwargs: Any) -> None:
    follow_series_of(instance)


def on_series_deleted(instance: Page, **kwargs: Any) -> None:
    forget_for_good(instance)


def follow(page: Page) -> None:
    """The dates of an event that appeared, changed or disappeared, and of the series that it is an edition of."""
    if not isinstance(page, EventPage | EventSeriesPage) or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    if page.live:
        # As it is in the database: the instance may hold rows that were not saved.
        rebuild(type(page).objects.get(pk=page.pk))
    else:
        forget(page)
    follow_series_of(page)


def follow_series_of(page: Page) -> None:
    """The series above an edition: its own date of that day stands back while there is one."""
    if isinstance(page, EventPage):
        above = page.path[: -page.steplen]
        for series in EventSeriesPage.objects.live().filter(path=above, locale__language_code=settings.LANGUAGE_CODE):
            rebuild(series)


def follow_move(page: Page, *parents: Page) -> None:
    """All that moved along, and the series that an edition has left or come to."""
    follow_below(page)
    german = EventSeriesPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    for series in german.filter(pk__in=[parent.pk for parent in parents]):
        rebuild(series)


def follow_below(page: Page) -> None:
    """All events of a subtree that came to another place, and perhaps to another city."""
    for model in (EventSeriesPage, EventPage):
        for event in model.objects.live().descendant_of(page, inclusive=True).filter(locale__language_code=settings.LANGUAGE_CODE):
            rebuild(event)


def connect() -> None:
    """Called once, when all models are there."""
    page_published.connect(on_published)
    page_unpublished.connect(on_unpublished)
    post_page_move.connect(on_moved)
    post_delete.connect(on_deleted, sender=EventPage)
    post_delete.connect(on_series_deleted, sender=EventSeriesPage)
