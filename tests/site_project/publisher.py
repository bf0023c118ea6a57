"""A process that publishes on demand, for tests with several workers: makes a page, then gives it each title that it reads."""

import sys

import django

django.setup()

from home.models import StandardPage  # noqa: E402 - after the setup
from tests.factories import StandardPageFactory, publish  # noqa: E402


def main() -> None:
    page = publish(StandardPageFactory(parent=StandardPage.get_first_root_node().get_first_child(), title="Erster Stand", slug="stand"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        page.title = line.strip()
        publish(page)
        sys.stdout.write("published\n")
        sys.stdout.flush()


main()
