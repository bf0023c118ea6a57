"""What can be true of an organisation. Finished values in, sentences for editors out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from home.publication.problems import Problem


def year_problems(founded: int | None, since: int | None, this_year: int) -> Iterator[Problem]:
    """An organisation was founded before it joined, and it has joined already."""
    if founded and founded > this_year:
        yield "founded", _("This year is still to come.")
    if since and since > this_year:
        yield "since", _("This year is still to come.")
    if founded and since and since < founded:
        yield "since", _("It cannot have joined before it was founded.")


def address_problems(has_city: bool, place: str) -> Iterator[Problem]:
    if has_city and place:
        yield "place", _("Choose a city or name another place, one of the two.")


def website_problems(field: str, address: str) -> Iterator[Problem]:
    """Browsers open nothing else."""
    if address and not address.lower().startswith(("https://", "http://")):
        yield field, _("The address must begin with https:// or http://.")
