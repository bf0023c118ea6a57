"""Which properties, in which order. Public ones are asked for first: `CommercialSitePage.objects.listed_in("de").matching(asked)`."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add, and_, or_
from typing import Any

from django.db.models import Case, Count, F, FloatField, Max, Min, Q, Sum, Value, When
from django.db.models.functions import Abs, Cast

from home.publication.public import PublicQuerySet
from locations.asked import Asked, Kind
from locations.choices import RAIL_IS_THERE, WORKS_AT_NIGHT, Status
from locations.property_facts import PropertyFacts

# Columns that all properties have under the same name.
SHARED = (
    "pk", "title", "url_path", "city_id", "status", "latitude", "longitude", "divisible_from", "motorway_name", "motorway_km",
    "rail_siding", "round_the_clock", "available_from", "confirmed_at",
)  # fmt: skip


class PropertyQuerySet(PublicQuerySet):
    """What sites and halls have in common; `kind`, the columns for area and price, and their own facts differ."""

    kind: Kind
    area: str
    price: str
    price_on_request: str
    own: tuple[str, ...]

    def criteria(self, asked: Asked) -> dict[str, Q]:
        """What each criterion of the question means, by its parameter.

        A siding is there when it ends at the boundary at the latest; operation at night may be possible in part; what is let or
        sold “on request” meets no limit of the price.
        """
        meanings: dict[str, Q] = {
            "city": Q(city__slug=asked.city),
            "min_area": Q(**{f"{self.area}__gte": asked.min_area}),
            "max_area": Q(**{f"{self.area}__lte": asked.max_area}),
            "max_price": Q(**{f"{self.price}__lte": asked.max_price}),
            "max_motorway_km": Q(motorway_km__lte=asked.max_motorway_km),
            "available_from": Q(available_from=None) | Q(available_from__lte=asked.available_from),
            "rail": Q(rail_siding__in=RAIL_IS_THERE),
            "h24": Q(round_the_clock__in=WORKS_AT_NIGHT),
            "status": Q(status=asked.status),
        } | self.own_criteria(asked)
        return {name: meanings[name] for name in asked.criteria}

    def own_criteria(self, asked: Asked) -> dict[str, Q]:
        """Criteria that only this kind knows."""
        raise NotImplementedError

    def matching(self, asked: Asked) -> "PropertyQuerySet":
        """Those that meet every criterion."""
        return self.filter(*self.criteria(asked).values())

    def sorted_by(self, sort: str) -> "PropertyQuerySet":
        """In one of the orders of `locations.asked.SORTS`: what is taken stands last, what does not say stands behind what says;
        between equals the older row comes first."""
        taken_last = Case(When(status=Status.TAKEN, then=Value(1)), default=Value(0))
        orders = {
            "area": F(self.area).desc(nulls_last=True),
            "price": F(self.price).asc(nulls_last=True),
            "motorway": F("motorway_km").asc(nulls_last=True),
            "confirmed": F("confirmed_at").desc(nulls_last=True),
        }
        return self.order_by(taken_last, orders[sort], "page_ptr_id")

    def facts(self) -> list[PropertyFacts]:
        """The finished facts of these rows, in their order, in one query."""
        rows = self.annotate(
            area_shown=F(self.area),
            price_shown=F(self.price),
            on_request=F(self.price_on_request),
            language=F("locale__language_code"),
        ).values(*SHARED, *self.own, "area_shown", "price_shown", "on_request", "language")
        return [self._facts(row) for row in rows]

    def facts_of(self, page: Any) -> PropertyFacts:
        """The same of a page that has been read already, without a query."""
        row = {name: getattr(page, name) for name in (*SHARED, *self.own)}
        shown = {"area_shown": self.area, "price_shown": self.price, "on_request": self.price_on_request}
        return self._facts(row | {name: getattr(page, column) for name, column in shown.items()} | {"language": page.language})

    def _facts(self, row: dict[str, Any]) -> PropertyFacts:
        area, price, on_request = row.pop("area_shown"), row.pop("price_shown"), row.pop("on_request")
        return PropertyFacts(kind=self.kind, area=area, price=price, price_on_request=on_request, **row)

    def counted(self, asked: Asked) -> list[tuple[int | None, str, int]]:
        """How many meet everything but city and zoning, by city (id of its German page) and zoning, in one query, in no order."""
        zoning = F("zoning") if "zoning" in self.own else Value("")
        found = self.matching(asked.without("city", "zoning")).order_by().annotate(zones=zoning)
        return list(found.values_list("city_id", "zones").annotate(Count("pk")))

    def totals(self) -> dict[str, Any]:
        """`count` of all, as the list has them; of what is not taken `area` (sum), `largest` and `picture` (the id of one of them); and
        figures of its own kind; in one query."""
        free = ~Q(status=Status.TAKEN)
        figures = {"area": Sum(self.area, filter=free), "largest": Max(self.area, filter=free)}
        picture = Min("teaser_picture_id", filter=free)
        return self.aggregate(count=Count("pk"), picture=picture, **figures | self.own_totals())

    def own_totals(self) -> dict[str, Any]:
        """Further figures of this kind for the same query."""
        return {}

    def missing_few(self, asked: Asked, limit: int) -> list[PropertyFacts]:
        """Those that miss the fewest criteria, of equals those that come nearest to the limits asked for, in one query. What is taken
        is no help, unless it is asked for."""
        rows = self if asked.status else self.exclude(status=Status.TAKEN)
        misses = [Case(When(criterion, then=Value(0)), default=Value(1)) for criterion in self.criteria(asked).values()]
        number_missed = reduce(add, misses, Value(0))
        towards = [towards for name, towards in self.towards.items() if name in asked.criteria]
        order = (number_missed, *(self._ordering(*each) for each in towards), "page_ptr_id")
        # Put in order by their ids alone: an index knows which are public, without reading pages.
        return self.model.objects.filter(pk__in=rows.order_by(*order).values("pk")[:limit]).order_by(*order).facts()

    def extremes(self, asked: Asked) -> dict[str, Any]:
        """For each numeric criterion, the value nearest to it among those that meet all others, or None, in one query."""
        criteria = self.criteria(asked)
        wanted = {name: towards for name, towards in self.towards.items() if name in criteria}
        if not wanted:
            return {}
        others = {name: _all(q for other, q in criteria.items() if other != name) for name in wanted}
        # Few meet all but one, and the aggregates themselves would read every property.
        return self.filter(_any(others.values())).aggregate(
            **{name: (Max if wants_more else Min)(column, filter=others[name]) for name, (column, wants_more) in wanted.items()}
        )

    def count_each(self, questions: Sequence[Asked]) -> list[int]:
        """How many answer each question, in one query; none for no question."""
        if not questions:
            return []
        answers = {f"q{place}": _all(self.criteria(asked).values()) for place, asked in enumerate(questions)}
        found = self.filter(_any(answers.values())).aggregate(**{name: Count("pk", filter=answer) for name, answer in answers.items()})
        return [found[name] for name in answers]

    def similar_to(self, facts: PropertyFacts, limit: int) -> list[PropertyFacts]:
        """What else is to be had and is about as large, rather in the same city and of the same kind of area, in one query."""
        mine = max(float(facts.area or 0), 0.1)
        difference = Abs(Cast(F(self.area), FloatField()) - Value(mine)) / Value(mine)
        elsewhere = Case(When(city=facts.city_id, then=Value(0.0)), default=Value(0.5))
        others = self.exclude(pk=facts.pk).exclude(status=Status.TAKEN)
        return others.order_by((difference + elsewhere + self.otherness(facts)).asc(nulls_last=True), "page_ptr_id")[:limit].facts()

    def otherness(self, facts: PropertyFacts) -> Any:
        """How different something is besides its size and place, from 0 to 1."""
        return Value(0.0)

    @property
    def towards(self) -> dict[str, tuple[str, bool]]:
        """For each numeric criterion its column, and whether more of it comes nearer to what was asked."""
        return {
            "min_area": (self.area, True),
            "max_area": (self.area, False),
            "max_price": (self.price, False),
            "max_motorway_km": ("motorway_km", False),
            "available_from": ("available_from", False),
        } | self.own_towards

    own_towards: dict[str, tuple[str, bool]] = {}

    def _ordering(self, column: str, wants_more: bool) -> Any:
        return F(column).desc(nulls_last=True) if wants_more else F(column).asc(nulls_last=True)


def _all(criteria: Iterable[Q]) -> Q:
    """All of the criteria, and true for every row where there is none."""
    return reduce(and_, criteria, Q(pk__isnull=False))


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)
