"""What the list of pages offers for translating each: as wagtail-localize does, which asks four times in each row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

if TYPE_CHECKING:
    from home.models import User

OFFERED = "register_page_listing_more_buttons"


def offer_instead() -> None:
    """Take the place of wagtail-localize in the list of pages. Raises ValueError where it is not there."""
    hooks._hooks[OFFERED].remove((page_listing_more_buttons, 0))
    hooks.register(OFFERED, buttons)


def with_sources(_parent: Page, pages: QuerySet[Page], _request: HttpRequest) -> QuerySet[Page]:
    """Hook `construct_explorer_page_queryset`: each page with the record of its translations, where it is their source."""
    sources = TranslationSource.objects.filter(object=OuterRef("translation_key"), locale=OuterRef("locale"), translations__enabled=True)
    return pages.annotate(_source_record=Subquery(sources.order_by().values("pk")[:1]))


def buttons(page: Any, user: "User", view_name: str | None = None, next_url: str | None = None) -> Iterator[Button]:
    """The two of wagtail-localize, without a query where the page comes from the list."""
    if not hasattr(page, "_source_record"):
        yield from page_listing_more_buttons(page, user, view_name, next_url)
        return
    if page.is_root() or not user.has_perm("wagtail_localize.submit_translation"):
        return
    if page._has_untranslated_locale:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        yield Button(_("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")
    if page._source_record:
        url = reverse("wagtail_localize:update_translations", args=[page._source_record])
        url += f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(_("Sync translated pages"), url, priority=60, icon_name="resubmit")
