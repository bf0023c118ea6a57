"""What German readers have and English ones do not, or in older words: the longest waiting first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from wagtail.models import Page

from home.dashboard import outdated_translations, untranslated_pages
from home.models import User
from home.moderation.queue import kind_of
from home.moderation.rooms import room_of
from home.registry import Room


@dataclass(frozen=True)
class EnglishRow:
    """A page to translate: one that is missing in English, or an English one that `is_outdated`."""

    title: str
    kind: str
    city: str
    waits_since: datetime | None
    is_outdated: bool
    url: str


def untranslated(user: User) -> QuerySet[Page]:
    """German pages without English, and English pages with older words, as far as `user` may translate them."""
    german = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE)
    missing, outdated = (pages.order_by().values("pk") for pages in (untranslated_pages(user), outdated_translations(user)))
    found = Page.objects.filter(pk__in=missing.union(outdated)).select_related("locale", "content_type")
    return found.annotate(waits_since=Subquery(german.values("last_published_at")[:1])).order_by("waits_since", "pk")


def translatable_kinds() -> QuerySet[ContentType]:
    """The kinds of pages that there are: which of them wait cannot be told without looking for all that do."""
    return ContentType.objects.filter(Exists(Page.objects.filter(content_type=OuterRef("pk"), live=True, depth__gt=1)))


def english_row(page: Any, rooms: list[Room]) -> EnglishRow:
    room = room_of(page.path, rooms)
    is_outdated = page.locale.language_code != settings.LANGUAGE_CODE
    address = "wagtailadmin_pages:edit" if is_outdated else "wagtail_localize:submit_page_translation"
    return EnglishRow(
        page.title, kind_of(page), room.title if room else "", page.waits_since, is_outdated, reverse(address, args=[page.pk])
    )
