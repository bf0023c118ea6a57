"""What the document says is what the API does: every reading operation is asked good and bad questions, and no answer is undescribed.

schemathesis asks: what it puts together from the document, and random questions, as many for each operation as `CONTRACT_EXAMPLES` says
(`make contract`). Without that variable they are few and always the same.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core import signing
from django.core.files.base import ContentFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, settings
from pydantic import ValidationError
from schemathesis.checks import CheckFunction
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import positive_data_acceptance
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Site
from wagtail_localize.models import Translation

from home.preview.links import SALT
from locations.models import OrganisationSector
from news.models import NewsPage
from projects.models import ProjectPartner
from site_project.api import v3
from site_project.wsgi import application
from tests.api.blocks import one_of_each
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    HallPageFactory,
    ImageFactory,
    OrganisationPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    QuoteIndexPageFactory,
    QuotePageFactory,
    SectorFactory,
    StandardPageFactory,
    UserFactory,
    publish,
    translate,
)

MORE = int(os.environ.get("CONTRACT_EXAMPLES", "0"))
BOUNDS = settings(max_examples=MORE or 8, derandomize=not MORE, database=None, deadline=None, suppress_health_check=list(HealthCheck))
METHODS = {"get", "post", "put", "patch", "delete", "options", "trace"}
Case = schemathesis.Case
Question = tuple[str, dict[str, Any], dict[str, Any]]

DOCUMENT = json.loads(json.dumps(v3.get_openapi_schema(path_prefix="/api/v3/"), default=str))
API = schemathesis.openapi.from_dict(DOCUMENT)
API.app = application
API.config.generation.update(allow_x00=False)  # refused with 400 wherever they stand, see test_ground
READING = API.include(method="GET", path_regex="^/api/v3/")  # of the rest: test_elsewhere.py
# OpenAPI has no words for which filters of the page list exclude each other, which cities and sectors there are today, and how many days
# lie between two.
OPEN_ENDED = (
    *("occurrences/", "pages/", "properties/", "properties.geojson", "organisations/", "projects/", "quotes/", "quotes/today/"),
    "search/",
)
NOT_SAID: dict[str, list[CheckFunction]] = {f"GET /api/v3/{path}": [positive_data_acceptance] for path in OPEN_ENDED}


@pytest.fixture(autouse=True)
def _without_end(settings: Any) -> None:
    settings.API_LIMIT_PER_ADDRESS = settings.API_LIMIT_PER_TOKEN = "1000000/minute"


@contextmanager
def within_the_transaction_of_the_test() -> Iterator[None]:
    """As Django's own test client does: a server closes what is left open between requests, here that is the test's connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def of(page: Any, case: Case) -> Case:
    """The same question about a page that is there, unless it names none or nothing that could be one."""
    there = {"page_id": page.pk, "revision_id": page.latest_revision_id}
    places = case.path_parameters or {}
    for name, value in there.items():
        if isinstance(places.get(name), int) and places[name] > 0:
            places[name] = value
    return case


def ask(case: Case, key: str = "") -> Any:
    """The answer, which is as the document describes it."""
    headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
    with within_the_transaction_of_the_test():
        return case.call_and_validate(headers=headers, excluded_checks=NOT_SAID.get(case.operation.label, []))


@READING.parametrize()
@BOUNDS
def test_a_stranger_gets_what_is_described(case: Case, tree: SimpleNamespace) -> None:
    ask(of(tree.home, case))


@READING.parametrize()
@BOUNDS
def test_a_token_gets_what_is_described(case: Case, tree: SimpleNamespace, key: str) -> None:
    ask(of(tree.home, case), key)


@pytest.fixture
def pages(tree: SimpleNamespace, topic: Any, send: Any) -> list[Any]:
    """A page of every type, with every block, in both languages where there are two, and an address that has moved."""
    picture = ImageFactory()
    document = get_document_model().objects.create(title="Satzung", file=ContentFile(b"x", "a.pdf"))
    event = publish(EventFactory(parent=EventIndexPageFactory(parent=tree.home, slug="termine-im-artikel"), slug="ball"))
    written = {
        "meta": {"type": "news.NewsPage", "parent_id": tree.news.pk, "action": "publish"},
        "title": "Ein Abend",
        "slug": "artikel",
        "summary": "Kurz gesagt.",
        "topic": topic.slug,
        "teaser_picture": picture.pk,
        "authors": [{"name": "Jonas Feldhoff"}],
        "body": one_of_each(picture.pk, document.pk, tree.news.pk, event.pk),
    }
    article = NewsPage.objects.get(pk=send("post", "pages/", written).json()["id"])
    Redirect.objects.create(old_path="/alt", redirect_page=article)
    make_region(tree.home)
    make_events(tree.home)
    publish(QuoteIndexPageFactory(parent=tree.home))
    return [tree.home, tree.home_en, tree.news, article, translate(article, slug="article"), publish(StandardPageFactory(parent=tree.home))]


def make_region(home: Any) -> None:
    """A city with a site and a hall, and a member of the association in it."""
    city = publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=home)), population=110_000, population_year=2023))
    publish(CommercialSitePageFactory(parent=city, zoning="GE GI", price_per_m2=Decimal("42.50"), motorway_km=Decimal("2.5")))
    publish(QuotePageFactory(parent=city, teaser_picture=ImageFactory()))
    publish(HallPageFactory(parent=city, clear_height=Decimal("7.8"), rent_on_request=True))
    member = OrganisationPageFactory(parent=publish(DirectoryPageFactory(parent=home)), city=city, since=2019)
    member.sectors = [OrganisationSector(sector=SectorFactory())]
    publish(member)
    partners = [ProjectPartner(organisation=member, task="Messtechnik"), ProjectPartner(name="Netz (Beispiel)")]
    funding = [("funding", {"programme": "Netze", "amount": 4_800_000, "logo": ImageFactory(), "wording": "Gefördert."})]
    index = publish(ProjectIndexPageFactory(parent=home))
    publish(ProjectPageFactory(parent=index, cities=[city], partners=partners, funding=funding, teaser_picture=ImageFactory()))


