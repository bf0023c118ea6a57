"""Projects for programs."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field

from home.blocks.prepare import prepare
from home.presentation import streams_of
from home.terms import terms
from locations.api.paging import Paged
from locations.api.question import Language, unknown
from locations.cities import cities
from projects.api.item import ProjectItem, items
from projects.asked import Asked
from projects.entries import entries
from projects.entry import in_order, matching
from projects.models import ProjectPage
from projects.period import Status

router = Router(tags=["projects"])


class ProjectQuestion(Paged):
    locale: Language = Field("de", description="The language of the words; what exists only in German comes in German.")
    status: Status | None = Field(None, description="What runs, what is planned, or what is finished.")
    topic: str | None = Field(None, description="The topic's slug, the same in both languages.")
    city: str | None = Field(None, description="The slug of a city that takes part, the same in both languages.")


class ProjectList(Schema):
    count: int
    items: list[ProjectItem]


@router.get(
    "/", response=ProjectList, operation_id="projects_list", url_name="projects_list", summary="Projects, those that run before the others"
)
def list_projects(request: HttpRequest, question: Query[ProjectQuestion]) -> dict[str, Any]:
    """What runs, the latest begun first; then what is planned, the next to begin first; then what is finished. 422 for a city or a topic
    that nobody knows."""
    _require_known(question)
    today = timezone.localdate()
    asked = Asked(question.status or "", question.topic or "", question.city or "")
    found = in_order(matching(entries(question.locale), asked, today), today)
    return {"count": len(found), "items": items(_pages([entry.pk for entry in found[question.part]]), today)}


def _pages(ids: list[int]) -> list[ProjectPage]:
    """In this order, with their rows and with everything that they refer to, in a fixed number of queries."""
    found = ProjectPage.objects.filter(pk__in=ids).select_related("locale").prefetch_related("partners", "cities", "topics")
    pages = {page.pk: page for page in found}
    prepare(
        streams=[stream for page in pages.values() for stream in streams_of(page)],
        images=[pk for page in pages.values() for pk in page.pictures_shown()],
        pages=[pk for page in pages.values() for pk in page.pages_linked()],
    )
    return [pages[pk] for pk in ids if pk in pages]


def _require_known(question: ProjectQuestion) -> None:
    """Raises ninja's ValidationError, which says what would be understood."""
    places = [city.slug for city in cities(question.locale).values()]
    if problems := unknown(question, {"city": places, "topic": sorted(terms("home.Topic", question.locale))}):
        raise ValidationError(problems)
