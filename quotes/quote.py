"""A quote as lists, pages and programs show it, in the language of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from home.frame import address
from home.links import Target
from home.quotation import quoted
from home.terms import Named
from locations.cities import City


@dataclass(frozen=True)
class Quote:
    """`language` (BCP 47) is that of its words, which may be German on an English page. `key` is the same in every language.

    `ended_in` is the year in which it stopped to hold, because the office has passed to somebody else; None while it holds.
    """

    pk: int
    key: str
    url_path: str
    language: str
    text: str
    person: str
    office: str
    city: City | None
    organisation: Target | None
    portrait_id: int | None
    said_on: date
    occasion: str
    topics: Sequence[Named]
    released_by: str
    released_on: date | None
    valid_until: date | None
    ended_in: int | None

    @property
    def url(self) -> str:
        """The path of its page on this site."""
        return address(self.url_path)

    @property
    def quoted(self) -> str:
        """The words between the marks of their own language."""
        return quoted(self.text, self.language)

    @property
    def speaker(self) -> str:
        """The person, or the office where no person is named."""
        return self.person or self.office

    @property
    def beside(self) -> str:
        """Below the speaker: the office of a person, and the house or the city for which it speaks, unless the office says so."""
        house = self.organisation.title if self.organisation else ""
        place = self.city.name if self.city and self.city.name not in self.office else ""
        return ", ".join(part for part in (self.office if self.person else "", house, place) if part)

    @property
    def attribution(self) -> str:
        """The whole in one line."""
        return ", ".join(part for part in (self.speaker, self.beside) if part)
