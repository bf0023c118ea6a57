"""The table of dates, written anew by hand: after a restore, or when in doubt."""

from typing import Any

from django.core.management.base import BaseCommand

from events.rebuilding import Progress, forget_others, rebuild_all


class Command(BaseCommand):
    help = "Writes down the dates of all live events and takes away those of others. Changes nothing where all is as it should be."

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(0, 0)
        for progress in rebuild_all():
            self.stdout.write(f"Events: {progress.seen}, dates changed: {progress.changed}")
        stale = forget_others()
        self.stdout.write(f"Events: {progress.seen}, dates changed: {progress.changed}, dates of events that are not live: {stale}")
