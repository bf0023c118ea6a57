"""Members and partners for programs: the same filters as in the directories."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from home.frame import absolute, address
from locations.api.paging import Paged
from locations.api.question import Language, unknown
from locations.city_sections import directory_paths
from locations.directory.asked import Asked
from locations.directory.entries import Entry, matching
from locations.directory.relations import relation_above
from locations.directory.rows import entries, names

router = Router(tags=["organisations"])

Kind = Literal["company", "chamber", "university", "public-body", "association"]
RelationCode = Literal["member", "partner"]


class OrganisationQuestion(Paged):
    locale: Language = Field("de", description="The language of names and addresses; what exists only in German comes in German.")
    relation: RelationCode | None = Field(None, description="Members of the association, or partners.")
    city: str | None = Field(None, description="The city's slug, the same in both languages.")
    sector: str | None = Field(None, description="The sector's slug, the same in both languages.")
    type: Kind | None = None
    q: str = Field("", max_length=100, description="Part of the name; umlauts in any spelling.")


class OrganisationTerm(Schema):
    """A word by which filters know something, and its name in the language asked for or German."""

    slug: str
    name: str


class OrganisationItem(Schema):
    """A member or partner; `id` is that of its page, `place` is where it is when that is none of the cities."""

    id: int
    name: str
    language: Language
    url: str
    relation: RelationCode
    type: Kind
    city: OrganisationTerm | None
    place: str
    sectors: list[OrganisationTerm]
    since: int | None


class OrganisationList(Schema):
    count: int
    items: list[OrganisationItem]


@router.get(
    "/", response=OrganisationList, operation_id="organisations_list", url_name="organisations_list", summary="Members and partners by name"
)
def list_organisations(request: HttpRequest, question: Query[OrganisationQuestion]) -> dict[str, Any]:
    """In German alphabetical order; 422 for a city or sector that nobody knows."""
    known = names(question.locale)
    _require_known(question, known)
    asked = Asked(city=question.city or "", sector=question.sector or "", kind=question.type or "", name=question.q.strip())
    found = matching(entries(directory_paths(), question.locale), asked)
    if question.relation:
        found = [entry for entry in found if relation_above(entry.path) == question.relation]
    return {"count": len(found), "items": [_item(entry, known) for entry in found[question.part]]}


def _require_known(question: OrganisationQuestion, known: dict[str, Any]) -> None:
    """Raises ninja's ValidationError, which names what there is."""
    if errors := unknown(question, {name: sorted(known[name]) for name in ("city", "sector")}):
        raise ValidationError(errors)


def _item(entry: Entry, known: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "name": entry.name,
        "language": entry.language,
        "url": absolute(address(entry.url_path)),
        "relation": relation_above(entry.path),
        "type": entry.kind,
        "city": {"slug": entry.city, "name": known["city"][entry.city].name} if entry.city else None,
        "place": entry.place,
        "sectors": [{"slug": slug, "name": known["sector"][slug].name} for slug in entry.sectors],
        "since": entry.since,
    }
