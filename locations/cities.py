"""The cities as filters, lists and maps know them: few rows, read once per version of the content."""

from dataclasses import dataclass

from django.conf import settings

from home.frame import address
from home.publication.version import once_per_version
from locations.collation import sort_key
from locations.models.city_page import CityPage
from locations.region import State


@dataclass(frozen=True)
class City:
    """A public city. `pk` and `slug` are those of its German page, to which foreign keys lead and which filters name; name and
    `url_path` are in the language asked for, or German (`language` says which). `position` is latitude and longitude."""

    pk: int
    slug: str
    name: str
    language: str
    url_path: str
    state: str
    position: tuple[float, float] | None

    @property
    def state_name(self) -> str:
        """The state in the active language."""
        return str(State(self.state).label)

    @property
    def url(self) -> str:
        """The path of the city's page on this site."""
        return address(self.url_path)


@once_per_version
def cities(language: str) -> dict[int, City]:
    """All public cities by the id of their German page, in alphabetical order, in one query for German and two for another language."""
    german = list(CityPage.objects.public(settings.LANGUAGE_CODE))
    shown = {page.translation_key: page for page in german}
    if language != settings.LANGUAGE_CODE:
        shown |= {page.translation_key: page for page in CityPage.objects.public(language)}
    found = [_city(page, shown[page.translation_key], language) for page in german]
    return {city.pk: city for city in sorted(found, key=lambda city: sort_key(city.name))}


def _city(german: CityPage, shown: CityPage, language: str) -> City:
    its_language = settings.LANGUAGE_CODE if shown is german else language
    return City(german.pk, german.slug, shown.title, its_language, shown.url_path, german.state, german.position)
