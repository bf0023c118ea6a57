"""A process that publishes one page so many times and says how long the slowest took: `python -m tests.faults.writer seite-1 5`."""

import sys
import time

import django

django.setup()

from home.models import StandardPage  # noqa: E402 - after the setup
from tests.factories import publish  # noqa: E402


def main(slug: str, times: int) -> None:
    slowest = 0.0
    for number in range(1, times + 1):
        page = StandardPage.objects.get(slug=slug)
        page.title = f"{slug} {number}"
        started = time.monotonic()
        publish(page)
        slowest = max(slowest, time.monotonic() - started)
    sys.stdout.write(f"slowest {slowest:.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
