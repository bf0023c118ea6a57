"""The English tree is the German one: a page stands below the translation of its source's parent, in the same order."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.translation.errors import TranslationRefusedError
from home.translation.family import is_source, parent_in, source_locale, source_of

# Nobody arranges more pages than this by hand, and every page behind the new place would have to be rewritten.
ARRANGED_BY_HAND = 100


def require_place(page: Page) -> None:
    """Raise TranslationRefusedError for an alias, and for a new page that has no place in the tree of its language."""
    if page.alias_of_id:
        raise TranslationRefusedError(_("A page can't be the alias of another one. Translate it, or link to the other page."))
    if page.pk is not None:
        return
    parent = page.get_parent()
    locale_id = page.locale_id or (source_locale().pk if parent.is_root() else parent.locale_id)
    if locale_id == source_locale().pk:
        if not parent.is_root() and parent.locale_id != locale_id:
            raise TranslationRefusedError(_("A German page can't stand below a page in another language."), parent)
        return
    source = source_of(page)
    if source is None:
        raise TranslationRefusedError(_("Pages in another language are made by translating the German page, so write that one first."))
    require_parent(source, locale_id, parent)


def require_parent(source: Page, locale_id: int, parent: Page) -> None:
    """Raise TranslationRefusedError unless the translation of `source` into a language belongs below `parent`."""
    right = parent_in(locale_id, source)
    if right is None:
        title = source.get_parent().specific_deferred.get_admin_display_title()
        raise TranslationRefusedError(_("Translate the page above first: “%(title)s”.") % {"title": title}, source)
    if right.pk != parent.pk:
        raise TranslationRefusedError(
            _("A translation stands where its German page stands. Move the German page, and it will follow."), source
        )


def require_move(page: Page, parent_after: Page) -> None:
    """Raise TranslationRefusedError for a move that would leave the tree of the page's language, or the source's place."""
    if not is_source(page):
        if source := source_of(page):
            require_parent(source, page.locale_id, parent_after)
    elif not parent_after.is_root() and parent_after.locale_id != page.locale_id:
        raise TranslationRefusedError(_("A German page can't stand below a page in another language."), page)


def settle(translation: Page, source: Page) -> bool:
    """Move a translation to its source's place; False, and no move, where the page above is not translated.

    Instances of pages in the moved subtree are outdated afterwards, so settle first and load later.
    """
    parent = parent_in(translation.locale_id, source)
    if parent is None:
        return False
    before = preceding(source, translation, parent)
    current = Page.objects.get(pk=translation.pk)
    settled = current.get_parent() == parent
    if settled and (parent.numchild > ARRANGED_BY_HAND or predecessor(current) == before):
        return True
    if before:
        current.move(before, pos="right")
    else:
        current.move(parent, pos="first-child")
    return True


def preceding(source: Page, translation: Page, parent: Page) -> Page | None:
    """The page below `parent` that translates the nearest German sibling before `source`."""
    siblings = Page.objects.child_of(source.get_parent()).filter(locale_id=source.locale_id, path__lt=source.path)
    places = dict(siblings.values_list("translation_key", "path"))
    translated = parent.get_children().filter(locale_id=translation.locale_id, translation_key__in=siblings.values("translation_key"))
    return max(translated, key=lambda page: places[page.translation_key], default=None)


def predecessor(translation: Page) -> Page | None:
    """The page before this one among its siblings in the same language; below the root all languages stand side by side."""
    return translation.get_siblings().filter(locale_id=translation.locale_id, path__lt=translation.path).last()
