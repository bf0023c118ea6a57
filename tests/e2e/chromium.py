"""The machine's own Chromium."""

import shutil

import pytest

# No sandbox, because containers run as root; the rest keeps the browser from calling its maker.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


def executable() -> str:
    """Where it lies; the test fails where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("There is no Chromium on this machine. On Debian: apt-get install chromium")
    return found
