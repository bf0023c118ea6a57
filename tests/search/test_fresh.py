"""What the search knows changes with every publication, and it tells nobody what they may not see."""

from collections.abc import Sequence
from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventDate
from home.models import SearchEntry
from home.search.asked import Asked
from home.search.hits import Hit, hits
from home.search.keeping import write_first
from home.search.kinds import searched_models
from home.search.results import results
from home.search.sought import Sought, sought
from tests.factories import (
    EventFactory,
    EventSeriesFactory,
    NewsPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def found(words: str, language: str = "de", **filters: str) -> list[str]:
    answer = results(Asked(words, **filters), language)
    return [hit.title.text for hit in answer.hits] if answer else []


@pytest.fixture
def article(tree: SimpleNamespace) -> Any:
    return publish(NewsPageFactory(parent=tree.news, title="Kreiselkompass", slug="kreisel"))


def test_a_page_is_found_as_it_was_published_last(article: Any) -> None:
    article.title = "Sternhöhenmesser"
    article.save_revision()
    assert (found("Kreiselkompass"), found("Sternhöhenmesser")) == (["Kreiselkompass"], [])
    publish(article)
    assert (found("Kreiselkompass"), found("Sternhöhenmesser")) == ([], ["Sternhöhenmesser"])


def test_drafts_and_what_is_taken_back_are_not_found(tree: SimpleNamespace, article: Any) -> None:
    NewsPageFactory(parent=tree.news, title="Kreiselkompass im Entwurf", live=False)
    assert found("Kreiselkompass") == ["Kreiselkompass"]
    article.unpublish()
    assert found("Kreiselkompass") == []
    assert not SearchEntry.objects.filter(page=article.pk).exists()
    publish(article)
    assert found("Kreiselkompass") == ["Kreiselkompass"]
    article.delete()
    assert found("Kreiselkompass") == []


def test_privacy_of_a_page_and_of_those_above_holds_at_once(tree: SimpleNamespace, article: Any) -> None:
    translate(article, title="Gyrocompass")
    for page in (article, tree.news):
        closed = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert found("Kreiselkompass") == found("Gyrocompass", "en") == found("Kreiselkompass", "en") == []
        assert results(Asked("Kreiselkompas"), "de").ways_out.spelled is None  # type: ignore[union-attr]
        closed.delete()
        assert found("Kreiselkompass") == ["Kreiselkompass"]


def test_nobody_is_told_of_a_restricted_word_by_a_near_spelling(tree: SimpleNamespace, article: Any, client: Client) -> None:
    assert "Kreiselkompass" in client.get("/suche/?q=Kreisolkompass").content.decode()
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert "Kreiselkompass" not in client.get("/suche/?q=Kreisolkompass").content.decode()


def test_a_translation_takes_the_place_of_german(article: Any) -> None:
    assert found("Kreiselkompass", "en") == ["Kreiselkompass"]
    english = translate(article, title="Gyrocompass")
    assert (found("Kreiselkompass", "en"), found("Gyrocompass", "en"), found("Gyrocompass")) == ([], ["Gyrocompass"], [])
    english.unpublish()
    assert found("Kreiselkompass", "en") == ["Kreiselkompass"]


def test_a_page_that_moves_into_a_city_is_found_there(region: SimpleNamespace) -> None:
    article = publish(NewsPageFactory(parent=region.news, title="Kreiselkompass"))
    assert found("Kreiselkompass", city="jena") == []
    article.move(region.jena, pos="last-child")
    assert found("Kreiselkompass", city="jena") == found("Kreiselkompass Jena") == ["Kreiselkompass"]


def test_a_city_of_another_name_is_found_by_it(region: SimpleNamespace) -> None:
    region.jena.title = "Neustadt"
    publish(region.jena)
    assert "Gewerbepark Nordtor" in found("Neustadt")
    assert "Gewerbepark Nordtor" not in found("Jena")


def test_rows_of_a_page_are_known_as_soon_as_it_is_published(region: SimpleNamespace) -> None:
    projects = publish(ProjectIndexPageFactory(parent=region.home, slug="andere"))
    project = ProjectPageFactory(parent=projects, title="Kreiselkompass", cities=[region.jena], topics=[region.sport])
    assert found("Kreiselkompass", city="jena", topic="sport") == ["Kreiselkompass"]
    project.cities = []
    publish(project)
    assert found("Kreiselkompass", city="jena") == []


def test_years_follow_the_dates_of_a_series(region: SimpleNamespace) -> None:
    series = publish(EventSeriesFactory(parent=region.termine, title="Kreiselkompass"))
    translate(series, title="Gyrocompass")
    assert found("Kreiselkompass", year="2028") == []
    series.changes = [EventDate(locale=series.locale, date=date(2028, 2, 3), what="extra", new_start=time(18), venue_name="Turm")]
    publish(series)
    assert found("Kreiselkompass", year="2028") == ["Kreiselkompass"]
    assert found("Gyrocompass", "en", year="2028") == ["Gyrocompass"]


def test_a_series_is_found_in_each_of_its_cities(region: SimpleNamespace) -> None:
    series = publish(EventSeriesFactory(parent=region.termine, title="Kreiselkompass"))
    assert found("Kreiselkompass", city="jena") == []
    series.changes = [EventDate(locale=series.locale, date=date(2027, 5, 3), what="extra", city=region.jena, new_start=time(18))]
    publish(series)
    assert found("Kreiselkompass", city="jena") == found("Kreiselkompass Jena") == ["Kreiselkompass"]


def test_what_does_not_take_place_says_so(region: SimpleNamespace, client: Client) -> None:
    publish(EventFactory(parent=region.termine, title="Kreiselkompass", standing="cancelled", reason="Regen."))
    assert "findet dann nicht statt" in client.get("/suche/?q=Kreiselkompass").content.decode()


def test_a_publication_that_fails_leaves_nothing_behind(article: Any) -> None:
    article.title = "Sternhöhenmesser"
    with transaction.atomic():
        publish(article)
        transaction.set_rollback(True)
    assert (found("Kreiselkompass"), found("Sternhöhenmesser")) == (["Kreiselkompass"], [])


def test_everything_can_be_written_anew(article: Any, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(SearchEntry.objects.order_by("pk").values())
    SearchEntry.objects.filter(page=article.pk).delete()
    SearchEntry.objects.exclude(page=article.pk).update(words=" quark ", title="Quark")
    assert found("Kreiselkompass") == []
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines()[-1] == f"Pages: {len(before)}"
    assert list(SearchEntry.objects.order_by("pk").values()) == before


def test_a_site_that_has_grown_up_without_it_is_written_down_once(article: Any) -> None:
    known = {SearchEntry._meta.label, *(model._meta.label for model in searched_models())}
    SearchEntry.objects.all().delete()
    write_first(known - {"news.NewsPage"})
    assert not SearchEntry.objects.exists()
    write_first(known)
    assert found("Kreiselkompass") == ["Kreiselkompass"]


def test_the_index_is_used(article: Any) -> None:
    """On PostgreSQL as soon as there is something to be gained by it."""
    asked = SearchEntry.objects.filter(words__contains="kreiselkompass")
    if connection.vendor == "sqlite":
        plan = str(SearchEntry.objects.listed_in("de").saying(*_question("Kreiselkompass")).explain())
        assert "home_searchwords VIRTUAL TABLE" in plan
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            assert "home_searchentry_words" in asked.explain()


def _question(text: str) -> Any:
    question = sought(text, "de")
    return question.words, question.marks


def test_what_is_taken_back_between_order_and_texts_is_left_out(
    tree: SimpleNamespace, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = publish(NewsPageFactory(parent=tree.news, title="Kreiselkompass von gestern", slug="gestern"))

    def hits_later(ids: Sequence[int], sought: Sought) -> list[Hit]:
        SearchEntry.objects.filter(page=other.pk).delete()
        return hits(ids, sought)

    monkeypatch.setattr("home.search.results.hits", hits_later)
    assert found("Kreiselkompass") == ["Kreiselkompass"]


def test_nobody_gets_into_a_city_by_writing_its_mark(region: SimpleNamespace) -> None:
    for number, word in enumerate(("CITY", "city", "𝐂𝐈𝐓𝐘")):
        publish(NewsPageFactory(parent=region.news, title=f"Kreiselkompass {word}{region.jena.pk}", slug=f"kompass-{number}"))
    assert found("Kreiselkompass Jena") == []
