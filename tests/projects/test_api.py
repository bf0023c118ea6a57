"""Projects for programs: the list with strict questions, and their pages in v2 and v3."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from projects.models import ProjectPartner
from tests.factories import ImageFactory, NewsPageFactory, OrganisationPageFactory, ProjectPageFactory, TopicFactory, publish, translate
from tests.many import more_of

pytestmark = pytest.mark.django_db


def ask(client: Client, query: str = "") -> Any:
    return client.get(f"/api/v3/projects/?{query}")


def titles(client: Client, query: str = "") -> list[str]:
    return [item["title"] for item in ask(client, query).json()["items"]]


def test_a_project_says_everything_of_itself(region: Any, client: Client) -> None:
    house = publish(OrganisationPageFactory(parent=region.members, title="Linse (Beispiel)", slug="linse"))
    funding = [("funding", {"programme": "Netze", "amount": 5000, "duty": True, "logo": ImageFactory(), "wording": "Gefördert."})]
    rows = [ProjectPartner(name="Netz (Beispiel)", task="Rohre")]
    page = publish(
        ProjectPageFactory(parent=region.index, slug="ring", title="Ring", lead=house, partners=rows, cities=[region.jena], funding=funding)
    )
    [item] = ask(client).json()["items"]
    assert item["funding"][0].pop("logo")["credit"] == "Mara Lindgarten (Beispiel)"
    assert item == {
        "id": page.pk,
        "language": "de",
        "url": settings.BASE_URL + "/projekte/ring/",
        "title": "Ring",
        "summary": "Kurz gesagt.",
        "status": "running",
        "starts": "2025-01-01",
        "ends": "2029-12-31",
        "lead": {"name": "Linse (Beispiel)", "language": "de", "url": settings.BASE_URL + "/mitglieder/linse/", "task": ""},
        "partners": [{"name": "Netz (Beispiel)", "language": None, "url": None, "task": "Rohre"}],
        "cities": [{"slug": "jena", "name": "Jena", "language": "de"}],
        "topics": [{"slug": "standort", "name": "Standort", "language": "de"}],
        "funding": [{"programme": "Netze", "amount": 5000, "duty": True, "wording": "Gefördert.", "url": ""}],
        "website": "",
        "picture": None,
    }


def test_projects_are_found_by_status_topic_and_city(region: Any, client: Client) -> None:
    sport = TopicFactory(slug="sport")
    publish(ProjectPageFactory(parent=region.index, title="Eins", cities=[region.jena], topics=[sport], starts=date(2026, 1, 1)))
    publish(ProjectPageFactory(parent=region.index, title="Zwei", cities=[region.jena, region.leipzig]))
    publish(ProjectPageFactory(parent=region.index, title="Bald", topics=[sport], starts=date(2027, 1, 1)))
    hidden = publish(ProjectPageFactory(parent=region.index, title="Geheim"))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == ["Eins", "Zwei", "Bald"]
    assert titles(client, "city=jena&status=running") == ["Eins", "Zwei"]
    assert titles(client, "topic=sport&status=planned") == ["Bald"]
    assert (titles(client, "limit=1&offset=1"), ask(client, "limit=1").json()["count"]) == (["Zwei"], 3)


def test_words_come_in_the_language_asked_for_or_in_german(region: Any, client: Client) -> None:
    translate(publish(ProjectPageFactory(parent=region.index, title="Ring", starts=date(2026, 1, 1))), title="The ring")
    publish(ProjectPageFactory(parent=region.index, title="Nur hier"))
    first, second = ask(client, "locale=en").json()["items"]
    assert (first["title"], first["language"]) == ("The ring", "en")
    assert (second["title"], second["language"]) == ("Nur hier", "de")
    assert (first["lead"]["name"], second["lead"]["name"]) == ("Metropolitan Region Central Germany", "Metropolregion Mitteldeutschland")


@pytest.mark.parametrize("query", ["city=quark", "topic=quark", "topic=", "locale=fr", "status=archive", "limit=0", "offset=-1"])
def test_a_question_without_sense_is_named(region: Any, client: Client, query: str) -> None:
    response = ask(client, query)
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    assert ["query", query.partition("=")[0]] in [error["loc"] for error in response.json()["errors"]]


def test_an_unknown_parameter_is_refused(region: Any, client: Client) -> None:
    assert ask(client, "year=2026").status_code == 400


def test_pages_have_their_facts_resolved_and_articles_name_their_project(region: Any, client: Client) -> None:
    rows = [ProjectPartner(name="Netz (Beispiel)", task="Rohre")]
    page = publish(ProjectPageFactory(parent=region.index, slug="ring", title="Ring", cities=[region.jena], partners=rows))
    article = publish(NewsPageFactory(parent=region.news, project=page))
    named = {"url": settings.BASE_URL + "/projekte/ring/", "title": "Ring", "language": "de"}
    for version in ("v2", "v3"):
        found = client.get(f"/api/{version}/pages/{page.pk}/").json()
        assert (found["starts"], found["partners"][0]["task"], found["cities"][0]["city"]["title"]) == ("2025-01-01", "Rohre", "Jena")
        assert client.get(f"/api/{version}/pages/{article.pk}/").json()["project"] == named


def test_queries_do_not_grow(region: Any, client: Client) -> None:
    house, picture = publish(OrganisationPageFactory(parent=region.members)), ImageFactory()
    funding = [("funding", {"programme": "Netze", "logo": picture})]
    rows = [ProjectPartner(organisation=house), ProjectPartner(name="Netz")]
    page = publish(ProjectPageFactory(parent=region.index, cities=[region.jena], partners=rows, funding=funding, teaser_picture=picture))
    translate(page)

    def queries(query: str) -> int:
        ask(client, query)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert ask(client, query).status_code == 200
        return len(captured)

    few = [queries(query) for query in ("locale=de", "locale=en")]
    more_of(page, 19, translated=9)
    assert ask(client, "locale=en").json()["count"] == 20
    assert [queries(query) for query in ("locale=de", "locale=en")] == few
    assert max(few) <= 10
