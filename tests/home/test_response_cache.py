"""Answers are kept until something is published, and only those that are the same for everybody."""

import datetime as dt
import gzip
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from home.models import HomePage
from home.publication import version
from home.response_cache import kept, store
from home.response_cache.asked import end_of_day, is_cacheable, key_of
from news.models import NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, UserFactory, publish, translate
from tests.ground import tree_as_made

PAGES = ["/", "/en/", "/aktuelles/", "/aktuelles/?topic=standort", "/aktuelles/artikel/", "/feeds/news.atom", "/feeds/news.json?locale=en"]
API = ["/api/v2/pages/?type=news.NewsPage&fields=*&limit=5", "/api/v2/images/", "/api/v2/documents/"]


@pytest.fixture(scope="module")
def article_of_module(make_once: Callable[..., NewsPage]) -> NewsPage:
    return make_once(make_article)


def make_article() -> NewsPage:
    news = tree_as_made().news
    page = NewsPageFactory(parent=news, title="Erster Titel", slug="artikel", teaser_picture=ImageFactory(credit="Mara Lindgarten"))
    NewsAuthorFactory(page=page)
    return publish(NewsPage.objects.get(pk=page.pk))


def queries_of(client: Client, path: str, **headers: str) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers=headers)
    return response, len(queries)


def headers_of(response: Any) -> dict[str, str]:
    """All but those that tell of this one request."""
    return {name: value for name, value in response.items() if name not in ("X-Request-ID", "RateLimit")}


@pytest.mark.parametrize("path", PAGES + API)
def test_second_visit_costs_one_query_and_says_the_same(article: NewsPage, client: Client, path: str) -> None:
    first = client.get(path)
    second, queries = queries_of(client, path)
    assert (second.status_code, second.content, queries) == (200, first.content, 1)
    assert headers_of(second) == headers_of(first)


@pytest.mark.parametrize("path", PAGES + API)
def test_unchanged_answer_is_not_sent_again(article: NewsPage, client: Client, path: str) -> None:
    first = client.get(path)
    cache.clear()
    again, queries = queries_of(client, path, **{"if-none-match": f'"other", {first["ETag"]}'})
    assert (again.status_code, again.content, queries) == (304, b"", 1)
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], "no-cache")


def test_a_tag_that_a_proxy_has_weakened_is_known(article: NewsPage, client: Client) -> None:
    first = client.get("/aktuelles/")
    assert client.get("/aktuelles/", headers={"if-none-match": f"W/{first['ETag']}"}).status_code == 304


def saved(instance: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


def retitled(page: NewsPage) -> None:
    page.title = "Neuer Titel"
    publish(page)


def renamed(page: NewsPage) -> None:
    saved(page.authors.get(), name="Neue Autorin")


def footer(page: NewsPage) -> None:
    home = HomePage.objects.get(locale=page.locale)
    home.press_name = "Neue Anschrift"
    publish(home)


FRESH: dict[str, tuple[str, Callable[[NewsPage], Any], str]] = {
    "an article": ("/aktuelles/artikel/", retitled, "Neuer Titel"),
    "a list": ("/aktuelles/", retitled, "Neuer Titel"),
    "a feed": ("/feeds/news.atom", retitled, "Neuer Titel"),
    "the API": ("/api/v2/pages/?type=news.NewsPage", retitled, "Neuer Titel"),
    "an author": ("/aktuelles/artikel/", renamed, "Neue Autorin"),
    "a topic": ("/aktuelles/artikel/", lambda page: saved(page.topic, name="Neues Thema"), "Neues Thema"),
    "a picture's credit": ("/aktuelles/artikel/", lambda page: saved(page.teaser_picture, credit="Neuer Nachweis"), "Neuer Nachweis"),
    "the footer": ("/aktuelles/artikel/", footer, "Neue Anschrift"),
}


@pytest.mark.parametrize("name", FRESH)
def test_a_change_is_there_at_once(article: NewsPage, client: Client, name: str) -> None:
    path, change, sign = FRESH[name]
    before = client.get(path)
    assert sign not in before.content.decode()
    change(article)
    after = client.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert sign in after.content.decode()


def test_a_restricted_page_is_closed_at_once_and_open_again_when_it_is_lifted(article: NewsPage, client: Client) -> None:
    assert client.get("/aktuelles/artikel/").status_code == 200
    lock = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/aktuelles/artikel/").status_code == 302
    assert b"Erster Titel" not in client.get("/aktuelles/").content
    lock.delete()
    assert client.get("/aktuelles/artikel/").status_code == 200


def test_a_withdrawn_page_is_gone_at_once_and_a_redirect_there_at_once(article: NewsPage, client: Client) -> None:
    assert client.get("/aktuelles/artikel/").status_code == 200
    article.unpublish()
    assert client.get("/aktuelles/artikel/").status_code == 404
    Redirect.objects.create(old_path="/aktuelles/artikel", redirect_link="/aktuelles/")
    assert client.get("/aktuelles/artikel/").status_code == 301


def test_a_new_translation_is_offered_at_once(article: NewsPage, client: Client) -> None:
    assert b'href="/en/news/article/"' not in client.get("/aktuelles/artikel/").content
    translate(article, slug="article")
    assert b'href="/en/news/article/"' in client.get("/aktuelles/artikel/").content


def test_whoever_shows_a_cookie_or_a_token_is_answered_anew(article: NewsPage, client: Client) -> None:
    client.get("/aktuelles/artikel/")
    for headers in ({"cookie": "a=b"}, {"authorization": "Bearer x"}, {"range": "bytes=0-1"}):
        response, queries = queries_of(client, "/aktuelles/artikel/", **headers)
        assert queries > 1
        assert not response.has_header("ETag")
    client.force_login(UserFactory(username="leserin"))
    assert queries_of(client, "/aktuelles/artikel/")[1] > 1


def test_answers_to_people_who_log_in_are_not_kept(article: NewsPage, client: Client) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    member = Client()
    member.force_login(UserFactory(username="mitglied"))
    assert b"Erster Titel" in member.get("/aktuelles/artikel/").content
    assert client.get("/aktuelles/artikel/").status_code == 302


def test_forms_are_not_kept(article: NewsPage, client: Client) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.PASSWORD, password="geheim")
    first, second = client.get("/aktuelles/artikel/"), Client().get("/aktuelles/artikel/")
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    assert not first.has_header("ETag")


