"""What an exposé says of a property in figures and tables, in the active language. What is not known is left out."""

from collections.abc import Iterable
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from locations.choices import Status, Zoning
from locations.expose.amounts import amount, euros, from_day, span
from locations.expose.shapes import Group, Row
from locations.expose.words import printable
from locations.figures import number, ratio
from locations.models import CommercialSitePage, HallPage, PropertyPage

WAYS = ("motorway", "rail", "airport", "port")
# More kinds of building area than this are named by their letters only.
SPELT_OUT = 3


def figures(page: PropertyPage, today: date) -> list[Row]:
    """At most four rows that stand large; `today` is a local day."""
    if isinstance(page, CommercialSitePage):
        first = [
            _row(_("available"), amount(page.available_area, "ha")),
            _row(_("price per m²"), euros(page.price_per_m2, on_request=page.price_on_request)),
            _row(_("to motorway %(name)s") % {"name": page.motorway_name}, amount(page.motorway_km, "km")),
        ]
        return _known([*first, _row(_("ready to build"), from_day(page.available_from, today, short=True))])
    return _known(
        [
            _row(_("hall area"), amount(page.hall_area, "m²")),
            _row(_("clear height"), amount(page.clear_height, "m")),
            _row(_("rent per m² and month"), euros(page.rent_per_m2, on_request=page.rent_on_request)),
            _row(_("ready to move in"), from_day(page.available_from, today, short=True)),
        ]
    )


def groups(page: PropertyPage, today: date) -> list[Group]:
    """The tables in their order; `today` is a local day."""
    own = _of_site(page, today) if isinstance(page, CommercialSitePage) else _of_hall(page, today)
    return [Group(name=name, rows=rows) for name, found in [*own, (_("Distances"), _ways(page))] if (rows := _known(found))]


def _of_site(page: CommercialSitePage, today: date) -> list[tuple[str, list[Row]]]:
    area = [
        _status(page),
        _field(page, "total_area", amount(page.total_area, "ha")),
        _field(page, "available_area", amount(page.available_area, "ha")),
        _row(_("Divisible"), span(page.divisible_from, page.divisible_to, "ha")),
        _field(page, "price_per_m2", euros(page.price_per_m2, on_request=page.price_on_request)),
        _field(page, "available_from", from_day(page.available_from, today)),
        _choices(page, "owner_type", "contamination"),
    ]
    law = [
        _field(page, "zoning", _zoning(page.zoning.split())),
        _choices(page, "plan_status"),
        [_field(page, name, "" if getattr(page, name) is None else ratio(getattr(page, name))) for name in ("grz", "gfz", "bmz")],
        _choices(page, "round_the_clock"),
    ]
    utilities = [_words(page, "power"), _choices(page, "gas", "water", "sewage"), _words(page, "fibre"), _choices(page, "rail_siding")]
    return [(_("Area and price"), _flat(area)), (_("Building law"), _flat(law)), (_("Utilities"), _flat(utilities))]


def _of_hall(page: HallPage, today: date) -> list[tuple[str, list[Row]]]:
    space = [
        _status(page),
        _field(page, "hall_area", amount(page.hall_area, "m²")),
        _row(_("Divisible"), span(page.divisible_from, None, "m²")),
        _field(page, "office_share", amount(page.office_share, "%")),
        _field(page, "clear_height", amount(page.clear_height, "m")),
        _row(_("Built"), _years(page.built, page.renovated)),
    ]
    loads = [
        _field(page, "floor_load", amount(page.floor_load, "t/m²")),
        _field(page, "crane_load", _("no crane") if page.crane_load == 0 else amount(page.crane_load, "t")),
        [_field(page, name, "" if getattr(page, name) is None else number(getattr(page, name))) for name in ("gates", "ramps")],
    ]
    technics = [_words(page, "power", "heating"), _choices(page, "sprinklers", "gas"), _words(page, "fibre"), _choices(page, "rail_siding")]
    offer = [
        _field(page, "rent_per_m2", euros(page.rent_per_m2, on_request=page.rent_on_request)),
        _field(page, "purchase_price", euros(page.purchase_price)),
        _field(page, "available_from", from_day(page.available_from, today)),
        _choices(page, "owner_type", "round_the_clock"),
    ]
    return [
        (_("Space"), _flat(space)),
        (_("Loads and loading"), _flat(loads)),
        (_("Technical services"), _flat(technics)),
        (_("Offer"), _flat(offer)),
    ]


def _ways(page: PropertyPage) -> list[Row]:
    """By road; a place that says itself what it is, such as „Flughafen Leipzig/Halle“, is not told so twice."""
    rows = []
    for way in WAYS:
        kind, name = capfirst(str(page._meta.get_field(f"{way}_name").verbose_name)), getattr(page, f"{way}_name")
        named = name if kind.casefold() in name.casefold() else f"{kind} {name}"
        rows.append(_row(named, amount(getattr(page, f"{way}_km"), "km")))
    return rows


def _years(built: int | None, renovated: int | None) -> str:
    if built and renovated:
        return _("%(built)s, renovated %(renovated)s") % {"built": built, "renovated": renovated}
    return _("renovated %(renovated)s") % {"renovated": renovated} if renovated else str(built or "")


def _zoning(codes: list[str]) -> str:
    known = [Zoning(code) for code in codes if code in Zoning.values]
    return ", ".join(str(zoning.label) if len(known) <= SPELT_OUT else zoning.value for zoning in known)


def _status(page: PropertyPage) -> list[Row]:
    """Worth a line only where somebody would come too late."""
    return [] if page.status == Status.AVAILABLE else _choices(page, "status")


def _choices(page: PropertyPage, *names: str) -> list[Row]:
    return [_field(page, name, str(getattr(page, f"get_{name}_display")())) for name in names]


def _words(page: PropertyPage, *names: str) -> list[Row]:
    return [_field(page, name, getattr(page, name)) for name in names]


def _field(page: PropertyPage, name: str, value: str) -> Row:
    return _row(str(page._meta.get_field(name).verbose_name), value)


def _row(name: str, value: str) -> Row:
    return Row(name=printable(name), value=printable(value))


def _flat(parts: Iterable[Row | list[Row]]) -> list[Row]:
    rows = [part if isinstance(part, list) else [part] for part in parts]
    return [Row(name=capfirst(row["name"]), value=row["value"]) for part in rows for row in part]


def _known(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["value"]]
