"""`make bench-map`: how long the map of the property pool takes in a browser, with 100 sites and with 5,000, in one run.

Works on copies of the data folder that `DATA_DIR` names, with the demo content in it, on SQLite; needs Chromium. Exit status 1 when 5,000
take more than twice as long as 100 until the map can be used.
"""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.load import serving

MAP = "/flaechenpool/?view=map"
FEW, MANY = 100, 5000
GOAL = 2.0
TIMES = 5
# When the list beside the map says what is in view, everything else is there too.
NOTE_WHEN_USABLE = """
addEventListener("DOMContentLoaded", () => {
  const note = (_changes, observer) => { window.usable = performance.now(); observer.disconnect(); };
  new MutationObserver(note).observe(document.querySelector("#in-view"), { childList: true });
});
new PerformanceObserver((list) => {
  window.longest = Math.max(window.longest ?? 0, ...list.getEntries().map(({ duration }) => duration));
}).observe({ type: "longtask", buffered: true });
"""


class Visit(NamedTuple):
    """Milliseconds until the map can be used, those of the longest task on the way, and those of scripts for one step of the zoom."""

    usable: float
    longest: float
    zoom: float


def main() -> int:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        few, many = (measured(browser, count) for count in (FEW, MANY))
        browser.close()
    sys.stdout.write(f"{'median of ' + str(TIMES) + ' visits, in ms':<44}{FEW:>8}{MANY:>8}{'ratio':>8}\n")
    names = ("until the map can be used", "longest task until then", "scripts of one step of the zoom")
    for name, one, other in zip(names, few, many, strict=True):
        sys.stdout.write(f"{name:<44}{one:>8.0f}{other:>8.0f}{other / max(one, 1):>8.1f}\n")
    met = many.usable <= GOAL * few.usable
    sys.stdout.write(f"Goal: {MANY} can be used within {GOAL:g} times the time of {FEW}: {'met' if met else 'MISSED'}\n")
    return 0 if met else 1


def measured(browser: Browser, count: int) -> Visit:
    with a_site_with(count) as port:
        visits = [visit(browser, f"http://localhost:{port}{MAP}", count) for _time in range(TIMES + 1)][1:]
    return Visit(*(statistics.median(figures) for figures in zip(*visits, strict=True)))


@contextmanager
def a_site_with(count: int) -> Iterator[int]:
    """The port of a site with so many commercial sites, on a copy of the data."""
    with TemporaryDirectory(prefix="map-") as name:
        folder = Path(name) / "var"
        shutil.copytree(os.environ["DATA_DIR"], folder)
        os.environ["DATA_DIR"], before = str(folder), os.environ["DATA_DIR"]
        try:
            subprocess.run([sys.executable, "-m", "benchmarks.many", str(count)], check=True)
            with serving() as port:
                yield port
        finally:
            os.environ["DATA_DIR"] = before


def visit(browser: Browser, address: str, count: int) -> Visit:
    """One visit by somebody who has never been here; raises RuntimeError where the map does not show so many sites."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Performance.enable")
    page.add_init_script(NOTE_WHEN_USABLE)
    page.goto(address)
    page.wait_for_function("window.usable")
    said = page.locator("#in-view").inner_text()
    if int("".join(filter(str.isdigit, said.partition(":")[0]))) != count:
        raise RuntimeError(f"{count} sites should be on the map; it says: {said}")
    usable, longest = page.evaluate("[window.usable, window.longest ?? 0]")
    page.wait_for_timeout(500)
    spent = zoom(page, client)
    context.close()
    return Visit(usable, longest, spent)


def zoom(page: Page, client: CDPSession) -> float:
    before, said = scripts(client), page.locator("#in-view").inner_text()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("said => document.querySelector('#in-view').innerText !== said", arg=said)
    return scripts(client) - before


def scripts(client: CDPSession) -> float:
    """Milliseconds that scripts have taken so far."""
    metrics = client.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "ScriptDuration") * 1000


if __name__ == "__main__":
    sys.exit(main())
