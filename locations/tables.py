"""The facts of a property in tables, ready to be shown. What is not known has no row, and a table without rows is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from home.dates import day_in_words
from locations import figures
from locations.choices import PlanStatus, Status
from locations.law import Term, term, zone
from locations.ways import WAYS, place_name

if TYPE_CHECKING:
    from locations.models import CommercialSitePage, HallPage, PropertyPage


@dataclass(frozen=True)
class Row:
    """A fact; its values are terms, so that an English page can add the German one."""

    label: Term
    values: tuple[Term, ...]


@dataclass(frozen=True)
class Table:
    caption: str
    rows: tuple[Row, ...]


def tables(*parts: tuple[str, Iterable[Row | None]]) -> list[Table]:
    """Those that have anything to say."""
    found = [Table(caption, tuple(row for row in rows if row)) for caption, rows in parts]
    return [table for table in found if table.rows]


def row(label: str, value: Any) -> Row | None:
    """A fact in words; None where the value is empty."""
    return Row(Term(label), (Term(str(value)),)) if value not in (None, "") else None


def measured(label: str, value: Any, unit: Any) -> Row | None:
    """A figure, written by a function of `locations.figures`."""
    return None if value is None else row(label, unit(value))


def priced(label: str, value: Any, unit: Any, *, on_request: bool) -> Row | None:
    """A price in figures, or that one has to ask for it."""
    return row(label, _("on request")) if value is None and on_request else measured(label, value, unit)


def ratio(page: CommercialSitePage, name: str) -> Row | None:
    """A figure of planning law: its label is that of its field, whose help says what it means."""
    field, value = page._meta.get_field(name), getattr(page, name)
    if value is None:
        return None
    label = term(field.verbose_name, field.help_text)
    return Row(replace(label, meaning=""), (Term(figures.ratio(value), meaning=label.meaning),))


def divisible(low: Any, high: Any, unit: Any) -> str:
    """“1 to 18.5 ha”, or one of the two; empty where it is not divided."""
    if low is not None and high is not None:
        return _("%(low)s to %(high)s") % {"low": figures.number(low), "high": unit(high)}
    if low is not None:
        return _("from %(value)s") % {"value": unit(low)}
    return _("up to %(value)s") % {"value": unit(high)} if high is not None else ""


def status(page: PropertyPage) -> Row | None:
    """Worth a row only where somebody would come too late."""
    return None if page.status == Status.AVAILABLE else row(_("Status"), shown(page, "status"))


def available_from(page: PropertyPage, today: date) -> Row | None:
    """From when; at once where no day is given, or one that has passed."""
    later = page.available_from if page.available_from and page.available_from > today else None
    return row(_("Available"), _("from %(day)s") % {"day": day_in_words(later)} if later else _("at once"))


def distances(page: PropertyPage) -> Iterator[Row | None]:
    """To motorway, freight terminal, airport and port, each by its name where there is one."""
    for way, kind in WAYS.items():
        label = f"{kind} {place_name(way, getattr(page, f'{way}_name'))}".strip()
        yield measured(label, getattr(page, f"{way}_km"), figures.kilometres)


def shown(page: PropertyPage, name: str) -> str:
    """The label of a choice in the active language; empty where none was made."""
    return str(getattr(page, f"get_{name}_display")())


def site_tables(page: CommercialSitePage, today: date) -> list[Table]:
    area = (
        status(page),
        measured(_("Total area"), page.total_area, figures.hectares),
        measured(_("Of which available"), page.available_area, figures.hectares),
        row(_("Divisible"), divisible(page.divisible_from, page.divisible_to, figures.hectares)),
        priced(_("Price"), page.price_per_m2, figures.site_price, on_request=page.price_on_request),
        available_from(page, today),
        row(_("Owner"), shown(page, "owner_type")),
        row(_("Contamination"), shown(page, "contamination")),
    )
    law = (
        Row(Term(_("Kind of area")), tuple(zone(code) for code in page.zoning.split())) if page.zoning else None,
        Row(Term(_("Plan status")), (term(PlanStatus(page.plan_status).label),)) if page.plan_status else None,
        ratio(page, "grz"),
        ratio(page, "gfz"),
        ratio(page, "bmz"),
        row(_("24-hour operation"), shown(page, "round_the_clock")),
    )
    utilities = (
        row(_("Power"), page.power),
        row(_("Gas"), shown(page, "gas")),
        row(_("Water"), shown(page, "water")),
        row(_("Sewage"), shown(page, "sewage")),
        row(_("Fibre"), page.fibre),
        row(_("Rail siding"), shown(page, "rail_siding")),
    )
    return tables((_("Area and price"), area), (_("Building law"), law), (_("Utilities"), utilities), (_("Distances"), distances(page)))


def hall_tables(page: HallPage, today: date) -> list[Table]:
    rooms = (
        status(page),
        measured(_("Hall area"), page.hall_area, figures.square_metres),
        row(_("Divisible"), divisible(page.divisible_from, None, figures.square_metres)),
        measured(_("Share of offices"), page.office_share, figures.percent),
        measured(_("Clear height"), page.clear_height, figures.metres),
        row(_("Built"), page.built),
        row(_("Renovated"), page.renovated),
    )
    offer = (
        priced(_("Rent"), page.rent_per_m2, figures.hall_rent, on_request=page.rent_on_request),
        measured(_("Purchase price"), page.purchase_price, figures.euros),
        available_from(page, today),
        row(_("Owner"), shown(page, "owner_type")),
        row(_("24-hour operation"), shown(page, "round_the_clock")),
    )
    loads = (
        measured(_("Floor load"), page.floor_load, lambda value: _("%(load)s per m²") % {"load": figures.tonnes(value)}),
        row(_("Crane"), crane(page)),
        row(_("Gates at ground level"), page.gates),
        row(_("Loading ramps"), page.ramps),
    )
    technology = (
        row(_("Power"), page.power),
        row(_("Heating"), page.heating),
        row(_("Sprinklers"), shown(page, "sprinklers")),
        row(_("Gas"), shown(page, "gas")),
        row(_("Fibre"), page.fibre),
        row(_("Rail siding"), shown(page, "rail_siding")),
    )
    own = ((_("Rooms"), rooms), (_("Offer"), offer), (_("Bearing and loading"), loads), (_("Technology"), technology))
    return tables(*own, (_("Distances"), distances(page)))


def crane(page: HallPage) -> str:
    if page.crane_load is None:
        return ""
    return figures.tonnes(page.crane_load) if page.crane_load else _("none")
