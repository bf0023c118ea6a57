"""People to try the site with, two of the association and one of each of two cities, and new passwords whenever they are needed."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.models import User
from locations.models import CityPage
from locations.rooms.inviting import open_room
from site_project.communications import communications_group

CITIES = ["jena", "leipzig"]


class Command(BaseCommand):
    help = "Creates the demo logins admin, redaktion, jena and leipzig, or gives them new passwords, and prints them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do nothing when there is any user already.")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Demo logins are not for a public server. Use: manage.py createsuperuser")
        if once and User.objects.exists():
            return
        with transaction.atomic():
            admin = _user("admin", is_superuser=True, is_staff=True)
            editor = _user("redaktion", first_name="Redaktion")
            editor.groups.add(communications_group())
            logins = [(user, _new_password(user)) for user in (admin, editor, *_of_cities())]
        self.stdout.write(f"\n  Log in at {settings.BASE_URL}/admin/ as")
        for user, password in logins:
            self.stdout.write(f"    {user.get_username():<12}{password}")
        self.stdout.write("  These passwords are shown only now; `make logins` makes new ones.\n")


def _of_cities() -> list[User]:
    """Somebody in the room of each of these cities that the site has."""
    cities = CityPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, slug__in=CITIES).order_by("slug")
    users = []
    for city in cities:
        users.append(_user(city.slug, first_name="Stadt", last_name=city.title))
        users[-1].groups.add(open_room(city).group)
    return users


def _user(username: str, **fields: Any) -> User:
    user, _created = User.objects.update_or_create(
        username=username, defaults={"is_active": True, "email": f"{username}@example.org", **fields}
    )
    return user


def _new_password(user: User) -> str:
    password = secrets.token_urlsafe(9)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password