@pytest.mark.parametrize("path", ["/gibt-es-nicht/", "/aktuelles/?page=99", "/feeds/news.atom?locale=xx", "/aktuelles/?utm_source=brief"])
def test_errors_and_unknown_parameters_are_not_kept(
    tree: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    put: list[str] = []
    monkeypatch.setattr(store, "put", lambda key, _kept: put.append(key))
    assert not client.get(path).has_header("ETag")
    assert put == []
    client.get("/aktuelles/")
    assert len(put) == 1


def test_drafts_and_previews_are_not_kept(article: NewsPage, admin_client: Client) -> None:
    for path in (f"/admin/pages/{article.pk}/edit/", f"/admin/pages/{article.pk}/view_draft/"):
        response = admin_client.get(path)
        assert response.status_code == 200
        assert "private" in response.get("Cache-Control", "") or "no-store" in response.get("Cache-Control", "")


def test_the_order_of_values_tells_answers_apart_and_that_of_names_does_not() -> None:
    def key(query: str) -> str:
        return key_of(RequestFactory().get(f"/aktuelles/?{query}"), 1, timezone.now())

    assert key("topic=wasser&year=2026") == key("year=2026&topic=wasser")
    assert key("year=2025&year=2026") != key("year=2026&year=2025")


def test_an_answer_is_never_kept_under_a_part_of_what_was_asked() -> None:
    """Two questions that begin alike are two."""
    assert not is_cacheable(RequestFactory().get("/api/v2/pages/", headers={"accept": "a" * 1000 + "b"}))
    assert is_cacheable(RequestFactory().get("/aktuelles/", headers={"accept": "a" * 1000 + "b"}))


def test_a_visitor_does_not_say_where_the_site_lies(article: NewsPage, client: Client) -> None:
    """gunicorn takes a header SCRIPT_NAME for what stands before the path: a start page asked for below a list was kept as the list."""
    listing = client.get("/aktuelles/").content
    cache.clear()
    client.get("/", SCRIPT_NAME="/aktuelles")
    assert client.get("/aktuelles/").content == listing


@pytest.mark.parametrize("path", ["/admin/login/", "/documents/1/satzung.txt", "/media/images/bild.webp", "/static/css/site.css"])
def test_files_and_editors_pages_are_never_asked_of_the_store(path: str) -> None:
    request = RequestFactory().get(path)
    assert not is_cacheable(request)


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("identity", "", bytes),
        ("", "", bytes),
    ],
)
def test_answers_come_compressed_as_the_client_likes(
    article: NewsPage, client: Client, accepted: str, encoding: str, decode: Callable[[bytes], bytes]
) -> None:
    plain = client.get("/aktuelles/artikel/").content
    for _visit in range(2):
        response = client.get("/aktuelles/artikel/", headers={"accept-encoding": accepted})
        assert response.get("Content-Encoding", "") == encoding
        assert decode(response.content) == plain
        assert response["Content-Length"] == str(len(response.content))
        assert {"Accept-Encoding", "Cookie"} <= {name.strip() for name in response["Vary"].split(",")}
    tag = response["ETag"]
    assert client.get("/aktuelles/artikel/", headers={"accept-encoding": accepted, "if-none-match": tag}).status_code == 304
    other = client.get("/aktuelles/artikel/", headers={"accept-encoding": "br" if encoding != "br" else "gzip", "if-none-match": tag})
    assert other.status_code == 200


