"""Projects as the search knows them: with how they stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import pgettext_lazy

from home.registry import SearchKind
from projects.models import ProjectPage
from projects.period import status_on
from projects.words import period_in_short, status_name

TEXTS = ("body", "milestones", "results", "downloads", "funding", "lead_name", "partners.name", "partners.task")


def _years(page: ProjectPage) -> Iterable[int]:
    """From its beginning to its end; of a permanent one only the first."""
    first = page.starts.year if page.starts else None
    return range(first, (page.ends.year if page.ends else first) + 1) if first else ()


def _marks(page: ProjectPage) -> Iterable[tuple[str, int]]:
    return [("city", row.city_id) for row in page.cities.all()]


def _facts(found: Sequence[Any]) -> Mapping[int, Sequence[str]]:
    """In one query."""
    today = timezone.localdate()
    rows = ProjectPage.objects.filter(pk__in=[entry.pk for entry in found]).order_by().values_list("pk", "starts", "ends")
    return {pk: [status_name(status_on(today, starts, ends)), period_in_short(starts, ends, today)] for pk, starts, ends in rows}


projects = SearchKind(
    order=30,
    name="project",
    label=pgettext_lazy("kind of page", "Project"),
    plural=pgettext_lazy("kind of page", "Projects"),
    also=pgettext_lazy("other names of a kind of page", "undertaking undertakings"),
    models=("projects.ProjectPage",),
    texts=TEXTS,
    years=_years,
    marks=_marks,
    facts=_facts,
)
