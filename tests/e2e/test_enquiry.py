"""An investor's way: from the English page of a site to its exposé, to an enquiry, and what the office and the editors have of it."""

import email
from email import policy
from pathlib import Path

from playwright.sync_api import Page, expect

from home.public_forms.guard import QUICKEST
from tests.e2e.visit import LookAt

SITE = "/en/cities/leipzig/nordtor-business-park-western-section/"
QUESTION = "Is the western section still free in spring?"


def mails(folder: Path) -> dict[str, str]:
    """Text of each mail that has been sent, by its recipient."""
    found = {}
    for file in sorted((folder / "mail").iterdir()):
        for written in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
            message = email.message_from_bytes(written, policy=policy.default)
            body = message.get_body(("plain",))
            found[str(message["To"])] = str(body.get_content()) if body else ""
    return found


def test_an_enquiry_reaches_the_office_and_the_editors(
    look_at: LookAt, editor: tuple[Page, list[str]], site: str, data_folder: Path
) -> None:
    page = look_at(SITE).page
    expose = page.get_by_role("link", name="exposé")
    answer = page.request.get(site + str(expose.get_attribute("href")))
    assert (answer.status, answer.headers["content-type"], answer.body()[:5]) == (200, "application/pdf", b"%PDF-")

    page.get_by_role("link", name="Write an enquiry").click()
    page.wait_for_timeout((QUICKEST + 1) * 1000)
    page.get_by_label("Your message").fill(QUESTION)
    page.get_by_label("Name", exact=False).first.fill("Robin Beispiel")
    page.get_by_label("E-mail").fill("robin@beispiel.example")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send the enquiry").click()
    expect(page).to_have_url(f"{site}{SITE}enquiry/thanks/" + page.url.rpartition("/thanks/")[2])

    sent = mails(data_folder)
    assert QUESTION in sent["flaechen-leipzig@beispiel.example"]
    assert "Nordtor" in sent["robin@beispiel.example"]
    assert QUESTION not in sent["robin@beispiel.example"]  # or anybody could send words to anybody through us

    admin, complaints = editor
    admin.goto(f"{site}/admin/enquiries/")
    admin.locator("main a[href*='/enquiries/inspect/']").first.click()
    expect(admin.get_by_text(QUESTION)).to_be_visible()
    expect(admin.get_by_text("Robin Beispiel").first).to_be_visible()
    assert complaints == []
