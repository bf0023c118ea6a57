"""How long a request waits for the database: a few seconds once, and not at all while somebody else is waiting already.

A database that is gone says so at once. One that hangs (a stopped machine, a broken network) says nothing, and if every request waited
for it, all threads would soon do nothing else, and kept pages could not be sent either. Commands and the clock wait as long as it takes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from psycopg import OperationalError

STATEMENT = 3.0  # seconds for an answer to a statement
CONNECTION = 2  # seconds for each address of the server; libpq knows no less
TURN = 0.1  # seconds for whoever asks again; one slow statement must not turn the others away


class HangingError(OperationalError):
    """The database does not answer, as far as is known; Django makes its own OperationalError of it."""


class Asker:
    """A request, and whether it has waited in vain."""

    def __init__(self) -> None:
        self.gave_up = False


_asker: ContextVar[Asker | None] = ContextVar("asker", default=None)

# Of this process: whether the database hung when it was last asked, and who is asking it again.
_hangs = False
_asking_again = Lock()


@contextmanager
def impatient() -> Iterator[None]:
    """What happens inside waits for the database only for as long as people wait for a page."""
    token = _asker.set(Asker())
    try:
        yield
    finally:
        _asker.reset(token)


def is_impatient() -> bool:
    return _asker.get() is not None


@contextmanager
def waiting() -> Iterator[None]:
    """Around each question to the database; `given_up()` says inside that no answer came.

    From then on one thread at a time asks again, and the others are told at once (HangingError), until there is an answer.
    """
    asker = _asker.get()
    if asker is None:
        yield
        return
    asks_again = _hangs
    if asker.gave_up or (asks_again and not _asking_again.acquire(timeout=TURN)):
        raise HangingError("The database does not answer.")
    try:
        yield
        answered()
    finally:
        if asks_again:
            _asking_again.release()


def given_up() -> HangingError:
    """Note that no answer came; answers the error to raise."""
    global _hangs  # noqa: PLW0603 - a word, written whole
    _hangs = True
    if asker := _asker.get():
        asker.gave_up = True
    return HangingError("The database has not answered in time.")


def answered() -> None:
    global _hangs  # noqa: PLW0603
    _hangs = False
