"""An organisation in the words of schema.org, and as a card for address books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home import links, pictures
from home.frame import absolute, address
from home.structured_data import Thing, contact_point, filled
from locations.addresses import address_below
from locations.organisation.card import Card

if TYPE_CHECKING:
    from locations.models import OrganisationPage

# The nearest kind that schema.org has; a chamber is none of them.
_KINDS = {"company": "Corporation", "university": "CollegeOrUniversity", "public-body": "GovernmentOrganization", "association": "NGO"}


def organisation(page: OrganisationPage) -> Thing:
    """What the page shows of it (https://schema.org/Organization)."""
    url = absolute(address(page.url_path))
    logo = pictures.picture(page.logo_id) if page.logo_id else None
    facts: Thing = {
        "logo": logo.as_data()["url"] if logo else "",
        "foundingDate": str(page.founded or ""),
        "numberOfEmployees": {"@type": "QuantitativeValue", "value": page.employees} if page.employees else None,
        "knowsAbout": [sector.name for sector in page.sectors_shown],
        "address": _address(page),
        "location": _place(page),
        "contactPoint": page.has_contact and contact_point(page.contact_name, page.contact_role, page.contact_phone, page.contact_email),
        "sameAs": [target.url for link in page.social_links if (target := link.value.target)],
    }
    known = {"@type": _KINDS.get(page.organisation_type, "Organization"), "@id": f"{url}#profile", "name": page.title}
    return known | {"description": page.description, "url": page.website or url, "mainEntityOfPage": url} | filled(facts)


def card(page: OrganisationPage) -> Card:
    """Everything of it that belongs into an address book."""
    return Card(
        uid=str(page.translation_key),
        url=absolute(address(page.url_path)),
        organisation=page.title,
        person=page.contact_name,
        role=page.contact_role,
        office=page.contact_office,
        phone=page.contact_phone,
        email=page.contact_email,
        street=page.street,
        postal_code=page.postal_code,
        place=place_of(page),
        website=page.website,
        note=page.summary,
        sectors=[sector.name for sector in page.sectors_shown],
        position=page.position,
        changed=page.last_published_at,
    )


def has_facts(page: OrganisationPage) -> bool:
    """Whether there is anything for the panel beside the text."""
    figures = (page.employees, page.founded, page.since, page.sectors_shown, page.social_links)
    return any(figures) or page.has_contact or any((page.contact_name, page.street, page.postal_code, place_of(page)))


def card_address(page: OrganisationPage) -> str:
    """The path of the card; empty for a page that has no address yet, as in a preview."""
    return address_below(address(page.url_path), "locations:contact", page.language)


def place_of(page: OrganisationPage) -> str:
    """The city in the language of the page, or the place that is none of the cities."""
    city = links.target(page.city_id, page.language) if page.city_id else None
    return city.title if city else page.place


def _address(page: OrganisationPage) -> Thing | None:
    parts = filled({"streetAddress": page.street, "postalCode": page.postal_code, "addressLocality": place_of(page)})
    return {"@type": "PostalAddress"} | parts if parts else None


def _place(page: OrganisationPage) -> Thing | None:
    if page.position is None:
        return None
    latitude, longitude = page.position
    return {"@type": "Place", "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}}
