"""One look at one page in a real browser, and everything that must not be seen in it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, TypedDict, Unpack

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, expect

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ between day and night: the rules of axe-core's category “color” that these tags have.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

ColorScheme = Literal["light", "dark"]


class Window(TypedDict, total=False):
    """How wide the visitor's window is, how many pixels of the screen make one of the page, and whether it is day or night."""

    width: int
    pixel_ratio: float
    color_scheme: ColorScheme


class LookAt(Protocol):
    """The fixture that opens a page."""

    def __call__(self, path: str, **window: Unpack[Window]) -> "Visit": ...


@dataclass
class Visit:
    """A page in a browser that has never been here before; close it when done."""

    page: Page
    site: str
    status: int = 0
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    def stored_by_the_browser(self) -> list[str]:
        """Names of cookies and keys of both storages."""
        cookies = [cookie["name"] for cookie in self.page.context.cookies()]
        keys: list[str] = self.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        return cookies + keys

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    def accessibility_faults(self) -> list[str]:
        """Violations of all rules that axe-core has for WCAG 2.0 to 2.2, A and AA, and good practice; none is left out.

        What axe-core cannot decide comes to lie in `undecided`.
        """
        return self._faults("tag", AXE_TAGS)

    def colour_faults(self) -> list[str]:
        """The same for the rules about colours, to be asked once more where nothing but colours has changed."""
        return self._faults("rule", COLOUR_RULES)

    def _faults(self, kind: str, names: list[str]) -> list[str]:
        self.page.evaluate(AXE.read_text())
        result: dict[str, Any] = self.page.evaluate(
            "([type, values]) => axe.run(document, {runOnly: {type, values}, resultTypes: ['violations', 'incomplete']})", [kind, names]
        )
        self.undecided = [f"{rule['id']}: {node['html']}" for rule in result["incomplete"] for node in rule["nodes"]]
        return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in result["violations"] for node in rule["nodes"]]

    def close(self) -> None:
        self.page.context.close()


def visit(browser: Browser, site: str, path: str, window: Window) -> Visit:
    """Open `path` and wait until everything has loaded; what goes wrong on the way is noted."""
    size: ViewportSize = {"width": window.get("width", 1280), "height": 900}
    context = browser.new_context(
        viewport=size,
        device_scale_factor=window.get("pixel_ratio", 1),
        color_scheme=window.get("color_scheme", "light"),
        reduced_motion="reduce",
    )
    seen = Visit(page=context.new_page(), site=site)

    def note_console(message: ConsoleMessage) -> None:
        # The browser also logs the status of the page itself; that one is asserted.
        if message.type == "error" and message.location.get("url") != f"{site}{path}":
            seen.console.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((f"{site}/", "data:", "blob:")):
            seen.foreign.append(request.url)

    seen.page.on("console", note_console)
    seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
    seen.page.on("request", note_request)
    response = seen.page.goto(f"{site}{path}", wait_until="networkidle")
    seen.status = response.status if response else 0
    return seen


def enter(page: Page, site: str, username: str, password: str) -> None:
    """Log in; afterwards the page shows the start of the admin."""
    page.goto(f"{site}/admin/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{site}/admin/")
