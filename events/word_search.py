"""Which dates say a word."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from events.planning import What
from home.publication.public import pages_of_all_types

EVENTS = ("EventPage", "EventSeriesPage")


def says(word: str, languages: set[str]) -> Q:
    """A condition for dates that have the id of their event as `event`: of an event or in a city that says the word in a public version,
    and those that say it themselves. Only ids are compared with each date, which its place in the order of all dates has; where it takes
    place and what it is called would have to be looked up."""
    elsewhere = _dates().filter(elsewhere=True)
    usual = _of_events(word, languages, "venue_name", "street", "postal_code", "place") & ~Q(pk__in=elsewhere.values("pk"))
    own = Q(pk__in=elsewhere.filter(_has(word, "venue_name", "address")).values("pk"))
    called = Q(pk__in=_called(word, languages).values("pk"))
    city = Q(city__in=_saying("locations.CityPage", word, languages, "title"))
    return _of_events(word, languages, "title", "summary") | usual | own | called | city


def _of_events(word: str, languages: set[str], *columns: str) -> Q:
    found = Q()
    for name in EVENTS:
        found |= Q(event__in=_saying(f"events.{name}", word, languages, *columns))
    return found


def _saying(label: str, word: str, languages: set[str], *columns: str) -> QuerySet:
    """The ids, in all languages, of pages of which a public version says the word in one of these columns."""
    pages = apps.get_model(label).objects.public().filter(_has(word, *columns), locale__language_code__in=languages)
    return pages_of_all_types().filter(translation_key__in=pages.order_by().values("translation_key")).order_by().values("pk")


def _called(word: str, languages: set[str]) -> QuerySet:
    """Dates with a name of their own that has this word. Which series have any is asked once, and only their dates are looked at singly."""
    series = apps.get_model("events", "EventSeriesPage").objects.public().filter(locale__language_code__in=languages)
    names = apps.get_model("events", "EventDate").objects.filter(_has(word, "title"), page__in=series.order_by().values("pk"))
    own = names.filter(page__translation_key=OuterRef("translation_key"), date=OuterRef("original_day"))
    of_rule, extra = Q(Exists(own.exclude(what=What.EXTRA)), ~Q(schedule="")), Q(Exists(own.filter(what=What.EXTRA)), schedule="")
    return _dates().filter(of_rule | extra, translation_key__in=names.order_by().values("page__translation_key"))


def _dates() -> QuerySet:
    dates: QuerySet = apps.get_model("events", "Occurrence").objects.order_by()
    return dates


def _has(word: str, *columns: str) -> Q:
    """SQLite knows upper and lower case of English letters only, so the others are tried in both."""
    spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    condition = Q()
    for column in columns:
        for spelling in sorted(spellings):
            condition |= Q(**{f"{column}__icontains": spelling})
    return condition
