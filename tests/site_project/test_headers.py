"""What browsers are told with every answer, and that readers are never asked to keep anything."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as site_settings
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.test import Client, RequestFactory
from pytest_django import Settings

from site_project.headers import HeadersMiddleware, written
from tests.factories import NewsPageFactory, StandardPageFactory, publish
from tests.site_project.test_settings import PRODUCTION, setting

EMBEDS = "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com"


@pytest.fixture
def picture(settings: Settings) -> str:
    """The address of a picture in the data folder."""
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir()
    (folder / "bild.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    return "/media/images/bild.svg"


@pytest.fixture
def addresses(tree: SimpleNamespace, picture: str) -> list[str]:
    """One address of each kind that a reader may come to."""
    publish(NewsPageFactory(parent=tree.news, slug="artikel"))
    publish(StandardPageFactory(parent=tree.home, slug="seite"))
    feeds = ["/feeds/news.atom", "/feeds/news.json"]
    return ["/", "/en/", "/aktuelles/", "/aktuelles/artikel/", "/seite/", "/fehlt/", "/en/missing/", "/api/v2/pages/", picture, *feeds]


def headers_of(client: Client, address: str) -> ResponseHeaders:
    response = client.get(address)
    b"".join(response)  # a file is closed when it has been read
    return response.headers


@pytest.mark.django_db
def test_readers_are_asked_to_keep_nothing(addresses: list[str], client: Client) -> None:
    for address in addresses:
        assert "Set-Cookie" not in headers_of(client, address), address
    assert not client.cookies


@pytest.mark.django_db
def test_every_answer_carries_the_headers(addresses: list[str], client: Client) -> None:
    for address in [*addresses, "/static/img/icon.svg", "/admin/login/", "/admin/"]:
        headers = headers_of(client, address)
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert "camera=()" in headers["Permissions-Policy"], address
        assert "Content-Security-Policy" in headers, address
        assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if address.startswith("/media/") else "same-origin"), address


@pytest.mark.django_db
def test_readers_pages_allow_nothing_inline_and_nothing_foreign(tree: SimpleNamespace, client: Client) -> None:
    for address in ["/", "/en/news/", "/fehlt/"]:
        policy = headers_of(client, address)["Content-Security-Policy"]
        assert "default-src 'self'; " in policy
        assert "unsafe" not in policy
        assert "data:" not in policy
        assert "frame-ancestors 'self'" in policy
        assert [part for part in policy.split("; ") if "https:" in part] == [EMBEDS]


@pytest.mark.django_db
def test_the_editors_pages_may_use_what_wagtail_writes_into_them(admin_client: Client) -> None:
    policy = headers_of(admin_client, "/admin/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'" in policy
    assert "img-src 'self' data: blob:" in policy


@pytest.mark.django_db
def test_a_picture_opened_by_itself_runs_nothing(tree: SimpleNamespace, client: Client, picture: str) -> None:
    assert headers_of(client, picture)["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_hosts_of_videos_are_those_of_the_settings(tmp_path: Path) -> None:
    answer = setting(tmp_path, "settings.SECURE_CSP['frame-src']", EMBED_HOSTS="www.ardmediathek.de=ARD Mediathek")
    assert "'https://www.ardmediathek.de'" in answer


def test_pictures_may_come_from_the_host_that_keeps_them(settings: Settings) -> None:
    s3 = {"bucket_name": "bilder", "custom_domain": "bilder.example.org", "querystring_auth": False}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": s3}}
    for address, sources in [("/", "img-src 'self' https://bilder.example.org;"), ("/admin/", "data: blob: https://bilder.example.org")]:
        response = HeadersMiddleware(lambda request: HttpResponse())(RequestFactory().get(address))
        assert sources in response["Content-Security-Policy"]


def test_a_view_may_say_something_stricter() -> None:
    def strict(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    assert HeadersMiddleware(strict)(RequestFactory().get("/"))["Content-Security-Policy"] == "default-src 'none'"


def test_the_headers_stand_outside_everything_that_may_answer() -> None:
    """An answer from the cache, from WhiteNoise or an error page passes through here last."""
    assert site_settings.MIDDLEWARE.index("site_project.headers.HeadersMiddleware") < site_settings.MIDDLEWARE.index(
        "django.middleware.security.SecurityMiddleware"
    )


def test_a_public_server_is_reached_by_https_only(tmp_path: Path) -> None:
    names = "settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE"
    assert setting(tmp_path, names, **PRODUCTION, DATABASE_URL="postgres://site@127.0.0.1/site") == "31536000 True True True"


def test_a_policy_is_written_as_the_standard_wants_it() -> None:
    assert written({"default-src": ["'self'"], "img-src": ["'self'", "data:"]}) == "default-src 'self'; img-src 'self' data:"
