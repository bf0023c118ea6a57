"""The column that names a city."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from locations.sheets.cells import Cell, CellError, Raw, folded, shortened, written
from locations.sheets.neutral import neutralised, restored


@dataclass(frozen=True)
class CityName:
    """What a city may be called in a sheet: the slug of its German page, and its names, the German one first."""

    slug: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class CityCell(Cell):
    """Values are ids of the cities' German pages."""

    cities: Mapping[int, CityName]

    def read(self, raw: Raw) -> int:
        text = folded(restored(written(raw)))
        found = self._called(text)
        if len(found) == 1:
            return found[0]
        if found:
            slugs = ", ".join(self.cities[pk].slug for pk in found)
            raise CellError(_("Several cities have this name. Write the short name of one of them: %(slugs)s.") % {"slugs": slugs})
        raise CellError(_("No city is called “%(text)s”.") % {"text": shortened(raw)})

    def _called(self, text: str) -> list[int]:
        if by_slug := [pk for pk, city in self.cities.items() if text == city.slug]:
            return by_slug
        return [pk for pk, city in self.cities.items() if text in map(folded, city.names)]

    def text(self, value: int | None, language: str) -> str:
        if value is None or value not in self.cities:
            return ""
        city = self.cities[value]
        clear = self._called(folded(city.names[0])) == [value]
        return neutralised(city.names[0]) if clear else city.slug
