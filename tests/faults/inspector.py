"""A process that looks at the database on demand: for each line it reads it writes what it sees, as JSON."""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402 - after the setup
from wagtail.models import Page  # noqa: E402

from news.models import NewsPage  # noqa: E402


def seen() -> dict[str, object]:
    """Which state each part of the article is in (see `tests.faults.test_workers`), and whether the tree is sane."""
    german = NewsPage.objects.get(slug="stand")
    english = NewsPage.objects.get(translation_key=german.translation_key, locale__language_code="en")
    live = german.live_revision.as_object()
    return {
        "german": [int(german.title.split()[-1]), int(german.summary.split()[-1]), german.date.minute],
        "revision": [int(live.title.split()[-1]), int(live.summary.split()[-1]), live.date.minute],
        "english": [english.date.minute, english.live_revision.as_object().date.minute],
        "words": [english.title, english.live],
        "problems": [list(found) for found in Page.find_problems()],
    }


def main() -> None:
    for _line in sys.stdin:
        sys.stdout.write(json.dumps(seen()) + "\n")
        sys.stdout.flush()
        connection.close()


main()
