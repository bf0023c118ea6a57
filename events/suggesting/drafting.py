"""What was typed, as an event says it: a draft below its city, in German words or whatever else was typed; staff put it right."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.rich_text import RichText

from events.models import EventPage, EventTopic, Suggestion
from events.suggesting.text import as_html, divided
from home.models import Topic
from home.slugs import free_slug, is_made_from
from locations.models import CityPage

NAMELESS = "termin"  # for a title without a letter


def draft(suggestion: Suggestion) -> EventPage:
    """The event as a new draft below its city."""
    city = _locked(suggestion.city_id)
    page = EventPage(locale=city.locale, live=False, has_unpublished_changes=True, **fields_of(suggestion))
    page.slug = _slug(suggestion.title, city, page)
    city.add_child(instance=page)
    page.topics = _topics(suggestion, page)
    page.save_revision(clean=False)
    log(instance=page, action="wagtail.create", content_changed=True)
    return page


def redraft(page: EventPage, before: Suggestion, after: Suggestion) -> EventPage:
    """The next version of the draft, with what its author has changed between `before` and `after`: what others have changed or added to it
    meanwhile stays. Another city takes it along."""
    is_elsewhere = before.city_id != after.city_id
    if is_elsewhere:
        page = _moved(page, after.city_id)
    written = fields_of(before)
    for name, value in fields_of(after).items():
        if value != written[name]:
            setattr(page, name, value)
    if before.topic != after.topic:
        page.topics = _topics(after, page)
    if is_elsewhere or (before.title != after.title and is_made_from(page.slug, before.title)):
        page.slug = _slug(page.title, page.get_parent(), page)
    page.save_revision(clean=False, log_action=True)
    return page


def fields_of(suggestion: Suggestion) -> dict[str, Any]:
    """What the fields of the event hold, but for its topics and its address."""
    summary, paragraphs = divided(suggestion.description)
    with translation.override(settings.LANGUAGE_CODE):
        html = as_html(paragraphs, suggestion.link, _("More about it:"))
    return {
        "title": suggestion.title,
        "summary": summary,
        "body": [("paragraph", RichText(html))] if html else [],
        "start_date": suggestion.first_day,
        "start_time": suggestion.start_time,
        "end_time": suggestion.end_time,
        "venue_name": suggestion.venue_name,
        "street": suggestion.street,
    }


def _topics(suggestion: Suggestion, page: EventPage) -> list[EventTopic]:
    return [EventTopic(topic=topic) for topic in Topic.objects.filter(locale=page.locale, slug=suggestion.topic)]


def _slug(title: str, parent: Page, page: EventPage) -> str:
    return free_slug(title, parent, page) or free_slug(NAMELESS, parent, page)


def _moved(page: EventPage, city_id: int) -> EventPage:
    city = _locked(city_id)
    EventPage.objects.filter(pk=page.pk).update(slug=_slug(page.title, city, page))
    EventPage.objects.get(pk=page.pk).move(city, pos="last-child")
    moved: EventPage = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return moved


def _locked(city_id: int) -> CityPage:
    """The city. One at a time: two children that came at the same moment would be given the same place in the tree."""
    Page.objects.select_for_update(of=("self",)).get(pk=city_id)
    return CityPage.objects.get(pk=city_id)
