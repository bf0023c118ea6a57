"""The demo, loaded once: run it as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.pictures import picture
from site_project.demo.errors import DemoError
from site_project.demo.loading import load, reason_not_to_load
from site_project.demo.progress import Progress
from site_project.demo.reading import read_demo


class Command(BaseCommand):
    help = (
        "Fills an empty site with the demo: topics, sectors, pictures and pages in German and English. A site with content is left alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                if reason := reason_not_to_load():
                    self.stdout.write(reason)
                    return
                demo = read_demo()
                self.stdout.write("Loading the demo")
                progress = Progress(self.stdout, len(demo.topics) + len(demo.sectors) + 2 * len(demo.pictures) + 2 * len(demo.pages))
                pictures = load(demo, progress)
        except DemoError as error:
            raise CommandError(f"The demo was not loaded. site_project/demo/{error}") from error
        # Visitors would wait for these otherwise. They need no transaction: whatever is missing is made when it is first shown.
        progress.stage("Sizes of pictures")
        for each in pictures:
            picture(each)
            progress.step()
        progress.end()
        translated = sum(not page.only_german for page in demo.pages)
        self.stdout.write(f"  Pages: {len(demo.pages)}, in English too: {translated}, pictures: {len(pictures)}.")
