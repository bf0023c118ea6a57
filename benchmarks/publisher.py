"""An editor at work while visitors read: publishes another article every few seconds until its input ends."""

import sys
import time
from itertools import cycle
from select import select

import django

django.setup()

from news.models import NewsPage  # noqa: E402 - after the setup

PAUSE = 10  # seconds


def main() -> None:
    articles = list(NewsPage.objects.public("de").order_by("pk"))
    for published, article in enumerate(cycle(articles)):
        if select([sys.stdin], [], [], PAUSE)[0]:
            sys.stdout.write(f"{published}\n")
            return
        page = article.get_latest_revision_as_object()
        page.lead_caption = f"Stand {time.strftime('%H:%M:%S')}"
        page.save_revision().publish()


if __name__ == "__main__":
    main()
