"""From finished values to a PDF: tagged (PDF/UA-1), and the same bytes for the same values."""

import json
import shutil
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import typst
from django.conf import settings
from django.core.cache import cache as store
from django.core.files.storage import Storage

from locations.expose.pictures import fetch
from locations.expose.shapes import Expose

PRINT = Path(__file__).parent / "print"
KEPT_FOR = 24 * 3600  # seconds


class Printed(NamedTuple):
    """A file, and whether every picture is in it."""

    pdf: bytes
    complete: bool


def key_of(expose: Expose, changed_at: datetime | None) -> str:
    """The name of these values: whatever else is published meanwhile, the same ones are compiled once."""
    values = json.dumps([settings.BUILD, str(changed_at), expose], sort_keys=True)
    return f"expose-{blake2b(values.encode(), digest_size=16).hexdigest()}"


def kept(key: str, expose: Expose, changed_at: datetime | None, storage: Storage) -> bytes:
    """The file under its key, compiled (0.1 s) where nobody has asked for it yet; one that lacks a picture is tried again next time."""
    found: bytes | None = store.get(key)
    if found is not None:
        return found
    printed = compiled(expose, changed_at, storage)
    if printed.complete:
        store.set(key, printed.pdf, KEPT_FOR)
    return printed.pdf


def compiled(expose: Expose, changed_at: datetime | None, storage: Storage) -> Printed:
    """The file, dated `changed_at` (aware); its pictures come from `storage`."""
    with TemporaryDirectory(prefix="expose-") as name:
        folder = Path(name)
        for source in (*PRINT.glob("*.typ"), *PRINT.glob("*.svg")):
            shutil.copyfile(source, folder / source.name)
        ready = fetch(expose, storage, folder)
        pdf = typst.compile(
            folder / "expose.typ",
            root=folder,
            font_paths=fonts(),
            sys_inputs={"json": json.dumps(ready)},
            pdf_standards=["ua-1"],
            timestamp=changed_at.replace(microsecond=0) if changed_at else None,
        )
    return Printed(pdf, len(ready["pictures"]) == len(expose["pictures"]))


@cache
def fonts() -> typst.Fonts:
    """Ours and no others, so that it looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[PRINT / "fonts"])
