"""An editor looks at a draft in a front end of its own, while typing; the front end knows it from the API alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, expect

from tests.e2e.server import site_for_programs
from tests.e2e.visit import enter

ARTICLE = "/aktuelles/sechs-abende-sechs-staedte/"


class FrontEnd(BaseHTTPRequestHandler):
    """Shows the headline of the draft whose link it was opened with, or why there is none."""

    site = ""

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        asked = urlencode({"token": query["token"][0], "locale": query["locale"][0]})
        try:
            with urlopen(f"{self.site}/api/v3/preview/?{asked}", timeout=30) as answer:  # noqa: S310 - our own address
                words = json.load(answer)["title"]
        except HTTPError as refusal:
            words = json.load(refusal)["detail"]
        page = (
            f"<!DOCTYPE html><html lang='de'><title>Vorschau</title><main><h1>{escape(words)}</h1><p>{escape(query['path'][0])}</p></main>"
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", f"frame-ancestors {self.site}")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *words: object) -> None:
        """Nobody reads it."""


@contextmanager
def front_end() -> Iterator[str]:
    """The address of a front end on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), FrontEnd)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_an_editor_sees_in_the_front_end_what_is_typed(browser: Browser, data_folder: Path, passwords: dict[str, str]) -> None:
    with front_end() as front, site_for_programs(data_folder, FRONTEND_PREVIEW_URL=f"{front}/vorschau") as site:
        FrontEnd.site = site
        context = browser.new_context(viewport={"width": 1500, "height": 1000}, locale="de-DE")
        page, complaints = context.new_page(), []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        enter(page, site, "admin", passwords["admin"])
        with urlopen(f"{site}/api/v3/resolve/?path={ARTICLE}", timeout=30) as answer:  # noqa: S310 - our own address
            page.goto(f"{site}/admin/pages/{json.load(answer)['id']}/edit/")
        page.get_by_role("button", name="Vorschau umschalten").click()
        # Wagtail forgets what is chosen while it is still loading the first preview.
        expect(page.frame_locator("#w-preview-iframe").locator("h1")).to_be_visible(timeout=30_000)
        page.get_by_label("Vorschaumodus").select_option("front-end")
        shown = page.frame_locator("#w-preview-iframe").locator("main")
        # The path stands in the front end only: until it is there, the frame still shows this site.
        expect(shown).to_contain_text(ARTICLE, timeout=30_000)
        expect(shown).to_contain_text("Sechs Abende, sechs Städte")
        page.wait_for_timeout(3000)  # Wagtail looks two seconds after the form has opened at what then counts as unchanged
        page.fill("#id_title", "Sieben Abende")
        expect(shown.locator("h1")).to_have_text("Sieben Abende", timeout=30_000)
        page.get_by_label("Vorschaumodus").select_option("")
        expect(page.frame_locator("#w-preview-iframe").get_by_role("heading", name="Sieben Abende")).to_be_visible(timeout=30_000)
        assert complaints == []
        context.close()
