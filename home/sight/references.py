"""Choosers offer, they do not check: what a form newly refers to is looked at here, wherever in the page it stands."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from home.keys import is_key
from home.sight.files import files_usable_by
from home.sight.pages import visible_pages

if TYPE_CHECKING:
    from home.models import User

Reference = tuple[type[Model], str]  # what is referred to: its base model and its key


class NotYoursToChooseError(Exception):
    """A page refers to what its editor may not know of. A plain exception and no error of the form, for the form would show its title."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.admin_message = _("You chose a page, a picture or a document that you may not use. Nothing was saved.")
        super().__init__(self.admin_message)


def require_own_or_public(page: Page, user: "User") -> None:
    """Raise NotYoursToChooseError if `page`, with its unsaved changes, refers to more than it did before and `user` may not use that.

    What its newest version refers to already stays allowed: somebody else may have chosen it.
    """
    if user.is_superuser:
        return
    new = _references(page) - (_references(page.get_latest_revision_as_object()) if page.pk else set())
    by_model: dict[type[Model], set[str]] = defaultdict(set)
    for model, key in new:
        by_model[model].add(key)
    for model, keys in by_model.items():
        if not _may_use(user, model, keys):
            raise NotYoursToChooseError(page)


def _references(page: Page) -> set[Reference]:
    types = ContentType.objects
    found = ReferenceIndex._extract_references_from_object(page)
    return {(model, str(key)) for type_id, key, _model_path, _path in found if (model := types.get_for_id(type_id).model_class())}


def _may_use(user: "User", model: type[Model], keys: set[str]) -> bool:
    """Topics, sectors and other terms are for everybody."""
    possible = set(filter(is_key, keys))
    if issubclass(model, Page):
        return visible_pages(user).filter(pk__in=possible).count() == len(keys)
    if model in (get_image_model(), get_document_model()):
        return bool(files_usable_by(user, model).filter(pk__in=possible).count() == len(keys))
    return True
