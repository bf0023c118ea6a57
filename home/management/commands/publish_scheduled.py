"""In the place of Wagtail's command, which stops at the first page that may not be published."""

from typing import Any

from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from home.publication.schedule import publish_scheduled


class Command(WagtailCommand):
    help = "Publishes and unpublishes what is due; `run_due` does it, too."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
        else:
            publish_scheduled()
