"""Withdrawing a city from the server's command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from locations.management.commands.invite_city import german_city
from locations.rooms.withdrawing import withdraw


class Command(BaseCommand):
    help = "Ends at once the logins, sessions and tokens of a city; what it has contributed stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="of the city's German page, for instance jena")

    def handle(self, *args: Any, slug: str, **options: Any) -> None:
        city = german_city(slug)
        ended = withdraw(city)
        self.stdout.write(f"{city.title} has no access. Logins ended: {len(ended)}.")
