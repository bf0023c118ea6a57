"""The site's clock: started each minute by whoever runs the site, or left running with `--every 60`."""

import logging
import os
import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from home.models import ClockRound
from home.registry import clock_jobs
from site_project.clock import exclusive, run_jobs

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does what is due: scheduled publishing and every other job that an app has registered. Safe to start as often as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="Go on for ever, with this many seconds from start to start.")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        if every is None:
            if failed := run_due():
                raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
            return
        os.nice(10)  # visitors come first
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        try:
            keep_running(every)
        except KeyboardInterrupt:
            return


def run_due() -> list[str]:
    """One round; answers the names of the jobs that failed. Nothing is done during maintenance, or while another process is at it."""
    if settings.MAINTENANCE:
        logger.info("Maintenance: the clock stands still.")
        return []
    with exclusive() as held:
        if not held:
            logger.info("Another run is under way; leaving it to that one.")
            return []
        failed = run_jobs(clock_jobs)
        ClockRound.note()
        return failed


def keep_running(seconds: int) -> None:
    """Rounds without end. Whatever ends one, a database that is away or a folder that cannot be written, is logged and tried again next
    time: the server beside this clock would end with it."""
    while True:
        started = time.monotonic()
        try:
            run_due()
        except Exception:
            logger.exception("This round of the clock has failed.")
        connections.close_all()
        time.sleep(max(0.0, seconds - (time.monotonic() - started)))
