"""Which figures of a property can be true. Finished values in, sentences for editors out; days are local."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from home.publication.problems import Problem


def area_problems(available: Decimal | None, total: Decimal | None) -> Iterator[Problem]:
    """Areas in one unit."""
    if available is not None and total is not None and available > total:
        yield "available_area", _("More is available than there is in total.")


def division_problems(lowest: Decimal | None, highest: Decimal | None, whole: Decimal | None) -> Iterator[Problem]:
    """From which to which size parts are given away; areas in one unit, `whole` is what is available."""
    if lowest is not None and highest is not None and lowest > highest:
        yield "divisible_to", _("The largest part is smaller than the smallest one.")
    if whole is None:
        return
    if lowest is not None and lowest > whole:
        yield "divisible_from", _("The smallest part is larger than what is available.")
    if highest is not None and highest > whole:
        yield "divisible_to", _("The largest part is larger than what is available.")


def price_problems(field: str, price: Decimal | None, *, on_request: bool) -> Iterator[Problem]:
    """A price, or “on request”, or neither; never both."""
    if price is not None and on_request:
        yield field, _("Give a price, or choose “on request”, one of the two.")


def confirmation_problems(confirmed_at: date | None, today: date) -> Iterator[Problem]:
    if confirmed_at and confirmed_at > today:
        yield "confirmed_at", _("Nobody can have confirmed this in the future.")


def year_problems(built: int | None, renovated: int | None, today: date) -> Iterator[Problem]:
    if built and built > today.year + 5:
        yield "built", _("This year is too far in the future.")
    if built and renovated and renovated < built:
        yield "renovated", _("It was renovated before it was built.")
