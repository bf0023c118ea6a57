"""How a project stands on a day, which its period says: nobody has to remember to change a status."""

from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """In the order in which lists have them."""

    RUNNING = "running"
    PLANNED = "planned"
    FINISHED = "finished"


def status_on(today: date, starts: date | None, ends: date | None) -> Status:
    """How a project that runs from `starts` to `ends`, both included, stands on the local day `today`.

    Without a first day it is still being planned; without a last day it goes on for good once it has begun.
    """
    if starts is None or today < starts:
        return Status.PLANNED
    return Status.FINISHED if ends is not None and ends < today else Status.RUNNING
