"""What an address asks of a feed. Programs call it, so anything unknown is an error that says what is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from home.strict_questions import language_asked, require_parameters, require_values

PARAMETERS = ("locale", "topic", "city")


@dataclass(frozen=True)
class FeedAsked:
    """A language that the site has, and the slugs of a topic and of a city, or empty strings for all of them."""

    language: str
    topic: str
    city: str = ""

    def query(self) -> str:
        """The one query string of a feed, with its question mark and without what is understood anyway; perhaps empty."""
        parts = {"locale": self.language if self.language != settings.LANGUAGE_CODE else "", "topic": self.topic, "city": self.city}
        text = urlencode({name: value for name, value in parts.items() if value})
        return f"?{text}" if text else ""


def feed_asked(query: QueryDict, topics: Sequence[str], cities: Sequence[str]) -> FeedAsked:
    """Read a feed's address; `topics` and `cities` are the slugs there are. Raises NotUnderstoodError, in the active language."""
    require_parameters(query, PARAMETERS)
    require_values(query, topics, cities)
    return FeedAsked(language_asked(query), query.get("topic", ""), query.get("city", ""))
