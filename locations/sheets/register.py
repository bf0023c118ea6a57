"""Which property a row is about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from locations.sheets.cells import tidy
from locations.sheets.columns import IDENTITY
from locations.sheets.existing import Existing


class NoIdentity(ValueError):  # noqa: N818 - the name says what it is
    """It cannot be told which property is meant; `field` is what would help."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Register:
    """Properties of one kind, by ID and by the number that their city gave them."""

    def __init__(self, properties: Iterable[Existing]) -> None:
        self._by_id = {each.values[IDENTITY]: each for each in properties}
        self._by_reference: dict[str, list[Existing]] = {}
        for each in self._by_id.values():
            self._by_reference.setdefault(tidy(each.values["reference"]), []).append(each)

    def find(self, values: Mapping[str, Any]) -> Existing | None:
        """The property of a row, None for a new one; raises NoIdentity."""
        if identity := values.get(IDENTITY):
            if known := self._by_id.get(identity.lower()):
                return known
            raise NoIdentity(IDENTITY, _("No property of this kind has this ID. Leave the cell empty for a new one."))
        reference = values.get("reference")
        if not reference:
            raise NoIdentity("reference", _("Without a number nobody can tell which property this is. Give it one."))
        return self._numbered(reference, values.get("city"))

    def _numbered(self, reference: str, city: int | None) -> Existing | None:
        found = [each for each in self._by_reference.get(reference, ()) if city is None or each.values["city"] == city]
        if len(found) < 2:
            return found[0] if found else None
        if city is None:
            raise NoIdentity("city", _("Several properties have this number. Name the city."))
        raise NoIdentity(IDENTITY, _("Several properties of this city have this number. Give the ID, as the export does."))
