"""The cities for programs."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from home.frame import absolute
from locations.api.paging import Paged
from locations.api.properties import Position
from locations.api.question import Language
from locations.cities import cities
from locations.models import CityPage

router = Router(tags=["cities"])

StateCode = Literal["DE-SN", "DE-ST", "DE-TH"]


class CityQuestion(Paged):
    locale: Language = Field("de", description="The language of names and addresses; what exists only in German comes in German.")
    state: StateCode | None = Field(None, description="A state by its code in ISO 3166-2.")


class CityItem(Schema):
    """A city. `slug` is the word by which every filter knows it, the same in all languages; `id` is that of its page in `language`."""

    id: int
    slug: str
    name: str
    language: Language
    url: str
    state: StateCode
    position: Position | None
    population: int | None
    population_year: int | None
    member_since: int | None
    website: str
    summary: str


class CityList(Schema):
    count: int
    items: list[CityItem]


@router.get("/", response=CityList, operation_id="cities_list", url_name="cities_list", summary="The cities of the region")
def list_cities(request: HttpRequest, question: Query[CityQuestion]) -> dict[str, Any]:
    """In German alphabetical order."""
    known = [city for city in cities(question.locale).values() if question.state in (None, city.state)]
    shown = known[question.part]
    pages = {page.url_path: page for page in CityPage.objects.filter(url_path__in=[city.url_path for city in shown])}
    items = []
    for city in shown:
        page = pages[city.url_path]
        position = {"latitude": city.position[0], "longitude": city.position[1]} if city.position else None
        columns = ("population", "population_year", "member_since", "website", "summary")
        items.append(
            {"id": page.pk, "slug": city.slug, "name": city.name, "language": city.language, "url": absolute(city.url)}
            | {"state": city.state, "position": position}
            | {name: getattr(page, name) for name in columns}
        )
    return {"count": len(known), "items": items}
