"""A page that the clock could not publish: written to the log, to the page's history and over its editor, until it is published."""

import logging

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.query import PageQuerySet

from home.publication.errors import NotPublishable, labelled, publication_errors

logger = logging.getLogger(__name__)

REFUSED = "home.publish.refused"
SETTLED = ("wagtail.publish", "wagtail.publish.scheduled", "wagtail.publish.schedule")


def report_refusal(revision: Revision, refusal: NotPublishable) -> None:
    logger.warning("Scheduled publishing of page %s refused: %s", refusal.page.pk, " ".join(refusal.messages))
    log(instance=refusal.page, action=REFUSED, revision=revision, data={"reasons": refusal.messages})


def register_refusal(actions: LogActionRegistry) -> None:
    actions.register_action(REFUSED)(RefusalFormatter)


class RefusalFormatter(LogFormatter):
    label = gettext_lazy("Scheduled publishing refused")
    message = gettext_lazy("Not published at the planned time")

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return " ".join(log_entry.data.get("reasons", []))


def refused_pages() -> PageQuerySet:
    """Pages that the clock refused and that have been neither published nor scheduled anew since."""
    entries = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=(REFUSED, *SETTLED)).order_by("-timestamp", "-pk")
    once_refused = PageLogEntry.objects.filter(action=REFUSED).values("page")
    return Page.objects.filter(pk__in=once_refused).alias(latest=Subquery(entries.values("action")[:1])).filter(latest=REFUSED)


def warn_of_refusal(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens the editor why the page did not appear: with what is still missing, in their language."""
    if request.method == "GET" and refused_pages().filter(pk=page.pk).exists():
        reasons = " ".join(labelled(page, publication_errors(page)))
        messages.warning(request, _("The page was not published at the planned time. %(reasons)s") % {"reasons": reasons})
