"""What translators publish themselves, in the translation editor."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.translation.errors import TranslationRefusedError
from home.translation.family import source_of
from home.translation.following import keep_draft
from home.translation.merging import choose, merge
from home.translation.placement import settle
from home.translation.related import translate_related
from home.translation.words import missing

if TYPE_CHECKING:
    from home.models import User


def publish_translation(record: Translation, user: "User | None" = None) -> int:
    """Publish the page with all its translations; answers how many texts still show older words, or are left out for want of any.

    Raises TranslationRefusedError for a page that has never been shown and is not complete, and NotPublishable like any other
    way of publishing.
    """
    with transaction.atomic():
        translated = record.get_target_instance()
        wanting = missing(record).count()
        if wanting and not translated.first_published_at:
            raise incomplete(translated, wanting)
        translate_related(record)
        if source := source_of(translated):
            settle(translated, source)
        translated = record.get_target_instance()
        merge(record, translated, choose(record, translated, with_new_words=True))
        translated.publish(translated.save_revision(user=user, clean=False), user=user, skip_permission_checks=True)
        keep_draft(record)
    return wanting


def incomplete(translated: Page, wanting: int) -> TranslationRefusedError:
    message = ngettext(
        "%(count)d text is not translated yet. A page is published for the first time when it is complete.",
        "%(count)d texts are not translated yet. A page is published for the first time when it is complete.",
        wanting,
    )
    return TranslationRefusedError(message % {"count": wanting}, translated)
