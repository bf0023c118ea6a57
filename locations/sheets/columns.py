"""The columns of a sheet of properties, once, for import, export and the manual. Names, labels and help are those of the models."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from locations.models import CommercialSitePage, HallPage, PropertyPage
from locations.models.codes_field import CodesField
from locations.sheets.cells import Cell, Choice, Codes, Day, Labels, Outline, Text, YesNo
from locations.sheets.city_cell import CityCell, CityName
from locations.sheets.figures import Figure, Whole

KINDS: dict[str, type[PropertyPage]] = {"site": CommercialSitePage, "hall": HallPage}
LANGUAGES = ("de", "en")
# By it a row finds its property, also when the number has been changed; the same on every installation.
IDENTITY = "translation_key"

_WHAT = "title status reference city address summary".split()
_AREA = {
    "site": "total_area available_area divisible_from divisible_to price_per_m2 price_on_request".split(),
    "hall": "hall_area divisible_from office_share rent_per_m2 rent_on_request purchase_price".split(),
}
_KIND = {
    "site": "zoning plan_status grz gfz bmz contamination water sewage".split(),
    "hall": "clear_height floor_load crane_load gates ramps heating sprinklers built renovated".split(),
}
_ACCESS = (
    "available_from owner_type round_the_clock power gas fibre rail_siding motorway_name motorway_km rail_name rail_km "
    "airport_name airport_km port_name port_km".split()
)
_END = "contact_name contact_role contact_office contact_phone contact_email latitude longitude outline confirmed_at".split()

_UNITS = {
    "site": dict.fromkeys(("total_area", "available_area", "divisible_from", "divisible_to"), "ha") | {"price_per_m2": "€"},
    "hall": dict.fromkeys(("hall_area", "divisible_from"), "m²")
    | dict.fromkeys(("rent_per_m2", "purchase_price"), "€")
    | {"office_share": "%", "clear_height": "m", "crane_load": "t", "floor_load": "t/m²"},
}
_ANYWHERE = dict.fromkeys(("motorway_km", "rail_km", "airport_km", "port_km"), "km") | dict.fromkeys(("latitude", "longitude"), "°")
# Where the label of the form says too little without the form around it.
_LABELS = {
    "title": _("name of the property"),
    "contact_name": _("contact: name"),
    "contact_role": _("contact: role"),
    "contact_office": _("contact: office"),
    "contact_phone": _("contact: telephone"),
    "contact_email": _("contact: e-mail"),
    IDENTITY: _("ID"),
}
_HELP = {
    "title": _("Required for a new property."),
    "reference": _("Finds the property, together with the city. Required for a new property."),
    "city": _("Name or short name. A new property is placed below its city, without one in the property pool."),
    IDENTITY: _("Do not change it. Empty for a new property."),
}


@dataclass(frozen=True)
class Column:
    """A column; `headers` and `helps` by language."""

    name: str
    cell: Cell
    headers: Mapping[str, str]
    helps: Mapping[str, str]
    unit: str = ""

    def header(self, language: str) -> str:
        """As it stands above the column, with the unit."""
        return f"{self.headers[language]} ({self.unit})" if self.unit else self.headers[language]


def columns(kind: str, cities: Mapping[int, CityName]) -> list[Column]:
    """All columns of `site` or `hall`; `cities` are those that a row may name, by the id of their German page."""
    names = [*_WHAT, *_AREA[kind], *_KIND[kind], *_ACCESS, *_END, IDENTITY]
    units = _ANYWHERE | _UNITS[kind]
    return [_column(KINDS[kind], name, units.get(name, ""), cities) for name in names]


def _column(model: type[PropertyPage], name: str, unit: str, cities: Mapping[int, CityName]) -> Column:
    field = model._meta.get_field(name)
    cell = CityCell(cities) if name == "city" else _cell(field, unit)
    headers = _in_each_language(lambda: capfirst(str(_LABELS.get(name, field.verbose_name))))
    return Column(name, cell, headers, _in_each_language(lambda: str(_HELP.get(name, field.help_text))), unit)


def _cell(field: models.Field, unit: str) -> Cell:
    if isinstance(field, CodesField):
        return Codes(_labels(field.codes.choices))
    if field.choices:
        return Choice(_labels(field.choices))
    match field:
        case models.DecimalField():
            return Figure(field.decimal_places, unit)
        case models.IntegerField():
            return Whole(0)
        case models.DateField():
            return Day()
        case models.BooleanField():
            return YesNo()
        case models.JSONField():
            return Outline()
        case _:
            return Text()


def _labels(choices: Any) -> Labels:
    return _in_each_language(lambda: {code: str(label) for code, label in choices})


def _in_each_language(said: Any) -> dict[str, Any]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = said()
    return found


def language_of_sheets() -> str:
    """The language of whoever is here, as far as there are headers in it."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return language if language in LANGUAGES else settings.LANGUAGE_CODE
