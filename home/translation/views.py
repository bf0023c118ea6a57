"""Two of wagtail-localize's addresses answered otherwise, because what they do would break what English follows."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsView

from home.translation.errors import TranslationRefusedError
from home.translation.following import follow, follow_snippet


class SynchroniseView(UpdateTranslationsView):
    """“Sync translated pages”: happens by itself with every publication, so this is for drafts and for the impatient.

    wagtail-localize's own can publish, German words included; this one never does what publishing German would not do.
    """

    title = gettext_lazy("Synchronise translations")
    template_name = "home/admin/synchronise.html"

    def get_form(self) -> forms.Form:
        return forms.Form(self.request.POST or None)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponseRedirect:
        synchronise(self.object)
        messages.success(request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())


def synchronise(source: TranslationSource) -> None:
    """Bring the translations up to date with what is published, or only the list of texts to translate while nothing is."""
    instance = source.get_source_instance()
    if not isinstance(instance, Page):
        follow_snippet(instance)
    elif instance.live:
        follow(instance)
    else:
        source.update_from_db()


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """“Convert to alias page” would show German text at an English address."""
    raise TranslationRefusedError(_("A translation can't become an alias of its German page."), get_object_or_404(Page, pk=page_id))


def admin_urls() -> list[URLPattern]:
    """To be registered before wagtail-localize's, whose names keep pointing to these addresses."""
    return [
        path("localize/update/<int:translation_source_id>/", SynchroniseView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
    ]
