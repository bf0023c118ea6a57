"""Who may see a translation, and whether it exists at all, is said on its German page."""

from functools import partial

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, TranslatableMixin

from home.translation.errors import TranslationRefusedError
from home.translation.family import is_source, source_of, translations_of
from home.translation.following import follow, left_with_german, take_down
from home.translation.placement import settle


def unpublish_translations(page: Page) -> None:
    """Take the translations of a German page offline with it."""
    if is_source(page):
        for translated in translations_of(page).filter(live=True):
            take_down(translated)


def move_translations(page: Page) -> None:
    """Move the translations to where the German page has gone; where nothing above them is translated, they go offline.

    Those that have gone offline with it come back when they have a place again.
    """
    if not is_source(page):
        return
    returning = False
    for translated in translations_of(page):
        if not settle(translated, page):
            take_down(translated)
        elif not translated.live and left_with_german(translated):
            returning = True
    if returning:
        follow(page)


def gather_children(page: Page) -> None:
    """Fetch below a translation that has just been published the translations that had no place before there was one."""
    source = None if is_source(page) else source_of(page)
    if source is None:
        return
    children = Page.objects.child_of(source).live().filter(locale_id=source.locale_id)
    lost = Page.objects.filter(locale_id=page.locale_id, live=False, translation_key__in=children.values("translation_key"))
    lost = lost.not_child_of(page)
    for child in children.filter(translation_key__in=lost.values("translation_key")):
        move_translations(child)


def delete_translations(page: Page) -> None:
    """Delete the translations of a German page as soon as its own deletion is certain, for now its tree is being rewritten."""
    if is_source(page):
        keys = list(translations_of(page).values_list("pk", flat=True))
        if keys:
            transaction.on_commit(partial(delete_pages, keys))


def delete_pages(keys: list[int]) -> None:
    """Delete pages that may have gone with a page above them already."""
    for key in keys:
        if page := Page.objects.filter(pk=key).first():
            page.specific.delete()


def delete_snippet_translations(snippet: Model) -> None:
    """Delete the translations of a German topic with it; raises TranslationRefusedError while pages use one of them."""
    if not isinstance(snippet, TranslatableMixin) or not is_source(snippet):
        return
    for translated in snippet.get_translations():
        try:
            translated.delete()
        except ProtectedError as error:
            message = _("“%(name)s” can’t be deleted: pages still use it in another language.") % {"name": snippet}
            raise TranslationRefusedError(message) from error


def copy_privacy(page: Page) -> None:
    """Give the translations of a German page the restriction that lies on it, or none."""
    if is_source(page):
        restriction = page.view_restrictions.first()
        for translated in translations_of(page):
            restrict(translated, restriction)


def restrict(translated: Page, like: PageViewRestriction | None) -> None:
    restriction = translated.view_restrictions.first()
    if like is None:
        if restriction:
            restriction.delete()
        return
    restriction = restriction or PageViewRestriction(page=translated)
    restriction.restriction_type, restriction.password = like.restriction_type, like.password
    restriction.save()
    restriction.groups.set(like.groups.all())
