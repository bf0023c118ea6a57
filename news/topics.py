"""The topics that lists and feeds of a language know."""

from home.terms import terms
from locations.collation import sort_key


def topic_names(language: str) -> dict[str, str]:
    """Name by slug, by name; German where a topic has no name in the language."""
    names = {slug: topic.name for slug, topic in terms("home.Topic", language).items()}
    return dict(sorted(names.items(), key=lambda item: sort_key(item[1])))
