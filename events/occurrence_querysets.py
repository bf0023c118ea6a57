"""Which dates."""

from datetime import date, time, timedelta
from typing import Any, TypeAlias

from django.apps import apps
from django.conf import settings
from django.db.models import BigIntegerField, CharField, Count, ExpressionWrapper, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from events.closed import closed_events
from events.planning.shapes import TAKES_PLACE
from events.publication import LONGEST
from events.recurrence import moment
from events.word_search import EVENTS, says
from home.publication.public import closed_to_all, closed_to_reader, pages_of_all_types
from home.terms import ids_of

TOPICS = ("EventTopic", "EventSeriesTopic")
MOST_WORDS = 6
# The id of a date's event, without its index: SQLite would read by it all dates that those events have ever had, where the order of all
# dates has those of the days asked for.
EVENT = ExpressionWrapper(F("page_id") + 0, BigIntegerField())

# The id of a date, of its event and of its city, its first and its last day as texts (`2026-12-31`).
Brief: TypeAlias = tuple[int, int, int | None, str, str]


class OccurrenceQuerySet(QuerySet):
    def public(self) -> "OccurrenceQuerySet":
        """Dates of events that everybody may see, in whatever language they are asked for."""
        return self.exclude(page__in=closed_events())

    def open_to_reader(self) -> "OccurrenceQuerySet":
        """Public dates, and those of events below the same restrictions as the page being shown: for what one page says of others."""
        if closed_to_reader() == closed_to_all():
            return self.public()
        return self.filter(page__in=pages_of_all_types().open_to_reader(settings.LANGUAGE_CODE))

    def between(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Dates that lie on at least one of the local days from `first` to `last`, both included."""
        return self.not_over(first).begun(last)

    def begun(self, day: date) -> "OccurrenceQuerySet":
        """Dates that begin on a local day or before."""
        return self if day == date.max else self.filter(starts__lt=moment(day + timedelta(1), time()))

    def not_over(self, day: date) -> "OccurrenceQuerySet":
        """Dates that are not over on a local day. None lasts longer than publication allows, so what began earlier is not looked at."""
        found = self.filter(last_day__gte=day)
        if (day - date.min).days <= LONGEST:
            return found
        return found.filter(starts__gte=moment(day - timedelta(LONGEST), time()))

    def coming(self, today: date) -> "OccurrenceQuerySet":
        """Dates that are not over on the local day `today`, the next one first."""
        return self.not_over(today).in_order()

    def past(self, today: date) -> "OccurrenceQuerySet":
        """Dates that were over before the local day `today`, the last one first."""
        return self.filter(last_day__lt=today, starts__lt=moment(today, time())).backwards()

    def in_order(self) -> "OccurrenceQuerySet":
        return self.order_by("starts", "page", "identity")

    def backwards(self) -> "OccurrenceQuerySet":
        return self.order_by("-starts", "-page", "-identity")

    def taking_place(self) -> "OccurrenceQuerySet":
        """Dates that are neither cancelled nor without a new day."""
        return self.filter(status__in=TAKES_PLACE)

    def in_city(self, city_id: int) -> "OccurrenceQuerySet":
        """Dates in the city with this German page."""
        return self.filter(city=city_id)

    def below(self, path: str) -> "OccurrenceQuerySet":
        """Dates of the event with this tree path, and of the editions of a series."""
        pages = pages_of_all_types().filter(path__gte=path, path__lte=path + "Z" * pages_of_all_types().model.steplen)
        return self.filter(page__in=pages.order_by().values("pk"))

    def about(self, topic: str) -> "OccurrenceQuerySet":
        """Dates of events on the topic with this slug, which is the same in every language."""
        ids = ids_of("home.Topic", topic)
        rows = [apps.get_model("events", name).objects.filter(topic__in=ids).order_by().values("page") for name in TOPICS]
        return self.alias(event=EVENT).filter(Q(event__in=rows[0]) | Q(event__in=rows[1]))

    def organised_by(self, translation_key: object) -> "OccurrenceQuerySet":
        """Dates whose organiser is the organisation with this key, in whatever language its page is."""
        return self._whose("organiser", translation_key)

    def of_project(self, translation_key: object) -> "OccurrenceQuerySet":
        """Dates that belong to the project with this key, in whatever language its page is."""
        return self._whose("project", translation_key)

    def _whose(self, name: str, translation_key: object) -> "OccurrenceQuerySet":
        """Dates of events that refer by this field to the page with this key."""
        key = {f"{name}__translation_key": translation_key}
        rows = [apps.get_model("events", kind).objects.filter(**key).order_by().values("pk") for kind in EVENTS]
        return self.filter(Q(page__in=rows[0]) | Q(page__in=rows[1]))

    def with_words(self, text: str, language: str) -> "OccurrenceQuerySet":
        """Dates that say each of these words in title, summary or place, in a language or in German."""
        found = self.alias(event=EVENT)
        for word in text.split()[:MOST_WORDS]:
            found = found.filter(says(word, {language, settings.LANGUAGE_CODE}))
        return found

    def around(self, today: date, start: int, size: int, past: int) -> tuple[list[Any], list[Any], int]:
        """At most `size` of those to come from the place `start` on, counted from 0, and the last `past` ones that are over, the last one
        first; and how many are to come. Mostly in one query."""
        coming, over = self.coming(today), self.past(today)
        shown = Q(pk__in=coming.values("pk")[start : start + size]) | Q(pk__in=over.values("pk")[:past])
        total = coming.order_by().values(every=Value(1)).annotate(total=Count("pk")).values("total")
        found = list(self.filter(shown).annotate(total=Subquery(total)).in_order())
        count = found[0].total or 0 if found else coming.count() if start else 0
        return [row for row in found if row.last_day >= today], [row for row in reversed(found) if row.last_day < today], count

    def in_brief(self) -> list[Brief]:
        """In one query, which reads nothing but the order of all dates. Many dates, so their days stay the texts that databases give."""
        first, last = Cast("first_day", CharField()), Cast("last_day", CharField())
        return list(self.values_list("pk", "page_id", "city_id", first, last))

    def by_event_and_city(self) -> list[tuple[int, int | None, int]]:
        """How many there are, after the ids of their event and of their city, in one query."""
        return list(self.order_by().values_list("page_id", "city_id").annotate(Count("pk")))
