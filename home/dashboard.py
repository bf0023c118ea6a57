"""The editors' start page: what one comes for, as buttons, and what waits for somebody to do it."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from home.models import BasePage, User
from home.publication.pictures import incomplete_pictures, undescribed_pictures
from home.publication.public import pages_of_all_types
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
        found = [(check, check.find(user)) for check in todo_checks]
        return {"buttons": buttons, "lists": [_shown(check, waiting, user) for check, waiting in found if waiting.exists()]}


def _shown(check: TodoCheck, waiting: QuerySet, user: User) -> dict[str, Any]:
    finder = AdminURLFinder(user)
    todos = [{"title": str(each), "url": finder.get_edit_url(each)} for each in waiting[:SHOWN]]
    return {"name": check.name, "label": check.label, "help_text": check.help_text, "count": waiting.count(), "todos": todos}


def add_start_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`."""
    panels.append(StartPanel())


def outdated_translations(user: User) -> QuerySet:
    """Live English pages that show older words than their German source."""
    outdated = Q(pk__in=[])
    for model in filter(lambda model: issubclass(model, BasePage), apps.get_models()):
        outdated |= Q(pk__in=model.objects.filter(live=True, translation_outdated=True).values("pk"))
    return _editable_pages(user).filter(outdated).order_by("-latest_revision_created_at")


def untranslated_pages(user: User) -> QuerySet:
    """German pages that English readers get in German, for those who may have them translated."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return Page.objects.none()
    untranslated = pages_of_all_types().listed_in("en").in_language(settings.LANGUAGE_CODE)
    return _editable_pages(user).filter(pk__in=untranslated.values("pk")).order_by("-first_published_at")


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
