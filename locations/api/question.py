"""What programs may ask of the property pool: the parameters of the pages, taken at their word."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import translation
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field, WithJsonSchema

from locations.asked import NUMBERS, OF_HALLS, OF_SITES, Asked, Kind, asked
from locations.choices import Zoning
from locations.cities import cities
from locations.decimals import LARGEST, plain

Language = Literal["de", "en"]
# As programs write them: `1.500` is one and a half, though a person who types it on the page means fifteen hundred.
Number = Annotated[Decimal, Field(ge=0, le=LARGEST), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1e9})]
# Read by `locations.asked`, so that an address means the same here as on the pages.
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Switch = Annotated[str, WithJsonSchema({"type": "string", "enum": ["0", "1"]})]
Code = Annotated[str, WithJsonSchema({"type": "string", "enum": Zoning.values})]


class PropertyQuestion(Schema):
    """Everything is optional. Areas are in hectares for sites, in m² for halls; prices in euros per m², for halls and month."""

    locale: Language = Field("de", description="The language of titles and addresses; what exists only in German comes in German.")
    kind: Kind = Field("site", description="Commercial sites, or halls.")
    city: str | None = Field(None, description="The city's slug, the same in both languages.")
    min_area: Number | None = None
    max_area: Number | None = None
    max_price: Number | None = Field(None, description="What is offered “on request” is left out.")
    max_motorway_km: Number | None = None
    min_height: Number | None = Field(None, description="Clear height of halls, in metres.")
    zoning: list[Code] = Field([], description="Of sites, by BauNVO; repeat it for several.")
    available_from: Day | None = Field(None, description="The day by which it must be free.")
    rail: Switch | None = Field(None, description="With a rail siding at the boundary or nearer.")
    h24: Switch | None = Field(None, description="With operation at night, in part at least.")
    crane: Switch | None = Field(None, description="Of halls, with a crane.")
    status: Literal["available", "reserved", "taken"] | None = None
    sort: Literal["area", "price", "motorway", "confirmed"] = Field("area", description="Largest, cheapest, nearest, latest confirmed.")


def understood(request: HttpRequest, wanted: PropertyQuestion) -> Asked:
    """The question of a request, of which `wanted` is what pydantic has read. Raises ninja's ValidationError (422) for a value that the
    pages would complain about, and for what they pass over: nothing at all, and what can only be asked of the other kind."""
    written = request.GET.copy()
    for name in NUMBERS:
        if (number := getattr(wanted, name)) is not None:
            written[name] = plain(abs(number))
    question = asked(written, {city.slug for city in cities(wanted.locale).values()})
    foreign = OF_SITES if question.kind == "hall" else OF_HALLS
    errors = [error("other_kind", name, f"“{name}” cannot be asked of kind={question.kind}.") for name in foreign if name in request.GET]
    errors += [error("missing_value", name, "A value is missing.") for name, value in request.GET.items() if not value.strip()]
    with translation.override("en"):
        errors += [
            {"type": problem.expected, "loc": ["query", name], "msg": problem.message} for name, problem in question.problems.items()
        ]
    if errors:
        raise ValidationError(errors)
    return question


def unknown(question: Schema, known: Mapping[str, Collection[str]]) -> list[dict[str, object]]:
    """What is wrong with the words of a question that nobody knows, by the parameters of `known`: it says what would be understood."""
    given = {name: getattr(question, name) for name in known}
    return [
        error("enum", name, f"There is no {name} “{value}”. Known are: {', '.join(known[name])}.")
        for name, value in given.items()
        if value is not None and value not in known[name]
    ]


def error(kind: str, name: str, message: str) -> dict[str, object]:
    """What is wrong with a parameter, as pydantic says it."""
    return {"type": kind, "loc": ["query", name], "msg": message}
