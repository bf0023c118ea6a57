"""Is the German translation complete, current and compiled? Needs gettext's tools, so `make check` asks and `make test` does not.

The texts are collected from a copy of the sources, so that asking changes nothing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PO = Path("site_project/locale/de/LC_MESSAGES/django.po")
COLLECT = ["makemessages", "--locale", "de", "--no-obsolete", "--no-wrap", "--add-location", "file", "--ignore", "tests", "--ignore", "var"]

Key = tuple[str | None, str]


def untranslated(po: polib.POFile) -> list[str]:
    """Texts without a German one, or with one that nobody has confirmed (fuzzy)."""
    return [entry.msgid for entry in po if not entry.translated() and not entry.obsolete]


def compiled(po: polib.POFile, mo: polib.MOFile) -> bool:
    """Whether the compiled file says what the source file says."""
    return {key(entry): spoken(entry) for entry in po if entry.translated()} == {key(entry): spoken(entry) for entry in mo}


def key(entry: polib.POEntry | polib.MOEntry) -> Key:
    return entry.msgctxt, entry.msgid


def spoken(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return [entry.msgstr, *entry.msgstr_plural.values()]


def collected() -> polib.POFile:
    """The German file as it would be if the texts were collected now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        listing = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True)
        for name in listing.stdout.splitlines():
            if Path(name).suffix in {".py", ".html", ".txt", ".po"} and (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, copy / name)
        subprocess.run(
            [sys.executable, "manage.py", *COLLECT, "--verbosity", "0"],
            cwd=copy,
            check=True,
            env={**os.environ, "DATA_DIR": f"{folder}/var"},
        )
        return polib.pofile(str(copy / PO))


def faults() -> list[str]:
    """What is wrong with the translation, each in a line."""
    committed, current = polib.pofile(str(ROOT / PO)), collected()
    known = {key(entry) for entry in committed if not entry.obsolete}
    wanted = {key(entry) for entry in current if not entry.obsolete}
    return [
        *(f"not collected yet: {msgid}" for _context, msgid in sorted(wanted - known, key=str)),
        *(f"not in the sources any more: {msgid}" for _context, msgid in sorted(known - wanted, key=str)),
        *(f"not translated: {msgid}" for msgid in untranslated(committed)),
        *([] if compiled(committed, polib.mofile(str(ROOT / PO.with_suffix(".mo")))) else ["the .mo file is older than the .po file"]),
    ]


if __name__ == "__main__":
    found = faults()
    sys.exit("\n".join(["German translation (make messages collects and compiles):", *found]) if found else 0)
