"""Topics, and what else pages are sorted by, in the editors' menu and in the choosers."""

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from home.models import Term, Topic


class TermChooser(AdminSnippetChooser):
    """Opens with the terms in one language, that of the page; the others are a choice away."""

    language = settings.LANGUAGE_CODE

    def get_chooser_modal_url(self) -> str:
        return f"{super().get_chooser_modal_url()}?locale={self.language}"


class TermChooserViewSet(SnippetChooserViewSet):
    base_widget_class = TermChooser


class TermViewSet(SnippetViewSet):
    """Common to all kinds of terms; each app registers its own."""

    icon = "tag"
    list_display = ["name", "slug"]
    add_to_admin_menu = True
    chooser_viewset_class = TermChooserViewSet


class TopicViewSet(TermViewSet):
    model = Topic
    menu_label = _("Topics")


def refuse_term_without_source(request: HttpRequest, model: type[Model]) -> HttpResponse | None:
    """Say so before somebody writes a topic that no German one leads to."""
    if not issubclass(model, Term) or request.GET.get("locale", settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE:
        return None
    messages.error(request, gettext("This is written in German first. Other languages follow by translating it."))
    return redirect(reverse(model.snippet_viewset.get_url_name("list")))  # type: ignore[attr-defined]


register_snippet(TopicViewSet)
