"""A quote and a recurring event of a partner city, from its forms to all the places where visitors find them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import LogIn
from tests.e2e.contributing import LENS, PORTRAIT, SERIES, WORDS, write_quote, write_series

CORRECTED = "Wer hier Linsen schleift, sieht abends die Ringe des Saturn."
SECRET = (WORDS, SERIES, PORTRAIT, LENS)
REASON = "Bitte „schleift“ statt „putzt“."
# Where visitors find them, in the words of the page; English pages mark what is in German.
GERMAN = {
    "/zitate/": CORRECTED,
    "/staedte/jena/": CORRECTED,
    "/termine/?stadt=jena": SERIES,
    "/calendar.ics?locale=de&city=jena": SERIES,
    "/api/v3/quotes/?locale=de&city=jena": CORRECTED,
}
ENGLISH = {"/en/quotes/": CORRECTED, "/en/cities/jena/": CORRECTED, "/en/events/": SERIES}


@pytest.fixture
def staff(log_in: LogIn, site: str) -> Iterator[Page]:
    """Somebody of the communications staff, who clears away at the end: other tests look at the same site."""
    page = log_in("redaktion")
    yield page
    for kind, words in (("pages", "Saturn"), ("pages", SERIES), ("images", PORTRAIT), ("images", LENS)):
        for number in _numbers(page, site, kind, words):
            page.goto(f"{site}/admin/{kind}/{number}/delete/")
            page.get_by_role("button", name=re.compile("löschen")).last.click()
            expect(page).not_to_have_url(re.compile("/delete/"))


def test_from_the_forms_of_a_city_to_its_visitors(log_in: LogIn, staff: Page, site: str) -> None:
    jena, leipzig = log_in("jena"), log_in("leipzig")
    write_quote(jena)
    write_series(jena, site)
    expect(_listed(jena, site, "In Prüfung")).to_contain_text(["Saturn", SERIES])
    _is_nobody_elses(leipzig, staff, site)

    _send_back(staff, site)
    returned = _listed(jena, site, "Zurückgegeben")
    expect(returned).to_contain_text([REASON])
    returned.get_by_role("link", name="Ergänzen").click()
    jena.locator("[name=text]").fill(CORRECTED)
    jena.get_by_role("button", name="Noch einmal einreichen").click()
    expect(jena.locator(".messages")).to_contain_text("Saturn")
    for words in ("Saturn", SERIES):
        _waiting(staff, site, words).get_by_role("button", name="Freigeben").click()
        expect(staff.locator(".review__item", has_text=words)).to_have_count(0)

    for path, words in GERMAN.items():
        answer = leipzig.request.get(f"{site}{path}")
        assert words in re.sub(r"\r\n[ \t]", "", answer.text()), f"{path} lacks “{words}”"
    for path, words in ENGLISH.items():
        jena.goto(f"{site}{path}")
        expect(jena.locator("[lang=de]", has_text=words).first).to_be_attached()
    days = [date.today() + timedelta(days=number) for number in range(30)]  # noqa: DTZ011 - the days of the site
    shown = [leipzig.request.get(f"{site}/api/v3/quotes/today/?locale=de&date={day}").text() for day in days]
    assert any(CORRECTED in quote for quote in shown), "it does not rotate"


def _is_nobody_elses(leipzig: Page, staff: Page, site: str) -> None:
    """Not in lists and choosers, not by search, not by number, neither as another city nor as nobody."""
    pages = [number for words in ("Saturn", SERIES) for number in _numbers(staff, site, "pages", words)]
    pictures = [number for words in (PORTRAIT, LENS) for number in _numbers(staff, site, "images", words)]
    assert (len(pages), len(pictures)) == (2, 2), (pages, pictures)
    by_number = ["admin/pages/{}/edit/", "admin/pages/{}/copy/", "admin/pages/{}/view_draft/", "admin/pages/{}/history/"]
    by_number += ["admin/api/main/pages/{}/", "api/v2/pages/{}/", "api/v3/pages/{}/", "admin/choose-page/{}/"]
    chosen = ["admin/images/{}/", "admin/images/chooser/{}/", "admin/api/main/images/{}/", "api/v2/images/{}/"]
    addresses = [
        shape.format(number) for shapes, numbers in ((by_number, pages), (chosen, pictures)) for shape in shapes for number in numbers
    ]
    addresses += [
        "admin/",
        "admin/images/",
        "admin/images/chooser/",
        "admin/pages/search/?q=Linsen",
        "admin/review/",
        "admin/reports/workflow/",
    ]
    addresses += [
        "staedte/jena/",
        "zitate/",
        "termine/?stadt=jena",
        "api/v3/search/?q=Saturn&locale=de",
        "api/v2/images/?limit=20&order=-id",
    ]
    for address in addresses:
        told = [words for words in SECRET if words in leipzig.request.get(f"{site}/{address}").text()]
        assert not told, f"{address} tells {told}"


def _send_back(staff: Page, site: str) -> None:
    _waiting(staff, site, "Saturn").get_by_role("button", name="Zurückgeben").click()
    staff.locator(".modal-body textarea").fill(REASON)
    staff.locator(".modal-body").get_by_role("button").last.click()
    expect(staff.locator(".review__item", has_text="Saturn")).to_have_count(0)


def _waiting(staff: Page, site: str, words: str) -> Locator:
    """The row of the queue about this."""
    staff.goto(f"{site}/admin/")
    staff.get_by_role("link", name=re.compile("^Prüfen")).click()
    return staff.locator(".review__item", has_text=words)


def _listed(page: Page, site: str, heading: str) -> Locator:
    """What stands under this heading of the start page of a city."""
    page.goto(f"{site}/admin/")
    return page.locator("section.door__list", has=page.get_by_role("heading", name=re.compile(heading))).get_by_role("listitem")


def _numbers(staff: Page, site: str, kind: str, words: str) -> list[int]:
    """Of pages or pictures, whichever `kind` says, that are called so; the newest ones are looked at."""
    answer = staff.request.get(f"{site}/admin/api/main/{kind}/?limit=20&order=-id&fields=title")
    assert answer.ok, answer.text()
    return [item["id"] for item in answer.json()["items"] if words in item["title"]]
