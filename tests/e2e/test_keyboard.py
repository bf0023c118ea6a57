"""What a hand on the keyboard reaches, and what still works when no script runs."""

from playwright.sync_api import Browser, Page, expect

from tests.e2e.visit import LookAt


def focused(page: Page) -> str:
    """The words of the element that has the focus."""
    words: str = page.evaluate("document.activeElement.innerText.trim()")
    return words


def test_first_stop_leads_past_the_menu(look_at: LookAt) -> None:
    page = look_at("/").page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_in_viewport()
    assert focused(page) == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_menu_of_a_phone_opens_by_enter_and_closes_by_escape(look_at: LookAt) -> None:
    page = look_at("/", width=320).page
    menu, button = page.locator("#site-nav"), page.get_by_role("button", name="Menü")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="Aktuelles")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_every_stop_of_the_keyboard_shows_where_it_is(look_at: LookAt) -> None:
    page = look_at("/aktuelles/").page
    for _stop in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))")
        assert outline[0] != "none", focused(page)
        assert outline[1] >= 2, focused(page)


def test_language_link_leads_to_the_same_page(look_at: LookAt) -> None:
    page = look_at("/barrierefreiheit/").page
    page.get_by_role("link", name="English").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/en/accessibility/")
    page.get_by_role("link", name="Deutsch").first.click()
    assert page.url.endswith("/barrierefreiheit/")


def test_reading_and_filtering_need_no_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.get_by_role("link", name="Aktuelles").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aktuelles")
    page.get_by_label("Thema").select_option("kultur")
    page.get_by_role("button", name="Filtern").click()
    assert "kultur" in page.url
    page.locator("main h2 a, main h3 a").first.click()
    expect(page.locator("main .kicker").first).to_contain_text("Kultur")
    context.close()


def test_printed_article_is_light_and_leaves_the_menu_out(look_at: LookAt) -> None:
    page = look_at("/aktuelles/it-branche-knuepft-ihr-netz-neu/", color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#site-nav")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") != page.evaluate("getComputedStyle(document.body).backgroundColor")
    channels: list[int] = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
    assert max(channels) < 100
