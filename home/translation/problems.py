"""What keeps a translation from being published."""

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.segments.extract import extract_segments

from home.publication.problems import Problem
from home.translation.family import is_source, source_of
from home.translation.records import record_of
from home.translation.related import untranslated, untranslated_message
from home.translation.words import german_words


def translation_problems(page: Page) -> Iterator[Problem]:
    """None for a German page. A translation needs a published source, and must not show German words that wait for translation,
    neither its own nor those of its topic."""
    if is_source(page):
        return
    source = source_of(page)
    if source is None:
        yield NON_FIELD_ERRORS, _("The page has no German source. Only translations of German pages are published in another language.")
    elif not source.live:
        yield NON_FIELD_ERRORS, _("The German page is not published. Publish it first.")
    if (record := record_of(page)) and (count := german_words(page, record)):
        yield (
            NON_FIELD_ERRORS,
            ngettext("%(count)d text is not translated yet.", "%(count)d texts are not translated yet.", count) % {"count": count},
        )
    for related in untranslated(extract_segments(page), page.locale):
        yield NON_FIELD_ERRORS, untranslated_message(related)
