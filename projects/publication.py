"""What a project needs before it appears: a period that can be, somebody who leads it, topics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.publication.problems import Problem
from locations.organisation.rules import website_problems
from projects.blocks import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from projects.models import ProjectPage


def project_problems(page: ProjectPage) -> Iterator[Problem]:
    yield from period_problems(page.starts, page.ends)
    yield from partner_problems(page)
    yield from website_problems("website", page.website)
    if not page.topics.all():
        yield "topics", _("Choose at least one topic: lists are filtered by it.")
    cities = [row.city_id for row in page.cities.all()]
    if len(cities) != len(set(cities)):
        yield "cities", _("A city is named twice.")


def period_problems(starts: date | None, ends: date | None) -> Iterator[Problem]:
    for name, day in (("starts", starts), ("ends", ends)):
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield name, _("A project in the year %(year)d: is that a slip?") % {"year": day.year}
    if ends and not starts:
        yield "starts", _("There is a last day: say when it begins, too.")
    if starts and ends and ends < starts:
        yield "ends", _("The last day lies before the first one.")


def partner_problems(page: ProjectPage) -> Iterator[Problem]:
    """Who leads and who takes part is an organisation with a page, or one in words; and each is named once."""
    if page.lead_id and page.lead_name.strip():
        yield "lead_name", _("Name one that leads: the organisation, or this one in words.")
    seen = {page.lead_id} if page.lead_id else set()
    for row in page.partners.all():
        if bool(row.organisation_id) == bool(row.name.strip()):
            yield "partners", _("Name each partner once: as an organisation, or in words.")
        if row.organisation_id and row.organisation_id in seen:
            yield "partners", _("“%(organisation)s” is named twice.") % {"organisation": row.organisation}
        seen.add(row.organisation_id)
