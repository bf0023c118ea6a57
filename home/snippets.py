"""Topics in the editors' menu and in the choosers."""

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

from home.models import Topic


class TopicChooser(AdminSnippetChooser):
    """Opens with the topics in one language, that of the page; the others are a choice away."""

    language = settings.LANGUAGE_CODE

    def get_chooser_modal_url(self) -> str:
        return f"{super().get_chooser_modal_url()}?locale={self.language}"


class TopicChooserViewSet(SnippetChooserViewSet):
    base_widget_class = TopicChooser


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "slug"]
    add_to_admin_menu = True
    chooser_viewset_class = TopicChooserViewSet


def refuse_topic_without_source(request: HttpRequest, model: type[Model]) -> HttpResponse | None:
    """Say so before somebody writes a topic that no German one leads to."""
    if model is not Topic or request.GET.get("locale", settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE:
        return None
    messages.error(request, gettext("Topics in another language are made by translating the German topic, so write that one first."))
    return redirect(reverse(Topic.snippet_viewset.get_url_name("list")))


register_snippet(TopicViewSet)
