"""Where an event can be suggested."""

from locations.addresses import address_below
from locations.cities import cities


def suggest_url(list_url: str, language: str) -> str:
    """The path of the form below the list of dates at `list_url`; empty as long as there is no city to suggest an event for."""
    return address_below(list_url, "events:suggest", language) if cities(language) else ""
