"""When the search writes down a page: whenever a live one is saved, in the same transaction. Each handler is one call."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.apps.registry import Apps
from django.db.models import Model
from django.db.models.signals import post_migrate, post_save
from wagtail.models import Page

from home.models import BasePage, SearchEntry
from home.publication.changes import UNSEEN_FIELDS
from home.search.kinds import searched_models
from home.search.writing import forget, rebuild, write, write_anew


def on_saved(instance: Model, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    if isinstance(instance, Page) and not raw and not (update_fields and UNSEEN_FIELDS.issuperset(update_fields)):
        follow(instance, whole=update_fields is None)


def follow(page: Page, *, whole: bool) -> None:
    """A page that was saved as a `whole`, with rows that are saved right after it; or in part, when it may know what was not saved."""
    if not page.live:
        forget(page)
    elif whole and isinstance(page, BasePage):
        write([page])
    else:
        write_anew(Page.objects.filter(pk=page.pk))


def on_migrated(apps: Apps | None = None, **kwargs: Any) -> None:
    """Signal `post_migrate`, which `flush` sends without `apps`."""
    if apps is not None:
        write_first({model._meta.label for model in apps.get_models()})


def write_first(known: set[str]) -> None:
    """Of a site that has grown up without this search everything, once the database has all the models that it is about."""
    if known.issuperset(model._meta.label for model in [SearchEntry, *searched_models()]) and not SearchEntry.objects.exists():
        for _count in rebuild():
            pass


def connect(home: AppConfig) -> None:
    """Called once, when all models are there."""
    post_save.connect(on_saved)
    post_migrate.connect(on_migrated, sender=home)
