"""What is public is said once; each way of not being public counts for the page, its ancestors and its German source."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from home.publication.public import pages_of_all_types, without_translation
from tests.factories import StandardPageFactory, publish, translate
from tests.ground import anew, tree_as_made


@pytest.fixture(scope="module")
def pages_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_pages)


@pytest.fixture
def pages(pages_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    """Über uns with Gremien below it, in both languages."""
    found: SimpleNamespace = anew(pages_of_module)
    return found


def make_pages() -> SimpleNamespace:
    about = publish(StandardPageFactory(parent=tree_as_made().home, title="Über uns", slug="ueber-uns"))
    about_en = translate(about, slug="about-us", title="About us")
    board = publish(StandardPageFactory(parent=about, title="Gremien", slug="gremien"))
    board_en = translate(board, slug="boards", title="Boards")
    return SimpleNamespace(about=about, about_en=about_en, board=board, board_en=board_en)


ADDRESSES = {"about": "/ueber-uns/", "about_en": "/en/about-us/", "board": "/ueber-uns/gremien/", "board_en": "/en/about-us/boards/"}


def public_names(pages: SimpleNamespace) -> set[str]:
    public = set(StandardPage.objects.public())
    return {name for name, page in vars(pages).items() if page in public}


def answered(client: Client) -> set[str]:
    return {name for name, address in ADDRESSES.items() if client.get(address).status_code == 200}


def hide(page: StandardPage) -> None:
    """Take a page offline behind Wagtail's back, so that nothing follows it: the queryset alone must notice."""
    StandardPage.objects.filter(pk=page.pk).update(live=False)


def restrict(page: StandardPage) -> None:
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)])


def test_published_pages_are_public_in_both_languages(pages: SimpleNamespace, client: Client) -> None:
    assert public_names(pages) == answered(client) == set(ADDRESSES)


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ("board_en", {"about", "about_en", "board"}),
        ("about_en", {"about", "board"}),
        ("board", {"about", "about_en"}),
        ("about", set()),
    ],
)
def test_what_is_not_live_takes_its_children_and_translations_along(
    pages: SimpleNamespace, client: Client, hidden: str, left: set[str]
) -> None:
    hide(getattr(pages, hidden))
    assert public_names(pages) == answered(client) == left


@pytest.mark.parametrize(
    ("restricted", "left"),
    [
        ("board_en", {"about", "about_en", "board"}),
        ("about_en", {"about", "board"}),
        ("board", {"about", "about_en"}),
        ("about", set()),
    ],
)
def test_a_restriction_closes_children_and_translations_but_keeps_their_addresses(
    pages: SimpleNamespace, client: Client, admin_client: Client, restricted: str, left: set[str]
) -> None:
    restrict(getattr(pages, restricted))
    assert public_names(pages) == left
    assert answered(client) == left
    for name in set(ADDRESSES) - left:
        assert client.get(ADDRESSES[name]).status_code == 302
        assert admin_client.get(ADDRESSES[name]).status_code == 200


def test_english_list_shows_a_german_page_until_it_is_translated(pages: SimpleNamespace) -> None:
    listed = set(StandardPage.objects.listed_in("en").values_list("title", flat=True))
    assert listed == {"About us", "Boards"}
    pages.board_en.delete()
    assert set(StandardPage.objects.listed_in("en").values_list("title", flat=True)) == {"About us", "Gremien"}


@pytest.mark.parametrize(
    ("change", "of", "left"),
    [
        (hide, "board_en", {"board"}),
        (hide, "about_en", {"about", "board"}),
        (hide, "board", set()),
        (restrict, "about_en", {"about", "board"}),
        (restrict, "about", set()),
    ],
)
def test_german_pages_without_a_public_translation_are_those_that_the_english_list_shows(
    pages: SimpleNamespace, change: Callable[[StandardPage], None], of: str, left: set[str]
) -> None:
    assert not without_translation("en").exists()
    change(getattr(pages, of))
    assert set(without_translation("en")) == {getattr(pages, name).page_ptr for name in left}
    assert set(without_translation("en")) == set(pages_of_all_types().listed_in("en").in_language("de"))


def test_german_list_never_shows_english(pages: SimpleNamespace) -> None:
    assert set(StandardPage.objects.listed_in("de").values_list("title", flat=True)) == {"Über uns", "Gremien"}


def test_a_draft_answers_404_and_its_words_do_not_leak(pages: SimpleNamespace, client: Client) -> None:
    StandardPageFactory(parent=pages.about, title="Geheimwort", slug="geheim", live=False)
    response = client.get("/ueber-uns/geheim/")
    assert response.status_code == 404
    assert "Geheimwort" not in client.get("/ueber-uns/").content.decode()
