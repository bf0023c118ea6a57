"""Publishable means one thing, and this is where it is asked: by the form, by every action, by the clock and by the model."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.moderation.review import in_review, in_review_message
from home.publication.pictures import picture_problems
from home.publication.problems import Problem, incomplete_fields, schedule_problems, summary_problems

if TYPE_CHECKING:
    from home.models import BasePage

Errors = dict[str, list[str]]


class NotPublishable(ValidationError):  # noqa: N818 - the name says the rule
    """A page may not be published as it is. Holds the reasons by field, so that APIs and editors can name it."""

    def __init__(self, page: "BasePage", errors: Errors) -> None:
        super().__init__(errors)
        self.page = page

    @property
    def messages(self) -> list[str]:
        """The reasons, each with the name of its field, for places that show no form."""
        return labelled(self.page, self.message_dict)

    @property
    def admin_message(self) -> str:
        reasons = " ".join(self.messages)
        return _("“%(page)s” was not published. %(reasons)s") % {"page": self.page.get_admin_display_title(), "reasons": reasons}


class PublishedMeanwhileError(Exception):
    """A draft would be written over a page that somebody has published since it was opened, and so take it offline again.

    It happens where the editor's browser keeps a draft by itself and “Publish” is pressed before that has come through.
    """

    def __init__(self, page: "BasePage") -> None:
        super().__init__(page.pk)
        self.page = page

    @property
    def admin_message(self) -> str:
        title = self.page.get_admin_display_title()
        return _("“%(page)s” was published meanwhile. Open it again before you go on.") % {"page": title}


def labelled(page: "BasePage", errors: Errors) -> list[str]:
    return [
        message if field == NON_FIELD_ERRORS else f"{field_label(page, field)}: {message}"
        for field, messages in errors.items()
        for message in messages
    ]


def field_label(page: "BasePage", name: str) -> str:
    """What editors know a field by."""
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return capfirst(str(field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name))


def publication_errors(page: "BasePage", now: datetime | None = None) -> Errors:
    """Why `page`, with its unsaved changes, may not be published: field name -> sentences in the reader's language; `now` is aware."""
    return _by_field(_problems(page, now or timezone.now()))


def require_publishable(page: "BasePage", now: datetime | None = None) -> None:
    """Raise NotPublishable for a page that may not go live, also for what only the form would have noticed, and while it is in review.

    Pages of Wagtail's own type, such as the one it welcomes with, have no rules.
    """
    if not hasattr(page, "publication_problems"):
        return
    errors = publication_errors(page, now)
    for field, messages in _by_field(incomplete_fields(page)).items():
        errors.setdefault(field, messages)
    if in_review(page):
        errors.setdefault(NON_FIELD_ERRORS, []).append(in_review_message())
    if errors:
        raise NotPublishable(page, errors)


def _problems(page: "BasePage", now: datetime) -> Iterator[Problem]:
    yield from summary_problems(page)
    yield from picture_problems(page)
    yield from schedule_problems(page, now)
    yield from page.publication_problems(now)


def _by_field(problems: Iterator[Problem]) -> Errors:
    errors: Errors = {}
    for field, message in problems:
        errors.setdefault(field, []).append(message)
    return errors
