"""Inviting a city from the server's command line."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from locations.models import CityPage
from locations.rooms.delivery import outbox
from locations.rooms.inviting import invite


class Command(BaseCommand):
    help = "Makes a room for a city, once, and a login for one person, who is told by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="of the city's German page, for instance jena")
        parser.add_argument("mail", help="address of the person")
        parser.add_argument("--name", default="", help="of the person")

    def handle(self, *args: Any, slug: str, mail: str, name: str, **options: Any) -> None:
        city = german_city(slug)
        try:
            invitation = invite(city, mail, name)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        mailed = outbox.deliver(invitation.pk)
        self.stdout.write(f"{city.title}: {mail} is invited." + ("" if mailed else " The mail could not be sent; run_due sends it later."))


def german_city(slug: str) -> CityPage:
    """Raises CommandError, which names the cities there are."""
    cities = CityPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    city = cities.filter(slug=slug).first()
    if city is None:
        known = ", ".join(cities.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"There is no city “{slug}”. There are: {known or 'none'}.")
    return city
