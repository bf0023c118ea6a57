"""What an address asks of a feed. Programs call it, so anything unknown is an error that says what is known."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

PARAMETERS = ("locale", "topic", "city")
_LONGEST = 60


class NotUnderstoodError(ValueError):
    """The address asks for something that does not exist; the message is for the person who wrote the program."""


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


def language_asked(query: QueryDict) -> str:
    """The language to answer in, even where the rest of the question makes no sense."""
    asked = str(query.get("locale", ""))
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def feed_asked(query: QueryDict, topics: list[str], cities: list[str]) -> FeedAsked:
    """Read a feed's address; `topics` and `cities` are the slugs there are. Raises NotUnderstoodError, in the active language."""
    languages = list(dict(settings.LANGUAGES))
    for name, values in query.lists():
        if name not in PARAMETERS:
            raise NotUnderstoodError(_("There is no parameter “%(name)s”. This feed knows: %(known)s.") % _said(name, PARAMETERS))
        if len(values) > 1:
            raise NotUnderstoodError(_("The parameter “%(name)s” is given more than once.") % {"name": name})
    language, topic, city = query.get("locale", settings.LANGUAGE_CODE), query.get("topic", ""), query.get("city", "")
    if language not in languages:
        raise NotUnderstoodError(_("There is no language “%(name)s”. This feed knows: %(known)s.") % _said(language, languages))
    if "topic" in query and topic not in topics:
        raise NotUnderstoodError(_("There is no topic “%(name)s”. This feed knows: %(known)s.") % _said(topic, topics))
    if "city" in query and city not in cities:
        raise NotUnderstoodError(_("There is no city “%(name)s”. This feed knows: %(known)s.") % _said(city, cities))
    return FeedAsked(language, topic, city)


def _said(name: str, known: list[str] | tuple[str, ...]) -> dict[str, str]:
    """What was asked for, printable and short, and what there is."""
    return {"name": "".join(sign for sign in name if sign.isprintable())[:_LONGEST], "known": ", ".join(known)}
