"""Wagtail turns an address typed as a link into a link to the page there, and names it; for pages of others it stays an address."""

import json

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import ExternalLinkView as WagtailExternalLinkView
from wagtail.models import Page

from home.sight.pages import is_own


class ExternalLinkView(WagtailExternalLinkView):
    def post(self, request: HttpRequest) -> HttpResponse:
        response = super().post(request)
        found = self._page_in(response)
        if found is None or is_own(request.user, found):
            return response
        return self.render_chosen_response(self.get_result_data())

    def _page_in(self, response: HttpResponse) -> Page | None:
        answer = json.loads(response.content)
        chosen = answer.get("internal") or answer.get("result") or {}
        return Page.objects.filter(pk=chosen["id"]).first() if chosen.get("id") else None
