"""What browsers and the HTTP Observatory say about the site's headers, on readers' and on editors' pages."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.server import public_site
from tests.e2e.visit import LookAt

OBSERVATORY = Path(__file__).parent / "node_modules" / "@mdn" / "mdn-http-observatory"


def observed(address: str, authority: Path) -> dict[str, Any]:
    """What the Observatory finds at the start page of `address`; it trusts the certificates that `authority` vouches for."""
    # It would fetch the browsers' list of hosts that are always asked by HTTPS; ours is on no list.
    preloaded = OBSERVATORY / "conf" / "hsts-preload.json"
    if not preloaded.exists():
        preloaded.write_text("{}")
    answer = subprocess.run(
        ["node", str(OBSERVATORY / "src" / "scan.js"), urlsplit(address).netloc],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"NODE_EXTRA_CA_CERTS": str(authority)},
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_observatory_gives_a_public_server_its_best_grade(data_folder: Path, tmp_path: Path) -> None:
    authority = tmp_path / "authority.pem"
    with public_site(data_folder, authority) as address:
        found = observed(address, authority)
    assert {name: test["result"] for name, test in found["tests"].items() if not test["pass"]} == {}
    assert found["scan"]["grade"] == "A+", found["scan"]


def test_editing_with_blocks_pictures_and_preview_breaks_no_policy(editor: tuple[Page, list[str]], site: str) -> None:
    page, complaints = editor
    page.goto(f"{site}/aktuelles/it-branche-knuepft-ihr-netz-neu/", wait_until="networkidle")
    page.goto(page.locator("wagtail-userbar").evaluate("""bar => bar.shadowRoot.querySelector("a[href*='/edit/']").href"""))
    expect(page.locator("[data-streamfield-stream-container]").first).to_be_visible()
    page.locator("[data-side-panel-toggle='preview']").first.click()
    expect(page.frame_locator("#w-preview-iframe").locator("h1")).to_be_visible()
    page.locator("#panel-child-inhalt-aufmacherbild-section [data-chooser-action-choose]").first.dispatch_event("click")
    expect(page.locator(".modal-content img").first).to_be_visible()
    assert complaints == []


def test_players_of_videos_may_be_framed_and_nobody_else(look_at: LookAt) -> None:
    seen = look_at("/")
    seen.page.evaluate("const f = document.createElement('iframe'); f.src = 'https://player.vimeo.com/video/1'; document.body.append(f)")
    seen.page.evaluate("const f = document.createElement('iframe'); f.src = 'https://foreign.invalid/'; document.body.append(f)")
    seen.page.wait_for_timeout(500)
    refused = [message for message in seen.console if "Content Security Policy" in message]
    assert len(refused) == 1
    assert "foreign.invalid" in refused[0]
