"""The property pool and the cities on the map: reached and worked by keyboard, in step with the list, light, and complete without a
script."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.visit import LookAt

POOL, MAP, ENGLISH_MAP = "/flaechenpool/", "/flaechenpool/?view=map", "/en/property-pool/?view=map"
HEAVIEST = 140 * 1024  # bytes of a first visit without photographs
MANY_STOPS = 60


def ready(page: Page) -> Page:
    """The page, once the map has said what is on it."""
    expect(page.locator("#in-view")).not_to_be_empty()
    return page


def tab_to(page: Page, css: str) -> Locator:
    """Press the Tab key until something that fits has the focus."""
    for _stop in range(MANY_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return page.locator(":focus")
    raise AssertionError(f"The Tab key does not reach {css}.")


def test_a_site_is_found_on_list_and_map_by_keyboard_alone(look_at: LookAt) -> None:
    page = look_at(POOL).page
    for field, value in (("min_area", "5"), ("max_motorway_km", "5")):
        tab_to(page, f"[name={field}]")
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    page.wait_for_url("**min_area=5**")
    count = page.locator("[role=status] strong").inner_text()
    tab_to(page, ".switch a[href*='view=map']")
    page.keyboard.press("Enter")
    page.wait_for_url("**view=map**")
    assert ready(page).locator("[role=status] strong").inner_text() == count
    assert page.locator("#in-view").inner_text().startswith(count)
    while "marker-cluster" in (tab_to(page, ".leaflet-marker-icon").get_attribute("class") or ""):
        said = page.locator("#in-view").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("#in-view")).not_to_have_text(said)
        expect(page.locator(".leaflet-marker-icon:focus")).to_be_visible()
        if "site-pin" in (page.locator(":focus").get_attribute("class") or ""):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    link = page.locator(".map-card a:focus")
    expect(link).to_be_visible()
    title = page.locator(".map-card h2").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "view=map" not in address)
    assert page.locator("h1").inner_text() == title


def test_the_arrow_keys_move_the_map_and_the_list_says_what_is_left(look_at: LookAt) -> None:
    page = ready(look_at(MAP).page)
    said = page.locator("#in-view").inner_text()
    tab_to(page, ".region-map")
    for key in ("+", "+", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#in-view")).not_to_have_text(said)


def test_pins_and_rows_follow_each_other(look_at: LookAt) -> None:
    page = ready(look_at("/flaechenpool/?view=map&city=jena").page)
    for _time in range(3):
        if page.locator(".result--group").count():
            page.locator(".result--group button").first.click()
    row = page.locator(".finder .result:not(.result--group)").first
    pin = page.locator(f".site-pin[aria-label^='{row.locator('.result__no').inner_text()}:']")
    row.locator("h3 a").focus()
    expect(pin).to_have_class(re.compile("is-focused"))
    pin.focus()
    expect(row).to_have_class(re.compile("is-focused"))
    pin.press("Enter")
    expect(row).to_have_class(re.compile("is-selected"))
    expect(pin).to_have_attribute("aria-current", "true")
    assert page.locator(".map-card h2").inner_text() == row.locator("h3 a").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".map-card")).to_be_hidden()
    expect(pin).to_be_focused()


@pytest.mark.parametrize("path", [MAP, ENGLISH_MAP, f"{MAP}&kind=hall"])
def test_rows_that_the_script_writes_say_what_the_page_says_without_it(browser: Browser, site: str, path: str) -> None:
    def rows(scripted: bool) -> dict[str, str]:
        context = browser.new_context(java_script_enabled=scripted, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{site}{path}&city=jena")
        for _group in range(4 if scripted else 0):
            ready(page)
            if page.locator(".result--group").count():
                page.locator(".result--group button").first.click()
        found = page.locator(".finder .result:not(.result--group)").all()
        said = {row.locator("h3").inner_text(): row.locator(".figures").inner_text() for row in found}
        context.close()
        return said

    on_map, plain = rows(scripted=True), rows(scripted=False)
    assert on_map
    assert on_map == {title: plain[title] for title in on_map}


def test_without_a_script_the_list_has_everything(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{MAP}")
    count = int(page.locator("[role=status] strong").inner_text().split()[0])
    titles: set[str] = set()
    while True:
        titles |= set(page.locator(".finder .result h3 a").all_inner_texts())
        if not page.locator(".pages a[rel=next]").count():
            break
        page.locator(".pages a[rel=next]").click()
    assert page.locator(".region-map").is_hidden()
    context.close()
    assert len(titles) == count


def test_a_property_that_the_address_names_is_chosen(look_at: LookAt) -> None:
    page = ready(look_at(MAP).page)
    identity = page.evaluate("fetch('/api/v3/properties.geojson').then(answer => answer.json()).then(all => all.features[3].id)")
    page = ready(look_at(f"{MAP}#p-{identity}").page)
    expect(page.locator(".map-card")).to_be_visible()
    expect(page.locator(".site-pin.is-selected")).to_be_visible()


@pytest.mark.parametrize("path", ["/staedte/", "/en/cities/"])
def test_each_city_is_a_link_on_the_map_that_follows_its_entry(look_at: LookAt, path: str) -> None:
    page = look_at(path).page
    entries, pins = page.locator(".cities li"), page.locator(".city-pin a")
    expect(pins).to_have_count(entries.count())
    assert page.locator(".map-names .map-place").count() == 0, "every name once"
    for number in range(entries.count()):
        link, pin = entries.nth(number).locator("a"), pins.nth(number)
        expect(pin).to_have_attribute("href", str(link.get_attribute("href")))
        expect(pin).to_have_accessible_name(str(link.evaluate("link => link.firstChild.textContent")))
    entries.nth(3).locator("a").focus()
    expect(pins.nth(3)).to_have_class(re.compile("is-focused"))
    tab_to(page, ".region-map")
    for key in ("+", "ArrowLeft"):
        page.keyboard.press(key)
    tab_to(page, ".city-pin a")
    expect(entries.nth(3)).not_to_have_class(re.compile("is-focused"))
    expect(entries.first).to_have_class(re.compile("is-focused"))
    name = page.locator(":focus").get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}*/")
    assert page.locator("h1").inner_text() == name


def test_names_that_the_edge_would_cut_are_left_out(look_at: LookAt) -> None:
    page = look_at("/staedte/", width=320).page
    frame = page.locator(".region-map").bounding_box()
    assert frame
    names = [name.bounding_box() for name in page.locator(".map-place span:visible").all()]
    assert names
    assert all(box and box["x"] >= frame["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] for box in names)


def test_without_a_script_there_are_the_cities_and_no_empty_frame(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/staedte/")
    assert page.locator(".cities a").count() == 12
    assert page.locator(".city-map").is_hidden()
    context.close()


@pytest.mark.parametrize("path", [MAP, "/staedte/"])
def test_a_first_visit_is_light(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    loaded: list[int] = []
    client.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.goto(f"{site}{path}", wait_until="networkidle")
    expect(page.locator(".leaflet-marker-icon").first).to_be_attached()
    context.close()
    assert sum(loaded) <= HEAVIEST


def test_an_editor_chooses_a_place_by_keyboard_and_by_mouse(editor: tuple[Page, list[str]], site: str) -> None:
    page, complaints = editor
    complaints.clear()
    page.emulate_media(reduced_motion="reduce")
    identity = page.request.get(f"{site}/api/v3/properties.geojson").json()["features"][0]["id"]
    page.goto(f"{site}/admin/pages/{identity}/edit/#tab-wo")
    fields = [page.locator("#id_latitude"), page.locator("#id_longitude")]
    before = [float(field.input_value()) for field in fields]
    chart = page.locator(".place-picker .region-map")
    pin = page.locator(".place-pin")
    expect(pin).to_be_visible()
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    moved = [float(field.input_value()) for field in fields]
    assert moved[1] > before[1]
    assert moved[0] == pytest.approx(before[0], abs=0.001)
    chart.click(position={"x": 200, "y": 300})
    assert float(fields[0].input_value()) < moved[0]
    for key in ("+", "+", "Enter"):
        chart.press(key)
    frame, placed = chart.bounding_box(), pin.bounding_box()
    assert frame
    assert placed
    # The tip of the pin is where the cross is, in the middle of the map.
    assert placed["x"] + placed["width"] / 2 == pytest.approx(frame["x"] + frame["width"] / 2, abs=2)
    assert placed["y"] + 36 == pytest.approx(frame["y"] + frame["height"] / 2, abs=2)
    fields[1].fill("12.4")
    fields[1].press("Tab")
    assert pin.bounding_box() != placed
    assert complaints == []
