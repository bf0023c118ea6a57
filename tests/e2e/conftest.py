"""A running site and a browser, each started once for all of these tests."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.chromium import FLAGS, executable
from tests.e2e.server import ROOT, prepare, running_site
from tests.e2e.visit import LookAt, Visit, Window, visit


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site with its demo content lies."""
    folder = tmp_path_factory.mktemp("site")
    prepare(folder)
    return folder


@pytest.fixture(scope="session")
def site(data_folder: Path) -> Iterator[str]:
    """The address of the site with its demo content."""
    with running_site(data_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def look_at(browser: Browser, site: str) -> Iterator[LookAt]:
    """Opens a page of the site; see `visit()`."""
    visits: list[Visit] = []

    def look(path: str, **window: Unpack[Window]) -> Visit:
        visits.append(visit(browser, site, path, window))
        return visits[-1]

    yield look
    for seen in visits:
        seen.close()


@pytest.fixture
def editor(browser: Browser, site: str, data_folder: Path) -> Iterator[tuple[Page, list[str]]]:
    """A page of somebody who has logged in, and what its console complains about."""
    command = [sys.executable, "manage.py", "logins"]
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(data_folder)}
    printed = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    context = browser.new_context(viewport={"width": 1500, "height": 1000}, locale="de-DE")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site}/admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", dict(re.findall(r"^    (\w+) +(\S+)$", printed, flags=re.MULTILINE))["admin"])
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{site}/admin/")
    yield page, complaints
    context.close()
