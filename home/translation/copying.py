"""Making the English page: below a translated parent, once, and never as an alias."""

from django.utils.translation import gettext as _
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction as WagtailCopyPageForTranslationAction
from wagtail.actions.copy_for_translation import CopyPageForTranslationPermissionError
from wagtail.actions.registry import ActionRegistry
from wagtail.models import Locale, Page

from home.translation.errors import TranslationRefusedError
from home.translation.family import is_source, parent_in


class CopyPageForTranslationAction(WagtailCopyPageForTranslationAction):
    """As Wagtail's, but nothing is made on the way: no aliases of parents and no second translation.

    Wagtail asks for the permission of an app that is not installed here; ours is wagtail-localize's.
    """

    def check(self, skip_permission_checks: bool = False) -> None:
        if not self.user or skip_permission_checks:
            return
        may_translate = self.user.has_perm("wagtail_localize.submit_translation")
        if not may_translate or not self.page.permissions_for_user(self.user).can_edit():
            raise CopyPageForTranslationPermissionError(_("You may not translate this page."))

    def _copy_for_translation(self, page: Page, locale: Locale, copy_parents: bool, alias: bool, exclude_fields: list[str] | None) -> Page:
        require_translatable(page, locale, alias=alias)
        return super()._copy_for_translation(page, locale, False, False, exclude_fields)


def require_translatable(page: Page, locale: Locale, *, alias: bool = False) -> None:
    """Raise TranslationRefusedError if `page` can't be translated into `locale` now."""
    if alias:
        raise TranslationRefusedError(_("A page can't be the alias of another one. Translate it."), page)
    if not is_source(page):
        raise TranslationRefusedError(_("Translate the German page, not its translation."), page)
    if page.has_translation(locale):
        raise TranslationRefusedError(_("The page is already translated."), page.get_translation(locale))
    if parent_in(locale.pk, page) is None:
        title = page.get_parent().specific_deferred.get_admin_display_title()
        raise TranslationRefusedError(_("Translate the page above first: “%(title)s”.") % {"title": title}, page)


def register_actions(registry: ActionRegistry) -> None:
    """Let Wagtail's API translate by the same action."""
    registry.register(Page, CopyPageForTranslationAction)
