"""The newest articles on another page: the start page, and those with a box of them."""

from collections.abc import Sequence

from django.apps import apps

from home.publication.version import once_per_version
from home.teasers import Teaser


@once_per_version
def newest(language: str, limit: int, topic: str) -> Sequence[Teaser]:
    """Public ones, on a topic (slug) or on any: a feed has the boxes of many articles, which mostly ask for the same."""
    articles = apps.get_model("news", "NewsPage").objects.listed_in(language).newest_first()
    return tuple((articles.about(topic) if topic else articles)[:limit].teasers(language))
