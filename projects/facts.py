"""A project in the words of schema.org.

https://schema.org/Project is a kind of organisation, which fits: partners are its members. ResearchProject would be wrong for most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from home import pictures
from home.frame import absolute, address
from home.structured_data import Thing, contact_point, filled
from projects.details import Details, Funding, Partner

if TYPE_CHECKING:
    from projects.models import ProjectPage


def project_thing(page: ProjectPage, details: Details) -> Thing:
    """What the page shows of it; sums are in euros."""
    url = absolute(address(page.url_path))
    shown = pictures.picture(page.teaser_picture_id, page.language) if page.teaser_picture_id else None
    facts: Thing = {
        "sameAs": page.website,
        "foundingDate": page.starts and page.starts.isoformat(),
        "dissolutionDate": page.ends and page.ends.isoformat(),
        "keywords": ", ".join(topic.name for topic in details.topics),
        "areaServed": [{"@type": "City", "name": city.name, "url": absolute(city.url)} for city in details.cities],
        "member": [*([_led(details.lead)] if details.lead.name else []), *map(_house, details.partners)],
        "funding": [_grant(each) for each in details.funding],
        "contactPoint": page.has_contact and contact_point(page.contact_name, page.contact_role, page.contact_phone, page.contact_email),
        "image": shown.largest.full_url if shown else "",
    }
    known = {"@type": "Project", "@id": f"{url}#project", "name": page.title, "description": page.description}
    return known | {"url": url, "mainEntityOfPage": url} | filled(facts)


def _led(partner: Partner) -> Thing:
    """https://schema.org/OrganizationRole: a member that is more than one."""
    return {"@type": "OrganizationRole", "roleName": "lead", "member": _house(partner)}


def _house(partner: Partner) -> Thing:
    return {"@type": "Organization", "name": partner.name} | filled({"url": absolute(partner.url) if partner.url else ""})


def _grant(funding: Funding) -> Thing:
    money = {"@type": "MonetaryAmount", "value": funding.euros, "currency": "EUR"} if funding.euros else None
    kind = "MonetaryGrant" if money else "Grant"
    return {"@type": kind, "name": funding.programme} | filled({"amount": money, "description": funding.wording, "url": funding.url})
