"""The quote of the day: which of many, on which day. A day is a local date; nothing here asks what time it is."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Candidate:
    """A quote that rotates from the day `since` to the day `until`, included, or without an end. `key` names it in every language."""

    key: str
    since: date
    until: date | None = None
    city: int | None = None
    topics: frozenset[str] = frozenset()


def in_order(candidates: Iterable[Candidate], today: date, is_near: Callable[[Candidate], bool] = lambda _candidate: False) -> list[str]:
    """The keys of all that rotate today: first the quote of the day, then those that wait, who has waited longest before the others.

    Near ones come first: as long as there are two of them, only they are shown; one alone takes turns with the others, for nobody sees
    the same quote on two days while others wait. Whoever is new is shown at once. Within a group all are shown equally often.

    Two queues are moved on day by day from the first candidate's first day: a few thousand steps for ten years. So the answer depends on
    nothing but its arguments, whatever their order, and is the same on every worker.
    """
    known = sorted(candidates, key=_lot)
    joining, leaving = _by_day(known)
    near: deque[str] = deque()
    far: deque[str] = deque()
    queue_of = {each.key: near if is_near(each) else far for each in known}
    shown = ""
    day = min(joining, default=today)
    while day <= today:
        for key in leaving.get(day, ()):
            queue_of[key].remove(key)
        for key in joining.get(day, ()):
            queue_of[key].appendleft(key)
        queue = _next(near, far, shown)
        if queue:
            shown = queue[0]
            queue.rotate(-1)
        day += _DAY
    rotating = [*near, *far]
    return [shown, *(key for key in rotating if key != shown)] if rotating else []


def _next(near: deque[str], far: deque[str], shown: str) -> deque[str]:
    """The queue whose first is next: not the one `shown` yesterday, who waits at the end of its queue, unless it is alone."""
    for queue in (near, far):
        if queue and queue[0] != shown:
            return queue
    return near or far


def _by_day(candidates: Iterable[Candidate]) -> tuple[dict[date, list[str]], dict[date, list[str]]]:
    """Who joins and who has left by each day; who leaves before it joined never comes."""
    joining: dict[date, list[str]] = defaultdict(list)
    leaving: dict[date, list[str]] = defaultdict(list)
    for each in candidates:
        if each.until is not None and each.until < each.since:
            continue
        joining[each.since].append(each.key)
        if each.until is not None and each.until < date.max:
            leaving[each.until + _DAY].append(each.key)
    return joining, leaving


def _lot(candidate: Candidate) -> str:
    """An order that has nothing to do with names or age."""
    return sha256(candidate.key.encode()).hexdigest()
