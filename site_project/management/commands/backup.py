"""Saving the site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from site_project.backup.errors import BackupError
from site_project.backup.taking import take


class Command(BaseCommand):
    help = (
        "Writes database, pictures and documents into one file, while the site is running. The file has its name only when it is whole. It"
        " holds personal data, but not SECRET_KEY: keep that somewhere else."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a tar file; one that is there already is replaced in the end")
        parser.add_argument("--no-media", action="store_true", help="the database alone, where pictures and documents are saved otherwise")

    def handle(self, *args: Any, file: Path, no_media: bool, **options: Any) -> None:
        try:
            take(file, with_media=not no_media, tell=self.stdout.write)
        except (BackupError, Error) as error:
            raise CommandError(f"No backup was taken. {error}") from error
        except OSError as error:
            raise CommandError(f"No backup was taken. {error.filename or file}: {error.strerror or error}") from error
