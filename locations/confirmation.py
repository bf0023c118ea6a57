"""How long ago the city said that all of it is still true."""

from dataclasses import dataclass
from datetime import date, timedelta

# How long a city's word is taken for current.
CONFIRMED_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Confirmation:
    """`on` is the local day of the city's word, or None while it has given none; `today` the local day on which one asks."""

    on: date | None
    today: date

    @property
    def is_recent(self) -> bool:
        return self.on is not None and self.today - self.on <= CONFIRMED_FOR
