"""One project as programs get it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from ninja import Schema

from home import pictures
from home.frame import absolute, address
from home.shapes import PictureData
from home.terms import Named
from locations.api.question import Language
from locations.cities import City
from projects.details import Details, Funding, Partner, details
from projects.models import ProjectPage
from projects.period import Status


class ProjectTerm(Schema):
    """A city or a topic: the slug by which filters know it, and its name with the language that it is in."""

    slug: str
    name: str
    language: Language


class ProjectPartnerItem(Schema):
    """Who leads or takes part, and what it does. `url` is that of its page here, and `language` that of its name; null where it has no
    page."""

    name: str
    language: Language | None
    url: str | None
    task: str


class ProjectFundingItem(Schema):
    """A programme that pays: `amount` in whole euros, null where nobody says; `logo` and `wording` are shown with it wherever its `duty`
    says so."""

    programme: str
    amount: int | None
    duty: bool
    logo: PictureData | None
    wording: str
    url: str


class ProjectItem(Schema):
    """A project; `id` is that of its page, `language` that of its words. `starts` and `ends` are its first and last day: without a first
    one the beginning is open, without a last one it is permanent. `status` follows from them as of today."""

    id: int
    language: Language
    url: str
    title: str
    summary: str
    status: Status
    starts: dt.date | None
    ends: dt.date | None
    lead: ProjectPartnerItem
    partners: list[ProjectPartnerItem]
    cities: list[ProjectTerm]
    topics: list[ProjectTerm]
    funding: list[ProjectFundingItem]
    website: str
    picture: PictureData | None


def items(pages: Sequence[ProjectPage], today: dt.date) -> list[dict[str, Any]]:
    """In their order, as of the local day `today`; all that they refer to has been loaded."""
    found = []
    for page in pages:
        with translation.override(page.language):
            found.append(_item(page, details(page, today)))
    return found


def _item(page: ProjectPage, shown: Details) -> dict[str, Any]:
    columns = ("title", "summary", "starts", "ends", "website", "language")
    return {name: getattr(page, name) for name in columns} | {
        "id": page.pk,
        "url": absolute(address(page.url_path)),
        "status": shown.status,
        "lead": _partner(shown.lead),
        "partners": [_partner(partner) for partner in shown.partners],
        "cities": [_city(city) for city in shown.cities],
        "topics": [_topic(topic) for topic in shown.topics],
        "funding": [_funding(funding) for funding in shown.funding],
        "picture": _picture(page.teaser_picture_id),
    }


def _partner(partner: Partner) -> dict[str, Any]:
    url = absolute(partner.url) if partner.url else None
    return {"name": partner.name, "language": partner.language or None, "url": url, "task": partner.task}


def _city(city: City) -> dict[str, Any]:
    return {"slug": city.slug, "name": city.name, "language": city.language}


def _topic(topic: Named) -> dict[str, Any]:
    return {"slug": topic.slug, "name": topic.name, "language": topic.language}


def _funding(funding: Funding) -> dict[str, Any]:
    said = {name: getattr(funding, name) for name in ("programme", "wording", "url")}
    return said | {"amount": funding.euros, "duty": funding.is_duty, "logo": _picture(funding.logo_id)}


def _picture(pk: int | None) -> PictureData | None:
    found = pictures.picture(pk) if pk else None
    return found.as_data() if found else None
