"""A feed filled from the database: the same number of queries for one article and for twenty."""

import uuid
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home import pictures
from home.blocks.prepare import prepare
from home.frame import Root, absolute, address
from locations.cities import City
from news.asked import Asked
from news.feeds.asked import FeedAsked
from news.feeds.feed import Category, Entry, Feed, Picture
from news.feeds.portable import portable
from news.models import NewsIndexPage, NewsPage

SIZE = 20


def feed(asked: FeedAsked, root: Root, topic_name: str, city: City | None, url: str) -> Feed:
    """The newest articles of a language, and German ones that have no version in it; `url` is the feed's full address."""
    index = NewsIndexPage.objects.public(asked.language).order_by("path").first() or root.page
    home_url = absolute(address(index.url_path))
    association = _("Metropolitan Region Central Germany")
    pages = _articles(asked, city)
    about = Asked(asked.topic, asked.city).query()
    parts = (association, index.title, topic_name, city.name if city else "")
    return Feed(
        id=_urn(root.page.translation_key, "/".join(["news", asked.language, asked.topic, *([asked.city] if asked.city else [])])),
        url=url,
        home_url=home_url + about,
        language=asked.language,
        title=": ".join(dict.fromkeys(part for part in parts if part)),
        subtitle=index.summary,
        publisher=association,
        icon=urljoin(settings.BASE_URL, static("img/icon.svg")),
        updated=max((page.changed_at for page in pages), default=timezone.localtime(root.page.last_published_at)),
        entries=list(_entries(pages)),
    )


def _articles(asked: FeedAsked, city: City | None) -> list[NewsPage]:
    articles = NewsPage.objects.listed_in(asked.language).newest_first().select_related("locale", "topic").prefetch_related("authors")
    articles = articles.about(asked.topic) if asked.topic else articles
    return list((articles.filter(city=city.pk) if city else articles)[:SIZE])


def _entries(pages: Sequence[NewsPage]) -> Iterator[Entry]:
    """One entry for each article, in its own language."""
    prepare(
        streams=[stream for page in pages for stream in (page.body, page.correction)],
        images=[page.teaser_picture_id for page in pages],
    )
    for page in pages:
        with translation.override(page.language):
            yield _entry(page)


def _entry(page: NewsPage) -> Entry:
    url = absolute(address(page.url_path))
    return Entry(
        id=_urn(page.translation_key, page.language),
        url=url,
        language=page.language,
        title=page.title,
        summary=page.summary,
        content=portable(render_to_string("news/feed_content.html", {"page": page}), url),
        published=timezone.localtime(page.date),
        updated=page.changed_at,
        authors=[author.name for author in page.authors.all()],
        category=Category(page.topic.slug, page.topic.name),
        picture=_picture(page),
    )


def _picture(page: NewsPage) -> Picture | None:
    found = pictures.picture(page.teaser_picture_id) if page.teaser_picture_id else None
    return Picture(found.largest.full_url, found.largest.type) if found else None


def _urn(namespace: uuid.UUID, name: str) -> str:
    """An id that outlives every change of slug, title and host (RFC 4287 §4.2.6, RFC 9562 §5.5)."""
    return uuid.uuid5(uuid.UUID(str(namespace)), name).urn
