"""What is particular to querying sites and halls."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, Q, Sum, Value, When

from locations.asked import Asked, Kind
from locations.property_facts import PropertyFacts
from locations.querysets import PropertyQuerySet


class CommercialSiteQuerySet(PropertyQuerySet):
    kind: Kind = "site"
    area = "available_area"
    price = "price_per_m2"
    price_on_request = "price_on_request"
    own = ("zoning",)

    def own_criteria(self, asked: Asked) -> dict[str, Q]:
        """Any of the kinds of area asked for."""
        return {"zoning": reduce(or_, (Q(zoning__contains=code) for code in asked.zoning), Q())}

    def otherness(self, facts: PropertyFacts) -> Any:
        same = reduce(or_, (Q(zoning__contains=code) for code in facts.zones), Q(pk=None))
        return Case(When(same, then=Value(0.0)), default=Value(0.5))


class HallQuerySet(PropertyQuerySet):
    kind: Kind = "hall"
    area = "hall_area"
    price = "rent_per_m2"
    price_on_request = "rent_on_request"
    own = ("clear_height", "crane_load")
    own_towards = {"min_height": ("clear_height", True)}

    def own_criteria(self, asked: Asked) -> dict[str, Q]:
        return {"min_height": Q(clear_height__gte=asked.min_height), "crane": Q(crane_load__gt=0)}

    def own_totals(self) -> dict[str, Any]:
        """Halls that are taken stand there as well."""
        return {"area": Sum(self.area), "with_crane": Count("pk", filter=Q(crane_load__gt=0))}
