"""Each kind of page, in both languages, on a phone and on a desk, by day and by night."""

import itertools

import pytest

from tests.e2e.visit import ColorScheme, LookAt

PAGES = {
    "home": ("/", "/en/"),
    "news index": ("/aktuelles/", "/en/news/"),
    "article": ("/aktuelles/it-branche-knuepft-ihr-netz-neu/", "/en/news/it-sector-reknits-its-network/"),
    "standard page": ("/barrierefreiheit/", "/en/accessibility/"),
    "map": ("/flaechenpool/?view=map", "/en/property-pool/?view=map"),
    "404": ("/gibt-es-nicht/", "/en/does-not-exist/"),
}

# What axe-core leaves undecided and a person has looked at: the names of the cities on the map of the start page lie over its
# drawing. They are white with an edge of petrol that keeps the lines away: 10.6:1 by day and 13.7:1 by night.
SEEN_BY_A_PERSON = ("color-contrast: <text ",)

CASES = [
    pytest.param(path, language, width, scheme, 404 if kind == "404" else 200, id=f"{kind}-{language}-{width}-{scheme}")
    for (kind, paths), width, scheme in itertools.product(PAGES.items(), (320, 1280), ("light", "dark"))
    for language, path in zip(("de", "en"), paths, strict=True)
]


@pytest.mark.parametrize(("path", "language", "width", "scheme", "status"), CASES)
def test_page_is_accessible_quiet_and_fits(look_at: LookAt, path: str, language: str, width: int, scheme: ColorScheme, status: int) -> None:
    seen = look_at(path, width=width, color_scheme=scheme)
    assert seen.status == status
    assert seen.page.locator("html").get_attribute("lang") == language
    assert seen.page.locator("h1").count() == 1
    assert seen.sideways() == 0
    assert seen.accessibility_faults() == []
    assert [finding for finding in seen.undecided if not finding.startswith(SEEN_BY_A_PERSON)] == []
    assert seen.console == []
    assert seen.foreign == []
    assert seen.stored_by_the_browser() == []
