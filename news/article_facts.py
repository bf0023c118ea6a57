"""An article in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from home import pictures
from home.facts import publisher
from home.frame import absolute, address
from home.structured_data import ArticleFacts, ImageFacts, Thing, news_article

if TYPE_CHECKING:
    from news.models import NewsPage


def article(page: NewsPage) -> Thing:
    """What the page shows of its article."""
    return news_article(
        ArticleFacts(
            url=absolute(address(page.url_path)),
            language=page.language,
            headline=page.title,
            description=page.summary,
            section=page.topic.name,
            published=timezone.localtime(page.date),
            modified=page.changed_at,
            authors=[(author.name, author.role, author.organisation) for author in page.bylines],
            image=_image(page),
            correction=get_text_for_indexing(page.correction).strip(),
            corrected_on=page.corrected_on,
        ),
        publisher(),
    )


def _image(page: NewsPage) -> ImageFacts | None:
    found = pictures.picture(page.teaser_picture_id, page.language) if page.teaser_picture_id else None
    if found is None:
        return None
    return ImageFacts(
        url=found.largest.full_url,
        width=found.largest.width,
        height=found.largest.height,
        alt=found.alt_in(page.language),
        caption=page.lead_caption,
        credit=found.credit,
        licence_deed=found.licence_deed,
    )
