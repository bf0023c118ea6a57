"""What the clock does for dates: it goes on writing down rules without an end, and finds what no signal told of."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.horizon import horizon
from events.models import CalendarVersion
from events.rebuilding import live_events, rebuild_these
from home.publication.version import current

# The content version under which no event was left to be written down; while it is the current one, none has appeared.
_complete: int | None = None


def roll_on() -> int:
    """Write down what came within the horizon, and events that appeared without a word, such as copies; answers how many events."""
    behind = CalendarVersion.objects.filter(planned_until__lt=horizon(timezone.localdate())).values("page")
    return rebuild_these(found.filter(pk__in=behind) for found in live_events()) + _find_new()


def _find_new() -> int:
    """Looks through all events, so only where something has been published since it found none."""
    global _complete  # noqa: PLW0603 - one assignment
    version = current()
    if version == _complete:
        return 0
    written = CalendarVersion.objects.filter(page=OuterRef("pk"))
    found = rebuild_these(events.filter(~Exists(written)) for events in live_events())
    _complete = None if found else version
    return found
