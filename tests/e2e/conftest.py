"""A running site and a browser, each started once for all of these tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.chromium import FLAGS, executable
from tests.e2e.server import new_passwords, prepare, prepared, running_site
from tests.e2e.visit import LookAt, Visit, Window, enter, visit

LogIn = Callable[[str], Page]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site with its demo content lies."""
    folder = tmp_path_factory.mktemp("site")
    if found := prepared():
        shutil.copytree(found, folder, dirs_exist_ok=True)
    else:
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


@pytest.fixture(scope="session")
def passwords(data_folder: Path) -> dict[str, str]:
    return new_passwords(data_folder)


@pytest.fixture
def log_in(browser: Browser, site: str, passwords: dict[str, str]) -> Iterator[LogIn]:
    """Opens a page of one of the demo people, with a browser of their own."""
    opened: list[Page] = []

    def as_somebody(username: str) -> Page:
        page = browser.new_context(viewport={"width": 1500, "height": 1000}, locale="de-DE").new_page()
        opened.append(page)
        enter(page, site, username, passwords[username])
        return page

    yield as_somebody
    for page in opened:
        page.context.close()


@pytest.fixture
def editor(log_in: LogIn) -> tuple[Page, list[str]]:
    """A page of somebody who has logged in, and what its console complains about."""
    page, complaints = log_in("admin"), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The crawl is the longest of what runs in one piece, so it begins first: begun last it would have the other process wait."""
    items.sort(key=lambda item: item.path.name != "test_markup.py")
