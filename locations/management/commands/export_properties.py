"""All properties of one kind as a file."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from locations.sheets.columns import KINDS, LANGUAGES
from locations.sheets.existing import german_properties, without_text
from locations.sheets.exporting import FORMATS, export
from locations.sheets.progress import Watch


class Command(BaseCommand):
    help = "Writes all properties of one kind, drafts included, as XLSX, CSV or GeoJSON: the ending of the file's name decides."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="to write, ending in .xlsx, .csv or .geojson; replaced if it is there")
        parser.add_argument("--kind", choices=KINDS, required=True, help="commercial sites or halls")
        parser.add_argument("--language", choices=LANGUAGES, default="de", help="of the headers, and of how numbers are written")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        form = file.suffix.removeprefix(".").lower()
        if form not in FORMATS:
            raise CommandError(f"{file.name} ends in none of: {', '.join(FORMATS)}.")
        pages = without_text(german_properties(options["kind"])).order_by("path")
        with translation.override(options["language"]):
            data = export(pages, options["kind"], form, options["language"], Watch(self.stderr, "Writing"))
        try:
            file.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        self.stdout.write(f"{file}: {len(data)} bytes")
