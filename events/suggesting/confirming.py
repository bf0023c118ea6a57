"""A suggestion whose author has confirmed the address becomes a draft below its city, and goes to review: once."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.rich_text import RichText

from events.models import EventPage, EventTopic, Suggestion
from events.suggesting.text import as_html, divided
from home.models import Submission, Topic
from home.moderation.handing_in import HandedIn, handing_in
from home.slugs import free_slug
from locations.models import CityPage

NAMELESS = "termin"  # for a title without a letter


class NobodyReviewsError(Exception):
    """Staff has taken every workflow away, so a draft would lie where nobody finds it."""


def confirm(suggestion: Suggestion) -> bool:
    """Make the draft and start its review, all or nothing; answers False where that has been done before or it is too late.

    Raises NobodyReviewsError.
    """
    now = timezone.now()
    with transaction.atomic():
        if not Suggestion.objects.waiting().filter(pk=suggestion.pk).update(confirmed_at=now):
            return False
        suggestion = Suggestion.objects.get(pk=suggestion.pk)
        with translation.override(settings.LANGUAGE_CODE):
            page = draft(suggestion)
        workflow = page.get_workflow()
        if workflow is None:
            raise NobodyReviewsError(f"No workflow lies on the page {page.pk} or above it.")
        with handing_in(_handed_in(suggestion)):
            workflow.start(page, None)
        Suggestion.objects.filter(pk=suggestion.pk).update(**dict.fromkeys(Suggestion.TYPED, ""))
    return True


def draft(suggestion: Suggestion) -> EventPage:
    """The event as a draft below its city, in German words or whatever else was typed; staff put it right."""
    # One at a time: two children that came at the same moment would be given the same place in the tree.
    Page.objects.select_for_update(of=("self",)).get(pk=suggestion.city_id)
    city = CityPage.objects.get(pk=suggestion.city_id)
    summary, paragraphs = divided(suggestion.description)
    html = as_html(paragraphs, suggestion.link, _("More about it:"))
    page = EventPage(
        title=suggestion.title,
        locale=city.locale,
        live=False,
        has_unpublished_changes=True,
        summary=summary,
        body=[("paragraph", RichText(html))] if html else [],
        start_date=suggestion.first_day,
        start_time=suggestion.start_time,
        end_time=suggestion.end_time,
        venue_name=suggestion.venue_name,
        street=suggestion.street,
    )
    page.slug = free_slug(suggestion.title, city, page) or free_slug(NAMELESS, city, page)
    city.add_child(instance=page)
    topic = Topic.objects.filter(locale=city.locale, slug=suggestion.topic).first()
    if topic:
        page.topics = [EventTopic(topic=topic)]
    page.save_revision(clean=False)
    log(instance=page, action="wagtail.create", content_changed=True)
    return page


def _handed_in(suggestion: Suggestion) -> HandedIn:
    return HandedIn(
        source=Submission.Source.FORM,
        name=suggestion.name,
        email=suggestion.email,
        language=suggestion.language,
        consented_at=suggestion.created_at,
    )
