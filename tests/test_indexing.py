"""Wagtail's indexes say in tests what they would say on a site, though they are written later."""

from types import SimpleNamespace

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from home.models import StandardPage
from tests import indexing
from tests.factories import ImageFactory, StandardPageFactory

WORD = "Zwetschgendatschi"


def found() -> list[str]:
    return [page.title for page in StandardPage.objects.search(WORD)]


def test_they_are_written_when_somebody_asks(tree: SimpleNamespace) -> None:
    picture = ImageFactory()
    page = StandardPageFactory(parent=tree.home, title=WORD, teaser_picture=picture)
    assert indexing.waiting
    assert found() == [WORD]
    assert ReferenceIndex.get_references_to(picture).get().object_id == str(page.pk)
    assert not indexing.waiting


def test_they_say_nothing_of_what_is_rolled_back_and_still_what_was_written_meanwhile(tree: SimpleNamespace) -> None:
    StandardPageFactory(parent=tree.home, title=f"{WORD} eins")
    with transaction.atomic():
        StandardPageFactory(parent=tree.home, title=f"{WORD} zwei")
        assert len(found()) == 2
        transaction.set_rollback(True)
    assert found() == [f"{WORD} eins"]


def test_they_say_nothing_of_what_is_deleted(tree: SimpleNamespace) -> None:
    page = StandardPageFactory(parent=tree.home, title=WORD)
    page.delete()
    assert found() == []


def test_counted_are_the_queries_of_a_site(tree: SimpleNamespace) -> None:
    page = StandardPageFactory(parent=tree.home, title=WORD)
    assert indexing.waiting
    with CaptureQueriesContext(connection) as queries:
        page.save()
    assert not indexing.waiting
    counted = sum(table in query["sql"] for query in queries for table in indexing.TABLES)
    with CaptureQueriesContext(connection) as again:
        page.save()
    assert counted == sum(table in query["sql"] for query in again for table in indexing.TABLES) > 0
    assert len(queries) == len(again)
