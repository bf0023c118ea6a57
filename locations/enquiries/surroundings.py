"""What stands around the form besides what every such form has: the property, and who answers."""

from typing import Any

from django.utils.text import capfirst

from home.public_forms import surroundings as around
from locations.addresses import address_below
from locations.cities import cities
from locations.models import PropertyPage


def surroundings(page: PropertyPage) -> dict[str, Any]:
    return around.surroundings(page, form_address) | {
        "asked": page,
        "kind": capfirst(str(page._meta.verbose_name)),
        "answers": ", ".join(filter(None, [page.contact_name, page.contact_office])) or page.contact_email,
        "city": cities(page.language).get(page.city_id),
    }


def form_address(page_url: str, language: str) -> str:
    return address_below(page_url, "locations:enquiry", language)
