"""The mails about a contribution: to who handed it in, in their language, and to those who review it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from home.frame import absolute, address
from home.mails import composed
from home.models import Notice, Submission, User
from home.moderation.rooms import room_of
from home.publication.public import pages_of_all_types
from home.registry import WayBack, corrections

Kind = Notice.Kind


@dataclass(frozen=True)
class Recipient:
    """Whom a mail greets by `name`; somebody without an account cannot open the admin."""

    email: str
    name: str
    language: str
    has_account: bool


def mail_of(notice: Notice) -> EmailMultiAlternatives:
    recipient = recipient_of(notice)
    with translation.override(recipient.language):
        context = _context(notice, recipient)
        mail = composed(f"home/mail/{notice.kind}", _subject(notice, context["title"]), recipient.email, context)
    reviewer = notice.task_state.finished_by
    if notice.kind == Kind.REJECTED and reviewer and reviewer.email:
        mail.reply_to = [reviewer.email]
    return mail


def recipient_of(notice: Notice) -> Recipient:
    if user := notice.user:
        return Recipient(user.email, user.get_full_name(), language_of(user), has_account=True)
    submission = notice.submission
    return Recipient(submission.email, submission.name, submission.language or settings.LANGUAGE_CODE, has_account=False)


def language_of(user: User) -> str:
    """The one they have the admin in; a clock has none of its own."""
    return UserProfile.get_for_user(user).preferred_language or settings.LANGUAGE_CODE


def _subject(notice: Notice, title: str) -> str:
    subjects = {
        Kind.RECEIVED: _("Handed in: “%(title)s”"),
        Kind.WAITING: _("To review: “%(title)s”"),
        Kind.APPROVED: _("Approved: “%(title)s”"),
        Kind.REJECTED: _("Please complete: “%(title)s”"),
    }
    return subjects[Kind(notice.kind)] % {"title": title}


def _context(notice: Notice, recipient: Recipient) -> dict[str, Any]:
    submission, page = notice.submission, notice.submission.page
    room = room_of(page.path)
    reviewer = notice.task_state.finished_by
    asks_for_more = notice.kind == Kind.REJECTED and not recipient.has_account
    return {
        "title": page.get_admin_display_title(),
        "kind": capfirst(str(page.cached_content_type.model_class()._meta.verbose_name)),
        "city": room.title if room else "",
        "name": recipient.name,
        "has_account": recipient.has_account,
        "submitter": submission.submitter,
        "source": submission.get_source_display(),
        "from_editor": submission.source == Submission.Source.ADMIN,
        "again": submission.resubmitted_at is not None,
        "reason": notice.task_state.comment,
        "reviewer": reviewer.get_full_name() if reviewer else "",
        "public_url": public_url(page.pk),
        "appears_at": page.go_live_at if page.approved_schedule else None,
        "edit_url": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
        "queue_url": absolute(reverse("moderation:queue")),
        "account_url": absolute(reverse("wagtailadmin_account")),
        "way_back": way_back(notice) if asks_for_more else None,
        "days": settings.SUBMISSION_DAYS,
    }


def way_back(notice: Notice) -> WayBack | None:
    """Where somebody without an account corrects what was sent back, if it came from a form in which that is possible."""
    found = (each.way_back(notice.submission, notice.task_state) for each in corrections)
    return next((way for way in found if way), None)


def public_url(page_id: int) -> str:
    """The full address of a page that everybody may see; empty for any other."""
    page = pages_of_all_types().public().filter(pk=page_id).first()
    return absolute(address(page.url_path)) if page else ""
