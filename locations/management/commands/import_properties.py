"""A sheet of properties is checked, and written if it is said so."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.models import User
from locations.sheets.applying import wait_for_others, write
from locations.sheets.checking import check
from locations.sheets.columns import KINDS
from locations.sheets.plan import Plan
from locations.sheets.progress import Watch
from locations.sheets.table import UnreadableSheet

SHOWN = 200  # problems and changed rows each


class Command(BaseCommand):
    help = "Checks an XLSX or CSV file of properties. Writes nothing without --write; then all rows become drafts, or none does."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="XLSX or CSV, with the headers that export_properties writes")
        parser.add_argument("--kind", choices=KINDS, required=True, help="commercial sites or halls")
        parser.add_argument("--write", action="store_true", help="write the drafts, unless there is a problem")
        parser.add_argument("--user", help="who imports: their rights count, and the history names them")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self._user(options["user"])
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        with transaction.atomic():
            wait_for_others()
            try:
                plan = check(data, options["kind"], user, Watch(self.stderr, "Checking"))
            except UnreadableSheet as error:
                raise CommandError(str(error)) from error
            self._report(plan)
            if plan.problems:
                raise CommandError(f"{len(plan.problems)} problems. Nothing was written.")
            if options["write"]:
                write(plan, user, Watch(self.stderr, "Writing"))
        done = "Written" if options["write"] else "Nothing was written (--write does it)"
        self.stdout.write(f"{done}. New drafts: {len(plan.new)}, changed: {len(plan.changed)}, unchanged: {plan.unchanged}.")

    def _user(self, name: str | None) -> User | None:
        if name is None:
            return None
        try:
            return User.objects.get_by_natural_key(name)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user “{name}”.") from error

    def _report(self, plan: Plan) -> None:
        for problem in plan.problems[:SHOWN]:
            self.stdout.write(str(problem))
        for row in plan.rows[:SHOWN]:
            changes = "; ".join(f"{change.header}: {change.before or '–'} → {change.after or '–'}" for change in row.changes)
            self.stdout.write(f"{row.number}: {row.title}: {changes or 'new'}")
