"""Which pages belong together: a German source and its translations, and the parents of both."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Locale, Page


def source_locale() -> Locale:
    """The language that everything is written in first."""
    return Locale.objects.get_for_language(settings.LANGUAGE_CODE)


def is_source(page: Page) -> bool:
    return page.locale.language_code == settings.LANGUAGE_CODE


def source_of(page: Page) -> Page | None:
    """The German page that `page` translates; None for a page that has lost it."""
    return versions(page).filter(locale__language_code=settings.LANGUAGE_CODE).first()


def translations_of(page: Page) -> QuerySet[Page]:
    """The translations of a German page, whether or not wagtail-localize keeps records of them."""
    return versions(page).exclude(locale__language_code=settings.LANGUAGE_CODE)


def versions(page: Page) -> QuerySet[Page]:
    """All language versions of a page but itself, in tree order."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).order_by("path")


def parent_in(locale_id: int, source: Page) -> Page | None:
    """Where the translation of `source` into a language belongs; None as long as the parent is not translated into it."""
    parent = source.get_parent()
    return parent if parent.is_root() else versions(parent).filter(locale_id=locale_id).first()
