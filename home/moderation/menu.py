"""“Review” in the editors' menu, with the number of what waits: for those who review."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from home.moderation.queue import pending
from home.moderation.reviewers import tasks_of


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return tasks_of(request.user).exists()

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = pending(request.user).count()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


def item() -> ReviewMenuItem:
    return ReviewMenuItem(_("Review"), reverse("moderation:queue"), name="review", icon_name="check", order=120)
