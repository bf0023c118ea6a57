"""What nobody should send, and what comes of it: an answer within two seconds, no server error, nothing written, nothing repeated.

Uploads have a table of their own in tests/home/test_uploads.py, Wagtail's read API one in tests/news/test_api_addresses.py.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db.models import Model
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry, Revision

from events.models import Suggestion
from home.models import CustomImage, Topic, User
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    EventIndexPageFactory,
    NewsPageFactory,
    ProjectIndexPageFactory,
    QuoteIndexPageFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.ground import tree_as_made

pytestmark = pytest.mark.django_db
ATTACK = "<script>alert(1)</script>"
ESCAPED = "%3Cscript%3Ealert(1)%3C/script%3E"
PATIENCE = 2.0  # seconds
OK, BAD, FORBIDDEN, MISSING, GONE, TOO_LONG, INVALID = 200, 400, 403, 404, 410, 414, 422
LISTS = [
    *("/aktuelles/", "/en/news/", "/feeds/news.atom", "/feeds/news.json", "/zitate/", "/projekte/"),
    *("/suche/", "/en/search/", "/api/v3/search/"),
]
WRITTEN: tuple[type[Model], ...] = (Page, Revision, PageLogEntry, CustomImage, Topic, User, Session, Suggestion)

# What stands behind the “?” of a list.
QUERIES = [
    "page=-1",
    "page=0",
    "page=abc",
    "page=" + "9" * 21,
    "page=" + "9" * 5000,
    "page=1&page=2",
    "page=%D9%A1",  # an Arabic one
    "page=1.5",
    "topic=%00",
    "topic=" + "a" * 9000,
    "topic=" + "'" * 500,
    "topic=%22*%20a:b%20(",
    "topic=%ED%A0%80",  # a lone surrogate
    "topic=%FF%FE",
    "topic=%E2%80%AE%E2%80%8B",  # right-to-left override, zero-width space
    f"topic={ESCAPED}",
    f"{ESCAPED}=1",
    "topic=a&topic=b",
    "topic[]=a",
    "year=%00",
    "year=99999999999999999999",
    "locale=%00",
    "locale=xx",
    "city=%00",
    "q=%00",
    "q=" + "a" * 9000,
    "q=" + "a%20" * 2000,
    "q=" + "'" * 500,
    "q=" + "%22" * 500,
    "q=%22*%22%20a:b*%20NEAR(x,y)%20OR%20NOT%20%5E%7B%7D",
    "q=%25_%5C",
    "q=%ED%A0%80",
    "q=%E2%80%AE%E2%80%8BJena",
    f"q={ESCAPED}",
    "q=jena&q=gera",
    "q=a&kind=%00&city=%00&topic=%00&year=%00",
    "q=a&year=%D9%A2%D9%A0%D9%A2%D9%A6",  # Arabic digits
    "q=a&page=99999",
    "%00=%00",
    "&".join(f"p{number}={number}" for number in range(1000)),
    "&".join(f"p{number}={number}" for number in range(20_000)),
    "a" * 8000,
    "&&&===",
    "%",
    "%zz=%u0041",
]
PATHS: dict[str, set[int]] = {
    "/%00": {BAD, MISSING},
    "/aktuelles/%00/": {BAD, MISSING},
    "/%2e%2e%2f%2e%2e%2fetc/passwd": {MISSING},
    "/../../etc/passwd": {MISSING},
    "/static/../settings.py": {MISSING},
    "/static/%2e%2e/%2e%2e/site_project/settings.py": {MISSING},
    "/media/images/%00.png": {BAD, MISSING},
    "/media/images/" + "a" * 300: {MISSING},
    "/media/images/../../secret_key": {MISSING},
    "//evil.example/": {MISSING},
    "//evil.example": {301, MISSING},
    "/%5Cevil.example": {301, MISSING},
    "/" + "a" * 9000 + "/": {MISSING, TOO_LONG},
    "/" + "a/" * 3000: {MISSING, TOO_LONG},
    "/%E2%80%AE/": {MISSING},
    "/%E2%80%8B/": {MISSING},
    "/aktuelles%E2%80%8B/": {MISSING},
    "/%ED%A0%80/": {BAD, MISSING},
    "/%FF%FE/": {BAD, MISSING},
    f"/{ESCAPED}/": {MISSING},
    "/aktuelles/artikel/'%20OR%201=1--/": {MISSING},
    "/aktuelles;jsessionid=1/": {MISSING},
    "/AKTUELLES/": {MISSING},
    "/documents/999999999999999999999/x.pdf": {MISSING},
    "/documents/1/%00": {BAD, MISSING},
    "/documents/abc/x.pdf": {MISSING},
    "/termine/vorschlagen/bestaetigen/1~x~y/": {GONE},
    "/termine/vorschlagen/bestaetigen/%00/": {GONE, MISSING},
    "/termine/vorschlagen/danke/" + "9" * 3000 + "/": {MISSING},
    "/%00/vorschlagen/": {BAD, MISSING},
    "///vorschlagen/": {MISSING},
    "///anfrage/": {MISSING},
    "/en///enquiry/": {MISSING},
    "///kontakt.vcf": {MISSING},
    "///expose.pdf": {MISSING},
    "///event.ics": {MISSING},
    "///2026-12-16/": {MISSING},
    "/_util/authenticate_with_password/999999999999999999999/1/": {MISSING},
    "/api/v2/pages/999999999999999999999/": {BAD, MISSING},
    "/api/v2/pages/%00/": {BAD, MISSING},
    "/api/v2/images/999999999999999999999/": {BAD, MISSING},
    "/api/v2/documents/999999999999999999999/": {BAD, MISSING},
    "/api/v2/pages/find/?html_path=" + "a/" * 3000: {BAD, MISSING},
    "/api/v2/pages/find/?html_path=%00": {BAD, MISSING},
    "/api/v2/pages/?search=%00": {BAD},
    "/api/v2/pages/?offset=" + "9" * 23: {BAD},
    "/api/v2/pages/?fields=" + "(" * 2000: {BAD},
    f"/api/v2/pages/?{ESCAPED}=1": {BAD},
}
LANGUAGES: dict[str, set[int]] = {
    "/xx/": {MISSING},
    "/DE/": {MISSING},
    "/EN/": {MISSING},
    "/de/": {MISSING},
    "/de/de/": {MISSING},
    "/en/en/": {MISSING},
    "/en/seite/": {MISSING},  # not translated
    "/en-gb/": {MISSING},
    "/en": {301, MISSING},
}
# Headers, and the answers that are good besides the usual one.
HEADERS: dict[str, tuple[dict[str, str], set[int]]] = {
    "8 KB of languages": ({"accept-language": "de-" * 2700}, set()),
    "10,000 languages": ({"accept-language": ",".join(["xx;q=0.5"] * 10_000)}, set()),
    "odd language": ({"accept-language": f"{ATTACK};q=abc"}, set()),
    "odd cookie": ({"cookie": "sessionid=%00; csrftoken=" + "a" * 4000 + "; django_language=../../x"}, set()),
    "odd date": ({"if-modified-since": "yesterday", "if-none-match": 'W/"' + "x" * 4000}, set()),
    "odd range": ({"range": "bytes=9-1,-,x"}, {416}),
    "odd accept": ({"accept": "text/" + "x" * 4000 + ";q=nan"}, {406}),
    "odd encoding": ({"accept-encoding": "br;q=x, gzip;q=-1, \x7f"}, set()),
    "forged address": ({"x-forwarded-for": f"{ATTACK}, 127.0.0.1"}, set()),
    "forged authorization": ({"authorization": "Bearer \x00"}, set()),
    "foreign host": ({"host": "evil.example"}, {BAD}),
    "host with a user": ({"host": "localhost@evil.example"}, {BAD}),
    "host with a script": ({"host": ATTACK}, {BAD}),
    "no host": ({"host": ""}, {BAD}),
    "host with an odd port": ({"host": "localhost:99999999999"}, {BAD}),
    "forwarded host": ({"x-forwarded-host": "evil.example"}, set()),
    "forwarded server": ({"forwarded": "host=evil.example", "x-original-url": "/admin/", "x-rewrite-url": "/admin/"}, set()),
}
SUGGESTED = "title city topic first_day start_time end_time venue_name street description link name email form".split()
# Forms that anybody can reach, with what they are sent.
FORMS: dict[str, tuple[str, dict[str, Any], set[int]]] = {
    "login with a null": ("/admin/login/", {"username": "a\x00", "password": "b\x00"}, {OK}),
    "login of 9,000 letters": ("/admin/login/", {"username": "a" * 9000, "password": "b" * 9000}, {OK}),
    "login with markup": ("/admin/login/", {"username": ATTACK, "password": ATTACK}, {OK}),
    "login that leads elsewhere": ("/admin/login/", {"username": "redaktion", "password": "x", "next": "//evil.example/"}, {OK}),
    "readers' login with a null": ("/_util/login/", {"username": "a\x00", "password": "b"}, {OK}),
    "reset with a header": ("/admin/password_reset/", {"email": "a@b.example\r\nBcc: c@d.example"}, {OK}),
    "reset with a null": ("/admin/password_reset/", {"email": "a\x00@b.example"}, {OK}),
    "reset of 9,000 letters": ("/admin/password_reset/", {"email": "a" * 9000 + "@b.example"}, {OK}),
    "reset with an odd key": ("/admin/password_reset/confirm/%00/x-%00/", {"new_password1": "x"}, {OK, BAD, MISSING}),
    "post to a page": ("/aktuelles/", {"x": ATTACK}, {OK, FORBIDDEN, 405}),
    "post to a feed": ("/feeds/news.atom", {"x": ATTACK}, {OK, FORBIDDEN, 405}),
    "post to the read API": ("/api/v2/pages/", {"title": ATTACK}, {FORBIDDEN, 405}),
    "suggestion with markup": ("/termine/vorschlagen/", dict.fromkeys(SUGGESTED, ATTACK), {INVALID}),
    "suggestion with nulls": ("/termine/vorschlagen/", dict.fromkeys(SUGGESTED, "\x00"), {INVALID}),
    "suggestion of 90,000 letters": ("/termine/vorschlagen/", dict.fromkeys(SUGGESTED, "9" * 9000), {INVALID}),
    "suggestion with a header": ("/termine/vorschlagen/", dict.fromkeys(SUGGESTED, "a@b.example\r\nBcc: c@d.example"), {INVALID}),
    "click on a forged link": ("/termine/vorschlagen/bestaetigen/1~x~y/", {}, {GONE}),
    "12,000 fields": ("/admin/login/", {f"f{number}": "x" for number in range(12_000)}, {BAD}),
}
FORM = "application/x-www-form-urlencoded"
METHODS = ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "QUARK"]
BODIES: dict[str, tuple[str, str, bytes]] = {
    "odd multipart": ("/admin/login/", "multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\r\n"),
    "no boundary": ("/admin/login/", "multipart/form-data", b"junk"),
    "deep JSON": ("/api/v2/pages/", "application/json", b"[" * 100_000),
    "odd type": ("/admin/login/", "\x00/x", b"\xff\xfe"),
    "odd charset": ("/admin/login/", "application/x-www-form-urlencoded; charset=quark", b"username=%FF&password=%FF"),
}


@pytest.fixture(scope="module")
def something_of_module(make_once: Callable[..., None]) -> None:
    make_once(make_something)


@pytest.fixture(autouse=True)
def _something_there(something_of_module: None, settings: Settings) -> None:
    settings.LOGIN_TRIES_PER_MINUTE = 1000


def make_something() -> None:
    tree = tree_as_made()
    publish(NewsPageFactory(parent=tree.news, slug="artikel"))
    publish(StandardPageFactory(parent=tree.home, slug="seite"))
    publish(QuoteIndexPageFactory(parent=tree.home))
    publish(ProjectIndexPageFactory(parent=tree.home))
    publish(EventIndexPageFactory(parent=tree.home))
    publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=tree.home))))
    UserFactory(username="redaktion", email="redaktion@example.org")


@pytest.fixture
def visitor() -> Client:
    """A visitor whose server errors are answers, as in production."""
    return Client(raise_request_exception=False)


def rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WRITTEN}


def faults(visitor: Client, method: str, path: str, good: set[int], body: bytes = b"", content_type: str = "", **headers: str) -> list[str]:
    """What is wrong with the answer, and with what the site does afterwards; an empty list is what everybody wants."""
    address, _mark, query = path.partition("?")
    arrived = {"PATH_INFO": b"".join(_decoded(address)).decode("latin-1"), "QUERY_STRING": query}  # the client would tidy it up
    before, started = rows(), time.monotonic()
    response = visitor.generic(method, "/", body, content_type or FORM, headers=headers, **arrived)
    took, content = time.monotonic() - started, b"".join(response)
    runs = response.headers.get("Content-Type", "").startswith(("text/html", "application/xhtml", "image/svg"))
    findings = {
        f"status {response.status_code}": response.status_code not in good,
        f"{took:.1f} s": took > PATIENCE,
        "a traceback": b"Traceback" in content,
        "markup": runs and ATTACK.encode() in content,
        "a type to be guessed": response.headers["X-Content-Type-Options"] != "nosniff",
        "a link to the forged host": b"evil.example" in content + response.headers.get("Location", "").encode(),
        "something written": rows() != before or bool(mail.outbox),
        "a next request that suffers": (following := Client().get("/")).status_code != OK or b"evil.example" in following.content,
    }
    return [finding for finding, found in findings.items() if found]


def _decoded(path: str) -> Iterator[bytes]:
    first, *others = path.encode().split(b"%")
    yield first
    for other in others:
        yield bytes([int(other[:2], 16)]) + other[2:]


@pytest.mark.parametrize("path", LISTS)
def test_queries(visitor: Client, path: str) -> None:
    good = {OK, BAD, MISSING, INVALID} if path.startswith("/api/v3/") else {OK, BAD, MISSING}
    answers = {query[:60]: faults(visitor, "GET", f"{path}?{query}", good) for query in QUERIES}
    assert {query: found for query, found in answers.items() if found} == {}


def test_paths_and_languages(visitor: Client) -> None:
    answers = {path[:60]: faults(visitor, "GET", path, good) for path, good in (PATHS | LANGUAGES).items()}
    assert {path: found for path, found in answers.items() if found} == {}


@pytest.mark.parametrize("path", ["/", "/en/news/", "/api/v2/pages/", "/feeds/news.json", "/media/images/x.webp"])
def test_headers(visitor: Client, path: str) -> None:
    there = {MISSING} if "media" in path else {OK}
    answers = {case: faults(visitor, "GET", path, there | also, **headers) for case, (headers, also) in HEADERS.items()}
    assert {case: found for case, found in answers.items() if found} == {}


def test_forms(visitor: Client) -> None:
    answers = {case: faults(visitor, "POST", path, good, urlencode(form).encode()) for case, (path, form, good) in FORMS.items()}
    assert {case: found for case, found in answers.items() if found} == {}


def test_bodies(visitor: Client) -> None:
    good = {OK, BAD, FORBIDDEN, 405, 415}
    answers = {case: faults(visitor, "POST", path, good, body, kind) for case, (path, kind, body) in BODIES.items()}
    assert {case: found for case, found in answers.items() if found} == {}


@pytest.mark.parametrize("path", ["/", "/feeds/news.atom", "/api/v2/pages/", "/admin/login/", "/media/images/x.webp"])
def test_methods(visitor: Client, path: str) -> None:
    good = {OK, FORBIDDEN, MISSING, 405}
    answers = {method: faults(visitor, method, path, good, b"{}", "application/json") for method in METHODS}
    assert {method: found for method, found in answers.items() if found} == {}


@pytest.mark.parametrize("host", ["evil.example", "localhost@evil.example", ATTACK, "localhost.evil.example"])
def test_a_foreign_host_gets_nothing(visitor: Client, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == BAD
    assert visitor.get("/", headers={"x-forwarded-host": host}).status_code == OK, "which proxy sent it does not matter"


def test_login_leads_nowhere_else(visitor: Client) -> None:
    for target in ("//evil.example/", "https://evil.example/", "\\\\evil.example", "javascript:alert(1)"):
        response = Client().post("/admin/login/", {"username": "redaktion", "password": "ein langes Kennwort", "next": target})
        assert "evil.example" not in response.headers.get("Location", "")
        assert "javascript" not in response.headers.get("Location", "")


def test_forms_of_editors_want_their_token(admin: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)
    for path in ("/admin/pages/add/news/newspage/1/", "/admin/images/multiple/add/", "/admin/logout/"):
        assert client.post(path, {"title": "x"}).status_code == FORBIDDEN
