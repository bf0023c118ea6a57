"""What the clock does for dates: it goes on writing down rules without an end, and finds what no signal told of."""

from django.utils import timezone

from events.horizon import horizon
from events.models import CalendarVersion
from events.rebuilding import live_events, rebuild_these


def roll_on() -> int:
    """Write down what came within the horizon, and events that appeared without a word, such as copies; answers how many events."""
    behind = CalendarVersion.objects.filter(planned_until__lt=horizon(timezone.localdate())).values("page")
    events = live_events()
    return rebuild_these([*(found.filter(pk__in=behind) for found in events), *(found.filter(calendar_version=None) for found in events)])
