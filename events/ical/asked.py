"""What an address asks of the calendar: the questions of the list, taken at their word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from events.addresses import calendar_url
from home.paging import printable
from home.strict_questions import NotUnderstoodError, language_asked, require_parameters, require_values

PARAMETERS = ("locale", "city", "topic", "from", "to", "q")
LONGEST = 60


@dataclass(frozen=True)
class CalendarAsked:
    """A language that the site has, slugs of a city and a topic, local days from `first` to `last`, and words; empty means all."""

    language: str
    city: str = ""
    topic: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""

    @property
    def is_of_some_days(self) -> bool:
        return bool(self.first or self.last)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.city or self.topic or self.words)

    @property
    def url(self) -> str:
        """The one path of this calendar, with its query."""
        return calendar_url(self.language, city=self.city, topic=self.topic, first=self.first, last=self.last, q=self.words)


def calendar_asked(query: QueryDict, topics: Sequence[str], cities: Sequence[str]) -> CalendarAsked:
    """Read the address; `topics` and `cities` are the slugs there are. Raises NotUnderstoodError, in the active language."""
    require_parameters(query, PARAMETERS)
    require_values(query, topics, cities)
    words = query.get("q", "")
    if "q" in query and printable(words, LONGEST) != words:
        raise NotUnderstoodError(
            _("“q” takes at most %(longest)d printable characters, without blanks around them.") % {"longest": LONGEST}
        )
    if "q" in query and not words:
        raise NotUnderstoodError(_("“q” is empty. Leave it out to get all dates."))
    first, last = _day(query, "from"), _day(query, "to")
    if first and last and last < first:
        raise NotUnderstoodError(_("“to” lies before “from”."))
    return CalendarAsked(language_asked(query), query.get("city", ""), query.get("topic", ""), first, last, words)


def _day(query: QueryDict, name: str) -> date | None:
    text = query.get(name)
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError as error:
        raise NotUnderstoodError(_("“%(name)s” is no day as in 2026-12-31.") % {"name": name}) from error
