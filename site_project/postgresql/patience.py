"""How long a request waits for the database: a few seconds once, and not at all while somebody else is waiting already.

A database that is gone says so at once. One that hangs (a stopped machine, a broken network) says nothing, and if every request waited
for it, all threads would soon do nothing else, and kept pages could not be sent either. Commands and the clock wait as long as it takes.

Settings of PostgreSQL and libpq do not do that (tried with `make faults ARGS="-k frozen"`): `statement_timeout` is kept by the server,
which does nothing any more; for `tcp_user_timeout` and `keepalives` its kernel is still there and acknowledges everything;
`connect_timeout` counts for each new connection, so that a request which asks four times waits four times.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from psycopg import OperationalError

STATEMENT = 3.0  # seconds for an answer to a statement
TURN_TO_WRITE = 20.0  # seconds for whoever writes, once the database has answered at all; as beside SQLite
CONNECTION = 2  # seconds for each address of the server; libpq knows no less
ANOTHER = 0.1  # seconds for whoever asks again; one slow statement must not turn the others away


class HangingError(OperationalError):
    """The database does not answer, as far as is known; Django makes its own OperationalError of it."""


class Asker:
    """A request: whether it writes, whether the database has answered it, and whether it has waited in vain."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes
        self.was_answered = False
        self.gave_up = False


_asker: ContextVar[Asker | None] = ContextVar("asker", default=None)

# Of this process: whether the database hung when it was last asked, and who is asking it again.
_hangs = False
_asking_again = Lock()


@contextmanager
def impatient(*, writes: bool) -> Iterator[None]:
    """What happens inside waits for the database only for as long as people wait for a page; who `writes`, also for other writers."""
    token = _asker.set(Asker(writes=writes))
    try:
        yield
    finally:
        _asker.reset(token)


def is_impatient() -> bool:
    return _asker.get() is not None


def for_a_statement() -> float:
    """Seconds. The first statement of a request asks whether the database still lives: it waits for nobody."""
    asker = _asker.get()
    return TURN_TO_WRITE if asker and asker.writes and asker.was_answered else STATEMENT


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
    if asker.gave_up or (asks_again and not _asking_again.acquire(timeout=ANOTHER)):
        raise HangingError("The database does not answer.")
    try:
        yield
        answered(asker)
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


def answered(asker: Asker) -> None:
    global _hangs  # noqa: PLW0603
    _hangs = False
    asker.was_answered = True
