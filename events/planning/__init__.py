"""From schedules and hand-made changes to dates: pure, without Django, without a clock."""

from events.planning.identity import identity, read_identity
from events.planning.plan import Plan, plan
from events.planning.shapes import Change, Planned, Schedule, Slot, Status, What

__all__ = ["Change", "Plan", "Planned", "Schedule", "Slot", "Status", "What", "identity", "plan", "read_identity"]
