"""The checks themselves: a page with one defect of each kind is caught by each of them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.markup import crawl, html_validate_faults, vnu_faults
from tests.e2e.visit import Visit, visit

BAD_PAGE = """<!DOCTYPE html>
<html><head><title>Bad</title></head>
<body><img src="https://foreign.invalid/pixel.png"><p style="width: 2000px">Wide</p><a href="/missing/">dead</a><div><p></div></p>
<script>localStorage.setItem("visited", "yes"); undefinedFunction();</script></body></html>"""


class BadSite(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Set-Cookie", "tracker=1")
        self.end_headers()
        self.wfile.write(BAD_PAGE.encode() if self.path == "/" else b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the library
        """Stay silent."""


@pytest.fixture
def bad_site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), BadSite) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def seen(browser: Browser, bad_site: str) -> Iterator[Visit]:
    looked = visit(browser, bad_site, "/", {"width": 320})
    yield looked
    looked.close()


def test_browser_checks_catch_what_they_are_for(seen: Visit) -> None:
    faults = " ".join(seen.accessibility_faults())
    assert "image-alt" in faults
    assert "html-has-lang" in faults
    assert any("undefinedFunction" in message for message in seen.console)
    assert seen.foreign == ["https://foreign.invalid/pixel.png"]
    assert set(seen.stored_by_the_browser()) == {"tracker", "visited"}
    assert seen.sideways() > 1000


def test_crawl_finds_dead_links(bad_site: str) -> None:
    assert {address: answer.status for address, answer in crawl(bad_site, ["/"]).items()} == {"/": 200, "/missing/": 404}


def test_validators_find_wrong_nesting(tmp_path: Path) -> None:
    (tmp_path / "0000.html").write_text(BAD_PAGE)
    assert any("No “p” element in scope" in message for _name, message in vnu_faults(tmp_path))
    assert any("close-order" in message for _name, message in html_validate_faults(tmp_path))
