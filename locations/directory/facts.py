"""A directory in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home.frame import absolute, address
from home.structured_data import Thing

if TYPE_CHECKING:
    from home.models import BasePage
    from locations.directory.listing import Listing


def collection(page: BasePage, listing: Listing) -> Thing:
    """What the page shows: how many organisations there are, and those on this page in their order (https://schema.org/CollectionPage)."""
    url = absolute(address(page.url_path)) + listing.asked.query()
    entries = [
        {"@type": "ListItem", "position": place, "name": row.entry.name, "url": absolute(address(row.entry.url_path))}
        for place, row in enumerate(listing.rows, start=listing.pager.first)
    ]
    return {
        "@type": "CollectionPage",
        "@id": f"{url}#list",
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "mainEntity": {"@type": "ItemList", "numberOfItems": listing.count, "itemListElement": entries},
    }
