"""What the search knows, written anew by hand: after a restore, after pages were written past Django, or when in doubt."""

from typing import Any

from django.core.management.base import BaseCommand

from home.search.writing import rebuild


class Command(BaseCommand):
    help = "Writes down all live pages for the search and forgets others. The site can be used meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        seen = 0
        for count in rebuild():
            seen += count
            self.stdout.write(f"Pages: {seen}")
