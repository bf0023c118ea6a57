"""A running site and a browser, each started once for all of these tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.chromium import FLAGS, executable
from tests.e2e.server import prepare, running_site
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
