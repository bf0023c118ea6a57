"""All dates of a series: what its schedules name, and what was changed by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from events.planning.identity import identity, told_apart
from events.planning.shapes import Change, Planned, Schedule, Slot, Status, What
from events.recurrence import dates


@dataclass(frozen=True)
class Plan:
    """`dates` in their order; `left_out` are those that were taken from a schedule, `doubled` those that another schedule names too;
    `orphans` are changes of dates that are none (any more); `collisions` pairs of identities of which the first was moved to the day of
    the second."""

    dates: Sequence[Planned]
    left_out: Sequence[Planned]
    orphans: Sequence[Change]
    collisions: Sequence[tuple[str, str]]
    doubled: Sequence[Planned] = ()

    def find(self, name: str) -> Planned | None:
        """The date with this identity."""
        return next((planned for planned in self.dates if planned.identity == name), None)

    def exceptions(self, key: str) -> list[Planned]:
        """What a schedule names in vain: it has no date then all the same (EXDATE, RFC 5545 §3.8.5.1)."""
        found = [planned for planned in [*self.left_out, *self.doubled] if planned.key == key]
        return sorted(found, key=lambda planned: planned.original.day)


def plan(schedules: Sequence[Schedule], changes: Sequence[Change], until: date) -> Plan:
    """The dates of `schedules` up to the local day `until`, with `changes`. Extra dates and moved ones may lie later."""
    named, doubled = _named(schedules, until)
    about = {change.number: change for change in changes if change.what is not What.EXTRA}
    targets = {number: _target(named, change) for number, change in about.items()}
    by_identity = {target: about[number] for number, target in targets.items() if target}
    changed = [_changed(planned, by_identity.get(name)) for name, planned in named.items()]
    left_out = [planned for planned in changed if (change := by_identity.get(planned.identity)) and change.what is What.LEFT_OUT]
    kept = {planned.identity: planned for planned in changed if planned not in left_out}
    for change in changes:
        if change.what is What.EXTRA:
            extra = _extra(change, schedules, named.keys() | kept.keys())
            kept[extra.identity] = extra
    found = sorted(kept.values(), key=lambda planned: (planned.slot.starts, planned.identity))
    orphans = [about[number] for number, target in targets.items() if target is None and about[number].day <= until]
    return Plan(found, left_out, orphans, list(_collisions(found)), doubled)


def _named(schedules: Sequence[Schedule], until: date) -> tuple[dict[str, Planned], list[Planned]]:
    """By identity. The first row that names a day gives it its plain identity, so that rows added later rename nothing; a row that names
    the same moment as another adds nothing, and what it names in vain stands in the list."""
    found: dict[str, Planned] = {}
    doubled: list[Planned] = []
    for schedule in schedules:
        for day in dates(schedule.rule, schedule.first.day, schedule.first.day, until):
            slot = schedule.first.at(day)
            name = identity(day)
            if name in found and found[name].original.start != slot.start:
                name = told_apart(day, slot.start)
            planned = Planned(name, schedule.key, slot, slot)
            if found.setdefault(name, planned) is not planned:
                doubled.append(planned)
    return found, doubled


def _target(named: dict[str, Planned], change: Change) -> str | None:
    """The identity of the date that a change is about; a time tells two on one day apart, and is not needed for one alone."""
    plain = identity(change.day)
    if change.clock is None:
        return plain if plain in named else None
    exact = told_apart(change.day, change.clock)
    if exact in named:
        return exact
    return plain if plain in named and named[plain].original.start == change.clock else None


def _changed(planned: Planned, change: Change | None) -> Planned:
    if change is None:
        return planned
    slot = change.applied_to(planned.slot)
    return replace(planned, slot=slot, status=_status(change, planned.original, slot), change=change.number)


def _status(change: Change, original: Slot, slot: Slot) -> Status:
    if change.what is What.CANCELLED:
        return Status.CANCELLED
    if change.what is What.POSTPONED:
        return Status.POSTPONED
    return Status.MOVED if (slot.day, slot.start) != (original.day, original.start) else Status.SCHEDULED


def _extra(change: Change, schedules: Sequence[Schedule], taken: Iterable[str]) -> Planned:
    """A date that no rule names, at the times of the first schedule unless it has its own. Moved later, it keeps its identity."""
    usual = schedules[0].first.at(change.day) if schedules else Slot(change.day)
    original = replace(usual, start=change.clock or usual.start)
    if change.new_day is None:
        original = replace(change, clock=None).applied_to(original)
    slot = change.applied_to(original)
    name = identity(change.day)
    if name in taken:
        name = told_apart(change.day, original.start)
    status = Status.MOVED if slot.day != original.day else Status.SCHEDULED
    return Planned(name, "", original, slot, status, change.number)


def _collisions(found: Sequence[Planned]) -> Iterable[tuple[str, str]]:
    """Moved dates that begin on a day on which another takes place, unless their times keep them apart."""
    taking_place = [planned for planned in found if planned.status in (Status.SCHEDULED, Status.MOVED)]
    for moved in taking_place:
        if moved.status is Status.MOVED:
            for other in taking_place:
                if other is not moved and other.slot.day == moved.slot.day and _overlap(moved.slot, other.slot):
                    yield moved.identity, other.identity


def _overlap(one: Slot, other: Slot) -> bool:
    """On one day: at the same time, or nobody knows when the earlier one ends."""
    first, second = sorted((one, other), key=lambda slot: slot.starts)
    return first.ends is None or first.ends > second.starts
