"""A secret key that nobody has to invent: made once per installation and kept beside its data."""

import os
import secrets
import tempfile
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """The key in `path`, made on first use and readable by the owner only (0600).

    Server and clock may start at the same moment: the key is written under another name first and linked into place, so
    both read the same complete key whoever wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(60))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was faster; its key counts
        finally:
            os.unlink(draft)
    return path.read_text()