def questions(pages: list[Any]) -> Iterator[Question]:
    """Paths of the document with what they are asked: all of it is there."""
    lists = [
        "",
        "type=news.NewsPage&locale=de&order=-date",
        "search=artikel",
        "child_of=root",
        f"ancestor_of={pages[3].pk}",
        "limit=1&offset=1",
    ]
    yield from (("/pages/", {}, dict(pair.split("=") for pair in query.split("&") if pair)) for query in lists)
    for page in pages:
        place = {"page_id": page.pk}
        for query in ({}, {"version": "draft"}, {"rich_text_format": "markdown"}):
            yield "/pages/{page_id}/", place, query
        yield "/pages/find/", {}, {"id": page.pk}
        yield "/pages/{page_id}/revisions/", place, {}
        for revision in page.revisions.all():
            yield "/pages/{page_id}/revisions/{revision_id}/", place | {"revision_id": revision.pk}, {}
        yield "/schema/{type_name}/", {"type_name": page._meta.label}, {}
    yield from (("/resolve/", {}, {"path": path}) for path in ("/", "/en/", "/aktuelles/artikel/", "/en/news/article/", "/alt/"))
    yield from (("/pages/find/", {}, {"html_path": path}) for path in ("/", "/en/", "/aktuelles/artikel/", "/en/news/article/"))
    yield "/moderation/pages/{page_id}/", {"page_id": pages[3].pk}, {}
    yield from ((path, {}, {}) for path in ("/sites/", "/schema/", "/whoami/"))
    yield from (("/occurrences/", {}, {"from": "2026-12-01", "to": "2027-11-30", "locale": language}) for language in ("de", "en"))
    yield from ((path, {}, {"locale": language}) for path in ("/menus/", "/frame/") for language in ("de", "en"))
    yield "/preview/", {}, {"token": a_preview()}
    region = ("/cities/", "/organisations/", "/properties/", "/properties.geojson", "/projects/", "/quotes/", "/quotes/today/")
    yield from ((path, {}, {"locale": language}) for path in region for language in ("de", "en"))
    yield "/search/", {}, {"q": "artikel"}
    yield "/sites/{site_id}/", {"site_id": Site.objects.get().pk}, {}


def a_preview() -> str:
    """The token of a link that somebody who may do everything has opened from a translation."""
    translation = Translation.objects.filter(source__specific_content_type__model="newspage").latest("pk")
    named = {"page": translation.get_target_instance().pk, "translation": translation.pk, "user": UserFactory(is_superuser=True).pk}
    return signing.dumps(named, salt=SALT)


def make_events(home: Any) -> None:
    """An event and a series with a date of each kind."""
    index = publish(EventIndexPageFactory(parent=home))
    publish(EventFactory(parent=index, start_time=None, end_time=None))
    changes = [{"date": date(2026, 12, 10), "what": "cancelled", "note": "Ein Satz.", "reason": "wegen Sturm"}]
    publish(EventSeriesFactory(parent=index, changes=[*changes, {"date": date(2026, 12, 17), "new_date": date(2026, 12, 18)}]))


@pytest.mark.parametrize("with_token", [True, False])
def test_what_is_there_is_described(pages: list[Any], key: str, with_token: bool) -> None:
    asked = set()
    for path, place, query in questions(pages):
        operation = READING[f"/api/v3{path}"]["GET"]
        asked.add(operation.label)
        response = ask(operation.Case(path_parameters=place, query=query), key if with_token else "")
        answers = {302} if path == "/pages/find/" else {200} if with_token or {} in operation.definition.raw["security"] else {401}
        assert {response.status_code} == answers, (path, place, query, response.text)
    assert asked == {operation.ok().label for operation in READING.get_all_operations()}


def test_methods_that_are_not_described_are_refused_as_described(client: Client, tree: SimpleNamespace) -> None:
    answer = DOCUMENT["components"]["responses"]["Error405"]
    of_v3 = {path: operations for path, operations in DOCUMENT["paths"].items() if path.startswith("/api/v3/")}
    for path, operations in of_v3.items():
        address = path.format(page_id=tree.home.pk, site_id=1, revision_id=1, type_name="news.NewsPage")
        for method in METHODS - set(operations):
            response = client.generic(method.upper(), address)
            assert (response.status_code, [response["Content-Type"]]) == (405, list(answer["content"])), (method, path)
            assert {name.lower() for name in response["Allow"].split(", ")} == set(operations)
            assert set(answer["headers"]) <= set(response.headers)


def test_an_answer_that_is_not_described_is_found(tree: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    question = READING["/api/v3/resolve/"]["GET"].Case(query={"path": "/"})
    monkeypatch.setattr("home.api.v3.ground.conditional", lambda _request, _response: HttpResponse("{}", content_type="application/json"))
    with pytest.raises(FailureGroup, match="violates schema"):
        ask(question)


def test_an_answer_that_is_not_of_its_type_is_our_fault(tree: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not that of whoever asked, who would be told 422."""
    monkeypatch.setattr("home.api.v3.resolve.found_page", lambda _page: {"kind": "page"})
    with pytest.raises(ValidationError, match="validation errors for NinjaResponseSchema"):
        client.get("/api/v3/resolve/?path=/")
