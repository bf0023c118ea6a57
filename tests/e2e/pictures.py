"""The pictures of README and handbook, taken from the demo; `make pictures` writes them where they are kept."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.chromium import FLAGS, executable
from tests.e2e.contributing import write_quote, write_series
from tests.e2e.server import ROOT, new_passwords, prepare, running_site
from tests.e2e.visit import enter

FOLDER = ROOT / "docs" / "img"
WIDTH, HEIGHT = 1280, 860
EDIT = "main a[href*='/edit/']"
COLOURS = 128  # of a screen: with more the file grows and nobody sees it


def nothing(_page: Page) -> None:
    """The page is shown as it opens."""


def first(selector: str) -> Callable[[Page], None]:
    """Follows the first of these links."""

    def open_it(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state("networkidle")

    return open_it


def the_rule(page: Page) -> None:
    """Opens the first series of the list where its editors say when it takes place."""
    first(EDIT)(page)
    page.get_by_role("tab", name="Wann").click()
    page.locator("[name^=schedules-0-rule]").first.evaluate("field => field.scrollIntoView({block: 'center'})")


@dataclass(frozen=True)
class Picture:
    """`path` as `who` sees it, nobody being a visitor, after `then`."""

    path: str
    who: str = ""
    then: Callable[[Page], None] = nothing
    height: int = HEIGHT


PICTURES = {
    "home": Picture("/"),
    "redaktion": Picture("/admin/", "redaktion"),
    "artikel": Picture("/admin/pages/search/?q=Branche&content_type=news.newspage", "redaktion", first(EDIT), 1000),
    "bild": Picture("/admin/images/", "redaktion", first("main ul.listing a"), 1000),
    "reihe": Picture("/admin/pages/search/?q=Reparaturtreff&content_type=events.eventseriespage", "redaktion", the_rule),
    "flaechen": Picture("/admin/properties/sites/", "redaktion"),
}
# With something that waits to be reviewed: nothing of the demo does.
PICTURES_OF_CONTRIBUTIONS = {
    "pruefen": Picture("/admin/review/", "redaktion", height=620),
    "stadt": Picture("/admin/", "jena"),
}


@contextmanager
def window(browser: Browser, height: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": height}, locale="de-DE", reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


def take(browser: Browser, site: str, passwords: dict[str, str], picture: Picture) -> bytes:
    with window(browser, picture.height) as page:
        if picture.who:
            enter(page, site, picture.who, passwords[picture.who])
        page.goto(f"{site}{picture.path}", wait_until="networkidle")
        picture.then(page)
        return page.screenshot()


def take_all(browser: Browser, site: str, passwords: dict[str, str], pictures: dict[str, Picture]) -> None:
    for word, picture in pictures.items():
        write(take(browser, site, passwords, picture), FOLDER / f"{word}.png")


def hand_in(browser: Browser, site: str, password: str) -> None:
    """A quote and a series of Jena."""
    with window(browser, 1000) as page:  # as high as the forms need
        enter(page, site, "jena", password)
        write_quote(page)
        write_series(page, site)


def write(screen: bytes, target: Path) -> None:
    image = Image.open(BytesIO(screen)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        prepare(folder := Path(name))
        passwords = new_passwords(folder)
        browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, "--lang=de-DE"])
        with running_site(folder) as site:
            take_all(browser, site, passwords, PICTURES)
            hand_in(browser, site, passwords["jena"])
            take_all(browser, site, passwords, PICTURES_OF_CONTRIBUTIONS)
        browser.close()


if __name__ == "__main__":
    main()
