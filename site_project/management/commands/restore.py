"""Bringing the site back from a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from site_project.backup.errors import BackupError, UnfinishedError
from site_project.backup.restoring import check as check_archive
from site_project.backup.restoring import restore


class Command(BaseCommand):
    help = (
        "Brings back what `manage.py backup` has saved, into an empty database and an empty media folder. The archive is checked before"
        " anything is changed. Stop the site's processes first, and start them afterwards."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what `manage.py backup` has written")
        parser.add_argument("--check", action="store_true", help="only read the file, and say whether this site could be restored from it")
        parser.add_argument("--replace", action="store_true", help="also where there is a site already, which is lost")

    def handle(self, *args: Any, file: Path, check: bool, replace: bool, **options: Any) -> None:
        try:
            if check:
                check_archive(file, self.stdout.write)
            else:
                restore(file, replace=replace, tell=self.stdout.write)
        except UnfinishedError as error:
            raise CommandError(
                f"Not all was restored: {error}. The database may be the new one already. Mend that, and run this again with --replace."
            ) from error
        except (BackupError, Error) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        except OSError as error:
            raise CommandError(f"Nothing was restored. {error.filename or file}: {error.strerror or error}") from error
