"""Topics in the editors' menu and in the choosers."""

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Topic


class GermanTopicsMixin:
    """Everything is written in German first; the English topic follows with the translation."""

    def get_object_list(self) -> QuerySet[Topic]:
        return super().get_object_list().filter(locale__language_code=settings.LANGUAGE_CODE)


class TopicChooseView(GermanTopicsMixin, ChooseView):
    pass


class TopicChooseResultsView(GermanTopicsMixin, ChooseResultsView):
    pass


class TopicChooserViewSet(SnippetChooserViewSet):
    choose_view_class = TopicChooseView
    choose_results_view_class = TopicChooseResultsView


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
