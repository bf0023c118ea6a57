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
    "suggestion": ("/termine/vorschlagen/", "/en/events/suggest/"),
    "dates": ("/termine/", "/en/events/"),
    "month": ("/termine/?view=month", "/en/events/?view=month"),
    "no date": ("/termine/?city=jena&from=1999-01-01&to=1999-01-31", "/en/events/?topic=sport&from=1999-01-01&to=1999-01-31"),
    "event": (
        "/termine/sechs-abende-sechs-staedte/software-fuer-die-werkbank/",
        "/en/events/six-evenings-six-cities/software-for-the-workbench/",
    ),
    "series": ("/termine/cluster-regional/", "/en/events/cluster-regional/"),
    "one date": ("/termine/cluster-regional/2018-02-08/", "/en/events/cluster-regional/2018-02-08/"),
    "quotes": ("/zitate/", "/en/quotes/"),
    "archive of quotes": ("/zitate/?archive=1", "/en/quotes/?city=jena&topic=sport"),
    "quote": (
        "/staedte/jena/der-erste-kunde-zwei-stationen-weiter/",
        "/en/cities/jena/the-first-customer-two-stops-away/",
    ),
    "projects": ("/projekte/", "/en/projects/"),
    "no project": ("/projekte/?status=finished&topic=kultur", "/en/projects/?status=planned&city=dresden"),
    "project": ("/projekte/wasserstoffring/", "/en/projects/hydrogen-ring/"),
    "search": ("/suche/?q=Halle", "/en/search/?q=halls&kind=news"),
    "search, nothing found": ("/suche/?q=Gleisanschlusz", "/en/search/?q=hydrogen&city=gera"),
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
WITH_A_MAP = ("/flaechenpool/?view=map", "/en/property-pool/?view=map", "/staedte/", "/en/cities/")
WITH_A_DRAWING = ("/staedte/", "/en/cities/", "/flaechenpool/", "/en/property-pool/", *PAGES["event"])

CASES = [
    pytest.param(path, language, width, 404 if kind == "404" else 200, id=f"{kind}-{language}-{width}")
    for (kind, paths), width in itertools.product(PAGES.items(), (320, 1280))
    for language, path in zip(("de", "en"), paths, strict=True)
]


@pytest.mark.parametrize(("path", "language", "width", "status"), CASES)
def test_page_is_accessible_quiet_and_fits(look_at: LookAt, path: str, language: str, width: int, status: int) -> None:
    seen = look_at(path, width=width)
    assert seen.status == status
    assert seen.page.locator("html").get_attribute("lang") == language
    assert seen.page.locator("h1").count() == 1
    assert seen.console == []  # before axe-core, which parses elements again and so has their `style` refused
    looked_at = SEEN_BY_A_PERSON + (SEEN_ON_MAPS if path in WITH_A_MAP else ())
    looked_at += SEEN_BELOW_A_DRAWING if path.startswith(WITH_A_DRAWING) else ()
    schemes: tuple[ColorScheme, ...] = ("light", "dark")
    for scheme in schemes:
        seen.page.emulate_media(color_scheme=scheme)
        assert seen.sideways() == 0, scheme
        assert (seen.accessibility_faults() if scheme == "light" else seen.colour_faults()) == [], scheme
        assert [finding for finding in seen.undecided if not finding.startswith(looked_at)] == [], scheme
    assert seen.foreign == []
    # A form is proof against forgery by a cookie that ends with the visit.
    assert seen.stored_by_the_browser() == (["csrftoken"] if path in (*PAGES["enquiry"], *PAGES["suggestion"]) else [])
