"""Which code is running: answers of another build are not taken from a store that outlives a deployment."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

# What answers are made of, besides content: code, templates, texts, style sheets, libraries, and what exposés are printed with.
KINDS = {".py", ".html", ".txt", ".xml", ".mo", ".css", ".js", ".svg", ".typ", ".ttf"}


def build_of(base: Path, *settings: str) -> str:
    """A hash (16 hexadecimal digits) of the code below `base` and of the settings that answers show."""
    digest = sha256("\0".join(settings).encode())
    for path in sources(base):
        digest.update(path.relative_to(base).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def sources(base: Path) -> Iterator[Path]:
    yield from base.glob("requirements.lock")  # which an image may have left behind once it was used
    apps = sorted(path.parent for path in base.glob("*/apps.py"))
    for folder in (*apps, base / "templates"):
        yield from sorted(path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file())