def test_an_answer_is_compressed_only_as_somebody_asks_for_it(article: NewsPage, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a visitor waits; the other form is made, without a query more, when it is first asked for."""
    made: list[str] = []
    for form, compress in kept.COMPRESS.items():
        monkeypatch.setitem(kept.COMPRESS, form, lambda body, form=form, compress=compress: made.append(form) or compress(body))
    for accepted, forms in (("br", ["br"]), ("br", ["br"]), ("gzip", ["br", "gzip"]), ("identity", ["br", "gzip"])):
        _response, queries = queries_of(client, "/aktuelles/artikel/", **{"accept-encoding": accepted})
        assert made == forms
    assert queries == 1


def test_the_second_form_is_made_of_the_first(article: NewsPage, client: Client) -> None:
    first = client.get("/aktuelles/artikel/", headers={"accept-encoding": "br"})
    second, queries = queries_of(client, "/aktuelles/artikel/", **{"accept-encoding": "gzip"})
    assert (gzip.decompress(second.content), queries) == (brotli.decompress(first.content), 1)
    passing = ("X-Request-ID", "RateLimit", "ETag", "Content-Length", "Content-Encoding")
    assert [pair for pair in first.items() if pair[0] not in passing] == [pair for pair in second.items() if pair[0] not in passing]


def test_head_is_answered_from_the_store_and_fills_it_not(article: NewsPage, client: Client) -> None:
    client.head("/aktuelles/artikel/")
    length = client.get("/aktuelles/artikel/")["Content-Length"]
    response = client.head("/aktuelles/artikel/")
    assert (response.status_code, response["Content-Length"], response.content) == (200, length, b"")


def test_hosts_and_schemes_have_answers_of_their_own(article: NewsPage, client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    tags = {client.get("/", headers={"host": "a.example"})["ETag"], client.get("/", headers={"host": "b.example"})["ETag"]}
    tags.add(client.get("/", headers={"host": "a.example"}, secure=True)["ETag"])
    assert len(tags) == 3
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_answers_end_with_the_local_day(article: NewsPage) -> None:
    before_dst = dt.datetime(2026, 3, 28, 23, 30, tzinfo=dt.UTC)  # already the 29th in Berlin, which has 23 hours
    assert end_of_day(_minute(before_dst)) == dt.datetime(2026, 3, 29, 22, 0, tzinfo=dt.UTC).timestamp()
    midnight = dt.datetime(2026, 3, 29, 22, 0, tzinfo=dt.UTC)
    assert end_of_day(_minute(midnight)) == dt.datetime(2026, 3, 30, 22, 0, tzinfo=dt.UTC).timestamp()
    assert end_of_day(_minute(timezone.now())) > timezone.now().timestamp()


def _minute(moment: dt.datetime) -> int:
    return int(moment.timestamp()) // 60


def test_answers_are_kept_for_an_hour_at_most_and_for_less_before_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else pushes them out, those of each older version would stay all day."""
    kept_for: list[int] = []
    monkeypatch.setattr(store.cache, "set", lambda _name, _kept, seconds: kept_for.append(seconds))
    for left in (86_000, 60):
        store.put(f"key-{int(timezone.now().timestamp()) + left}", kept.Kept({}, "br", b""))
    assert kept_for[0] == 3600
    assert 58 <= kept_for[1] <= 60


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes the database away."""

    def refuse() -> None:
        raise OperationalError("connection refused")

    def take() -> None:
        monkeypatch.setattr(version, "connection", SimpleNamespace(cursor=refuse))

    return take


def test_kept_answers_stay_while_the_database_is_away(article: NewsPage, client: Client, away: Callable[[], None]) -> None:
    known = client.get("/aktuelles/artikel/").content
    away()
    assert client.get("/aktuelles/artikel/").content == known


def test_what_is_not_kept_says_that_it_comes_back(tree: SimpleNamespace, client: Client, away: Callable[[], None]) -> None:
    version.forget()
    away()
    response = client.get("/aktuelles/")
    assert response.status_code == 503
    assert response["Retry-After"]
