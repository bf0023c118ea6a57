"""What somebody of a partner city hands in, through the forms."""

from datetime import date, timedelta
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

WORDS = "Wer hier Linsen putzt, sieht abends die Ringe des Saturn."
SERIES, PORTRAIT, LENS = "Linsenschleifen für alle", "Porträt am Fernrohr", "Linse auf Samt"


def write_quote(page: Page) -> None:
    """From the start page of the city."""
    page.get_by_role("listitem").filter(has_text="Zitat einreichen").get_by_role("link").click()
    page.locator("[name=text]").fill(WORDS)
    page.locator("[name=office]").fill("Haus der Astronomie (Beispiel)")
    _upload(page, PORTRAIT)
    page.locator("[name=said_on]").fill("01.11.2026")
    page.locator("[name=topics-0-topic]").select_option(label="Kultur")
    page.locator("[name=released_on]").fill("02.11.2026")
    page.locator("[name=released_by]").fill("Pressestelle (Beispiel)")  # last: the calendar of a date hides the button
    page.get_by_role("button", name="Zur Prüfung einreichen").click()
    expect(page.locator(".messages")).to_contain_text("Saturn")


def write_series(page: Page, site: str) -> None:
    """Once a week from tomorrow on."""
    page.goto(f"{site}/admin/")
    page.get_by_role("link", name="Terminreihe").click()
    page.locator("[name=title]").fill(SERIES)
    page.locator("[name=summary]").fill("Jede Woche eine Linse, ohne Anmeldung.")
    page.locator("[name=topics-0-topic]").select_option(label="Kultur")
    _upload(page, LENS)
    page.get_by_role("tab", name="Wann").click()
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the day on which the site runs
    page.locator("[name=schedules-0-first_date]").fill(f"{tomorrow:%d.%m.%Y}")
    page.locator("[name=schedules-0-start_time]").fill("18:00")
    page.locator("[name=schedules-0-rule_frequency]").select_option(label="wöchentlich")
    expect(page.locator(".rule__date")).to_have_count(10)
    page.get_by_role("tab", name="Wo").click()
    page.locator("[name=venue_name]").fill("Sternwarte (Beispiel)")
    page.get_by_role("button", name="Zur Prüfung einreichen").click()
    expect(page.locator(".messages")).to_contain_text(SERIES)


def _upload(page: Page, title: str) -> None:
    """In the chooser of the form, with everything that a picture needs to be published."""
    page.get_by_role("button", name="Bild auswählen").first.click()
    page.get_by_role("tab", name="Hochladen").click()
    form = page.locator(".modal-body form").filter(has=page.locator("input[type=file]"))
    drawn = BytesIO()
    Image.new("RGB", (800, 600), "teal" if title == PORTRAIT else "navy").save(drawn, "JPEG")
    form.locator("input[type=file]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()})
    form.locator("[name$=-title]").fill(title)
    form.locator("[name$=-alt_text]").fill("Glas vor dunklem Grund")
    form.locator("[name$=-credit]").fill("Ada Beispiel")
    form.locator("[name$=-licence]").select_option(value="cc-by-4.0")
    form.get_by_role("button", name="Hochladen").click()
    expect(page.locator(".modal-body")).to_have_count(0)
