"""The editors' start page: what one comes for, as buttons, and what waits for somebody to do it."""

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from home.counting import counted
from home.models import BasePage, User
from home.publication.pictures import incomplete_pictures, undescribed_pictures
from home.publication.public import without_translation
from home.publication.refusals import refused_pages
from home.registry import TodoCheck, start_actions, todo_checks

SHOWN = 5  # entries of each list; the number beside the heading counts all


class StartPanel(Component):
    """Buttons and lists, filled by what the apps have registered."""

    name = "start"
    template_name = "home/admin/start.html"
    order = 50

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        buttons = [{"label": action.label, "icon": action.icon, "url": url} for action in start_actions if (url := action.url(user))]
        lists = [_shown(check, *counted(check.find(user), 0, SHOWN), user) for check in todo_checks]
        return {"buttons": buttons, "lists": [each for each in lists if each["todos"]]}


def _shown(check: TodoCheck, first: list[Any], count: int, user: User) -> dict[str, Any]:
    finder = AdminURLFinder(user)
    todos = [{"title": str(each), "url": finder.get_edit_url(each)} for each in first]
    return {"name": check.name, "label": check.label, "help_text": check.help_text, "count": count, "todos": todos}


def add_start_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`."""
    panels.append(StartPanel())


def outdated_translations(user: User) -> QuerySet:
    """Live English pages that show older words than their German source."""
    models = (model for model in get_page_models() if issubclass(model, BasePage))
    first, *others = (model.objects.filter(translation_outdated=True).order_by().values("pk") for model in models)
    return _editable_pages(user).filter(live=True, pk__in=first.union(*others)).order_by("-latest_revision_created_at")


def untranslated_pages(user: User) -> QuerySet:
    """German pages that English readers get in German, for those who may have them translated."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return Page.objects.none()
    # All are counted, so an index that holds this order would not help; PostgreSQL takes one where nulls come first.
    newest_first = F("first_published_at").desc(nulls_last=True)
    return _editable_pages(user).filter(pk__in=without_translation("en").values("pk")).order_by(newest_first)


def pages_that_did_not_appear(user: User) -> QuerySet:
    """Pages that could not be published at their planned time."""
    return _editable_pages(user).filter(pk__in=refused_pages().values("pk")).order_by("-latest_revision_created_at")


def pictures_to_complete(user: User) -> QuerySet:
    """Pictures with which no page can be published."""
    return _editable_pictures(user, incomplete_pictures())


def pictures_without_english_words(user: User) -> QuerySet:
    """Pictures that English readers who do not see them are told of in German."""
    return _editable_pictures(user, undescribed_pictures("en"))


def _editable_pictures(user: User, pictures: QuerySet) -> QuerySet:
    allowed = policy_registry.get_by_type(get_image_model()).instances_user_has_permission_for(user, "change")
    return pictures.filter(pk__in=allowed.values("pk")).order_by("-created_at")


def _editable_pages(user: User) -> QuerySet:
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def register() -> None:
    """For `AppConfig.ready()`."""
    checks = [
        (
            "refused",
            _("Not published at the planned time"),
            _("Something was missing when their time came. Open the page to see what."),
            pages_that_did_not_appear,
        ),
        (
            "outdated",
            _("English is older than German"),
            _("Readers see the old English words with a note until these pages are translated again."),
            outdated_translations,
        ),
        ("untranslated", _("Only in German so far"), _("English lists show these pages in German, marked as such."), untranslated_pages),
        (
            "pictures",
            _("Pictures without credit, licence or description"),
            _("A page that shows one of them cannot be published."),
            pictures_to_complete,
        ),
        (
            "undescribed",
            _("Pictures without a description in English"),
            _("They stand on English pages; who does not see them is told in German what they show."),
            pictures_without_english_words,
        ),
    ]
    for number, (name, label, help_text, find) in enumerate(checks, start=1):
        todo_checks.register(TodoCheck(10 * number, name, label, help_text, find))
