"""An editor who has never seen the form announces a series: how many steps does that take?"""

from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 15
TITLE, REASON = "Stammtisch der Buchbinderinnen", "Die Werkstatt wird gestrichen."


class Hand:
    """Counts the fields that are filled and the clicks that are made."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def fill(self, name: str, value: str) -> None:
        self.steps += 1
        self.page.locator(f"[name={name}]").fill(value)

    def choose(self, name: str, label: str) -> None:
        self.steps += 1
        self.page.locator(f"[name={name}]").select_option(label=label)

    def press(self, button: Locator) -> None:
        self.steps += 1
        button.click()

    def type_where_the_cursor_is(self, words: str) -> None:
        self.steps += 1
        self.page.keyboard.type(words)


def third_thursdays(today: date) -> list[date]:
    """Those of the next year."""
    days = (today + timedelta(number) for number in range(366))
    return [day for day in days if day.weekday() == 3 and 15 <= day.day <= 21]


def test_every_third_thursday_the_next_one_cancelled_decembers_in_halle(editor: tuple[Page, list[str]], site: str) -> None:
    page, complaints = editor
    coming = third_thursdays(date.today())  # noqa: DTZ011 - the day on which the site runs
    first = coming[0]
    elsewhere = next((day for day in coming[1:10] if day.month == 12), coming[1])
    index = _items(page, f"{site}/api/v2/pages/?type=events.EventIndexPage&locale=de")[0]["id"]
    page.goto(f"{site}/admin/pages/add/events/eventseriespage/{index}/")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=summary]").fill("Wer Bücher bindet, trifft sich zum Reden.")

    hand = Hand(page)
    hand.choose("topics-0-topic", "Kultur")
    hand.press(page.get_by_role("tab", name="Wann"))
    hand.fill("schedules-0-first_date", f"{first:%d.%m.%Y}")
    hand.fill("schedules-0-start_time", "19:00")
    hand.fill("schedules-0-end_time", "21:00")
    hand.choose("schedules-0-rule_frequency", "monatlich")
    dates = page.locator(".rule__date")
    expect(page.locator(".rule__sentence")).to_have_text("Jeden dritten Donnerstag im Monat")
    expect(dates).to_have_count(10)

    hand.press(dates.first.get_by_role("button", name="Absagen"))
    hand.type_where_the_cursor_is(REASON)
    expect(dates.first).to_contain_text("fällt aus")
    hand.press(dates.nth(coming.index(elsewhere)).get_by_role("button", name="Ändern"))
    hand.choose("changes-1-city", "Halle (Saale)")
    expect(dates.nth(coming.index(elsewhere))).to_contain_text("Halle (Saale)")

    hand.press(page.get_by_role("tab", name="Wo"))
    hand.choose("city", "Leipzig")
    hand.press(page.get_by_role("button", name="Weitere Aktionen").or_(page.locator("footer [data-w-dropdown-target=toggle]")).last)
    hand.press(page.get_by_role("button", name="Veröffentlichen"))
    expect(page.locator(".messages")).to_contain_text(TITLE)

    assert hand.steps <= MOST_STEPS, hand.steps
    assert _announced(page, site, first)["status"] == "cancelled"
    assert _announced(page, site, first)["reason"]["text"] == REASON
    assert _announced(page, site, elsewhere)["city"]["slug"] == "halle-saale"
    assert _announced(page, site, coming[9])["city"]["slug"] == "leipzig"
    # A draft that the browser was keeping while “Publish” was pressed may be refused, as one that came too late.
    assert not [complaint for complaint in complaints if "400 (Bad Request)" not in complaint]


def _announced(page: Page, site: str, day: date) -> dict[str, Any]:
    """What visitors are told of this date."""
    dates = _items(page, f"{site}/api/v3/occurrences/?from={day}&to={day}&locale=de&limit=20")
    return next(date for date in dates if date["title"] == TITLE)


def _items(page: Page, address: str) -> list[dict[str, Any]]:
    answer = page.request.get(address)
    assert answer.ok, answer.text()
    found: list[dict[str, Any]] = answer.json()["items"]
    return found
