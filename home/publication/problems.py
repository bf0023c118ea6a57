"""What a page still lacks before it may be published: a problem is a field's name and a sentence for the page's editor."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

if TYPE_CHECKING:
    from home.models import BasePage

Problem = tuple[str, str]


def publication_day(page: "BasePage", now: datetime) -> date:
    """The local day on which the page appears: today, or the day it is scheduled for."""
    return timezone.localdate(max(now, page.go_live_at or now))


def summary_problems(page: "BasePage") -> Iterator[Problem]:
    if page.needs_summary and not page.summary.strip():
        yield "summary", _("The summary is missing. It stands below the headline, in lists, in feeds and in search results.")


def schedule_problems(page: "BasePage", now: datetime) -> Iterator[Problem]:
    if not page.expire_at:
        return
    if page.go_live_at and page.expire_at <= page.go_live_at:
        yield "expire_at", _("The page would disappear before it appears. Choose a later time or none.")
    elif page.expire_at <= now:
        yield "expire_at", _("This time has passed, so the page would disappear at once. Choose a later time or none.")


def incomplete_fields(page: "BasePage") -> Iterator[Problem]:
    """What the editor's form would have refused; drafts may lack it, and not every way of publishing passes through the form."""
    yield from _invalid(page)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _incomplete_blocks(page, field)
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME:
            continue
        for child in getattr(page, name).all():
            for _field, message in _invalid(child, exclude={relation.field.name}, validate_unique=False, validate_constraints=False):
                yield name, f"{child}: {message}"


def _invalid(instance: "BasePage", **options: object) -> Iterator[Problem]:
    try:
        instance.full_clean(**options)
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            for message in messages:
                yield field, message


def _incomplete_blocks(page: "BasePage", field: StreamField) -> Iterator[Problem]:
    value = field.value_from_object(page)
    try:
        value.stream_block.clean(value)
    except ValidationError:
        yield field.name, _("A block is not complete. Open the page and press “Publish”: the block is marked there.")
