"""Each kind of page, in both languages, on a phone and on a desk, by day and by night."""

import itertools

import pytest

from tests.e2e.visit import ColorScheme, LookAt

PAGES = {
    "home": ("/", "/en/"),
    "news index": ("/aktuelles/", "/en/news/"),
    "article": ("/aktuelles/it-branche-knuepft-ihr-netz-neu/", "/en/news/it-sector-reknits-its-network/"),
    "standard page": ("/barrierefreiheit/", "/en/accessibility/"),
    "cities": ("/staedte/", "/en/cities/"),
    "city": ("/staedte/jena/", "/en/cities/jena/"),
    "properties": ("/flaechenpool/", "/en/property-pool/?kind=hall"),
    "nothing found": ("/flaechenpool/?min_area=90&city=jena", "/en/property-pool/?kind=hall&min_height=30"),
    "site": ("/staedte/leipzig/gewerbepark-nordtor-teilflaeche-west/", "/en/cities/leipzig/nordtor-business-park-western-section/"),
    "hall": ("/staedte/leipzig/halle-7-am-nordtor/", "/en/cities/leipzig/hall-7-at-nordtor/"),
    "enquiry": (
        "/staedte/leipzig/gewerbepark-nordtor-teilflaeche-west/anfrage/",
        "/en/cities/leipzig/nordtor-business-park-western-section/enquiry/",
    ),
    "directory": ("/mitglieder/", "/en/members/"),
    "organisation": ("/mitglieder/linsenwerk-saale/", "/en/members/linsenwerk-saale/"),
    "map": ("/flaechenpool/?view=map", "/en/property-pool/?view=map"),
    "404": ("/gibt-es-nicht/", "/en/does-not-exist/"),
}

# What axe-core leaves undecided and a person has looked at: the names of the cities on the map of the start page lie over its
# drawing. They are white with an edge of petrol that keeps the lines away: 10.6:1 by day and 13.7:1 by night.
SEEN_BY_A_PERSON = ("color-contrast: <text ",)
# On maps: white on petrol (10.6:1) and black on teal (11.9:1) in groups and pins, whose discs are pseudo elements; names of cities over
# land (13.6:1 and 13.7:1) and at worst over a river (7.1:1 and 5.9:1); plus and minus, which are named; and the line above the map,
# below which the drawing goes on, cut off.
SEEN_ON_MAPS = (
    'color-contrast: <div class="leaflet-marker-icon', "color-contrast: <span>", 'color-contrast: <span aria-hidden="true">−',
    "color-contrast: <strong>", 'label-content-name-mismatch: <a class="leaflet-control-zoom-',
)  # fmt: skip

# On pages with the drawing of the region: numbers in pins, white on petrol and black on teal as on the map, and what stands below the
# drawing, whose rivers go on there, cut off: words on the ground of the page or of a panel, as everywhere.
SEEN_BELOW_A_DRAWING = ("color-contrast: <h2", "color-contrast: <p")
WITH_A_DRAWING = ("/staedte/", "/en/cities/", "/flaechenpool/", "/en/property-pool/")

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
    assert seen.console == []  # before axe-core, which parses elements again and so has their `style` refused
    assert seen.accessibility_faults() == []
    looked_at = SEEN_BY_A_PERSON + (SEEN_ON_MAPS if "view=map" in path else ())
    looked_at += SEEN_BELOW_A_DRAWING if path.startswith(WITH_A_DRAWING) else ()
    assert [finding for finding in seen.undecided if not finding.startswith(looked_at)] == []
    assert seen.foreign == []
    # A form is proof against forgery by a cookie that ends with the visit.
    assert seen.stored_by_the_browser() == (["csrftoken"] if path.endswith(("/anfrage/", "/enquiry/")) else [])
