"""By which way a page is being handed in, and for whom: said once around whatever starts its workflow."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from home.models import Submission


@dataclass(frozen=True)
class HandedIn:
    """`name`, `email`, `language` and `consented_at` (aware) are those of somebody without an account."""

    source: str = Submission.Source.ADMIN
    name: str = ""
    email: str = ""
    language: str = ""
    consented_at: datetime | None = None


IN_THE_ADMIN = HandedIn()
_current: ContextVar[HandedIn] = ContextVar("handed_in", default=IN_THE_ADMIN)


@contextmanager
def handing_in(how: HandedIn) -> Iterator[None]:
    """Everything handed in within this block came this way."""
    token = _current.set(how)
    try:
        yield
    finally:
        _current.reset(token)


def how_it_comes() -> HandedIn:
    return _current.get()
