"""Which quotes, in which order. Public ones are asked for first: `QuotePage.objects.listed_in("de").current(today)`."""

from datetime import date

from django.apps import apps
from django.db.models import Count, Q

from home.publication.public import PublicQuerySet


class QuoteQuerySet(PublicQuerySet):
    def current(self, today: date) -> "QuoteQuerySet":
        """Those that hold on this local day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=today))

    def archived(self, today: date) -> "QuoteQuerySet":
        """Those that held once."""
        return self.filter(valid_until__lt=today)

    def newest_first(self) -> "QuoteQuerySet":
        """By the day on which it was said, then by age of the row; both columns lie in one table, so an index serves the order."""
        return self.order_by("-said_on", "-page_ptr_id")

    def in_city(self, city_id: int) -> "QuoteQuerySet":
        """Of the city with this German page."""
        return self.filter(city=city_id)

    def about(self, topic: str) -> "QuoteQuerySet":
        """On the topic with this slug, which is the same in every language."""
        return self.filter(pk__in=apps.get_model("quotes", "QuoteTopic").objects.filter(topic__slug=topic).values("page"))

    def by_city(self) -> dict[int | None, int]:
        """How many there are by the id of the city's German page, in one query."""
        return dict(self.order_by().values_list("city").annotate(Count("pk")))

    def by_topic(self) -> dict[str, int]:
        """How many there are by the slug of their topics, in one query."""
        return dict(self.order_by().values_list("topics__topic__slug").annotate(Count("pk", distinct=True)))
