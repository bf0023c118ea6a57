"""What an address asked that cannot be answered, in words for the field in which it was typed."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

BAD_NUMBER: Final = "number"
BAD_DAY: Final = "day"
BAD_CITY: Final = "city"
BAD_CHOICE: Final = "choice"
UPSIDE_DOWN: Final = "upside-down"
BACKWARDS: Final = "backwards"


@dataclass(frozen=True)
class Problem:
    """One value that was not understood: what kind of value was expected, and what was `typed`."""

    expected: str
    typed: str

    @property
    def message(self) -> str:
        """In the active language."""
        if self.expected == BAD_NUMBER:
            return _("“%(typed)s” is no number. Write for instance 5 or 2.5.") % {"typed": self.typed}
        if self.expected == BAD_DAY:
            return _("“%(typed)s” is no day.") % {"typed": self.typed}
        if self.expected == BAD_CITY:
            return _("We know no city “%(typed)s”.") % {"typed": self.typed}
        if self.expected == UPSIDE_DOWN:
            return _("The upper limit lies below the lower one.")
        if self.expected == BACKWARDS:
            return _("The last day lies before the first one.")
        return _("“%(typed)s” cannot be chosen here.") % {"typed": self.typed}
