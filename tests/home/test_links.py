"""Links to our own pages: which version they lead to, and what they cost."""

from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from home import links
from home.memory import request_memory
from tests.factories import NewsPageFactory, StandardPageFactory, publish


def lead(page: Page, language: str) -> tuple[str, str, str] | None:
    found = links.target(page.pk, language)
    return (found.url, found.title, found.language) if found else None


def test_link_leads_to_the_version_in_the_language_of_the_page(tree: SimpleNamespace) -> None:
    assert lead(tree.news, "de") == ("/aktuelles/", "Aktuelles", "de")
    assert lead(tree.news, "en") == ("/en/news/", "News", "en")
    assert lead(tree.news_en, "de") == ("/aktuelles/", "Aktuelles", "de")


def test_link_without_a_translation_leads_to_the_german_page(tree: SimpleNamespace) -> None:
    article = publish(NewsPageFactory(parent=tree.news, title="Nur deutsch"))
    assert lead(article, "en") == (article.url, "Nur deutsch", "de")


def test_link_to_an_unpublished_translation_leads_to_the_german_page(tree: SimpleNamespace) -> None:
    tree.news_en.unpublish()
    assert lead(tree.news, "en") == ("/aktuelles/", "Aktuelles", "de")


def test_link_to_what_is_not_public_leads_nowhere(tree: SimpleNamespace) -> None:
    draft = StandardPageFactory(parent=tree.home, live=False)
    closed = publish(StandardPageFactory(parent=tree.home))
    PageViewRestriction.objects.create(page=closed, restriction_type=BaseViewRestriction.LOGIN)
    assert lead(draft, "de") is None
    assert lead(closed, "de") is None
    assert links.target(99999, "de") is None


def test_unpublishing_the_german_page_closes_its_translation_for_links_too(tree: SimpleNamespace) -> None:
    tree.news.unpublish()
    assert lead(tree.news, "en") is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example/", "ftp://a.example/", "file:///x", ""])
def test_only_web_addresses_are_links_elsewhere(address: str) -> None:
    assert links.elsewhere(address, "x") is None


def test_link_elsewhere_has_no_language() -> None:
    assert links.elsewhere("HTTPS://www.example.org/", "Beispiel") == links.Target("HTTPS://www.example.org/", "Beispiel", "")


@pytest.mark.parametrize("number", [1, 20])
def test_any_number_of_links_costs_one_query(tree: SimpleNamespace, number: int, django_assert_num_queries: Any) -> None:
    pages = [publish(StandardPageFactory(parent=tree.home)).pk for _ in range(number)]
    with request_memory():
        lead(tree.home, "de")  # the frame and the closed paths are asked for once in any case
        # Expect 1 query: the pages, all their versions and whether each is public.
        with django_assert_num_queries(1):
            links.load(pages)
        with django_assert_num_queries(0):
            assert all(links.target(pk, language) for pk in pages for language in ("de", "en"))


def test_page_that_is_gone_is_asked_for_once(tree: SimpleNamespace, django_assert_num_queries: Any) -> None:
    with request_memory():
        links.target(99999, "de")
        with django_assert_num_queries(0):
            assert links.target(99999, "en") is None
