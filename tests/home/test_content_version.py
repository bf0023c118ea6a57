"""The content version changes with everything that visitors can see, and with nothing else."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from home.memory import request_memory
from home.models import ContentVersion, StandardPage
from home.publication.public import pages_of_all_types
from home.publication.version import bump, compact, current, once_per_version
from home.translation.following import note_state
from news.models import NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, StandardPageFactory, TopicFactory, UserFactory, publish


@pytest.fixture
def article(tree: SimpleNamespace) -> NewsPage:
    page = publish(NewsPageFactory(parent=tree.news, slug="artikel", teaser_picture=ImageFactory()))
    NewsAuthorFactory(page=page)
    return page


def restricted(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


SEEN: dict[str, Callable[[NewsPage], Any]] = {
    "a page is published": lambda page: page.save_revision().publish(),
    "a page is unpublished": lambda page: page.unpublish(),
    "a page is moved": lambda page: page.move(page.get_parent().get_parent(), pos="last-child"),
    "a page is deleted": lambda page: page.delete(),
    "an author is renamed": lambda page: page.authors.get().save(),
    "an author is deleted": lambda page: NewsPage.objects.get(pk=page.pk).authors.get().delete(),
    "a topic is renamed": lambda page: page.topic.save(),
    "a topic appears": lambda page: TopicFactory(slug="neu"),
    "a picture's credit changes": lambda page: page.teaser_picture.save(),
    "a picture goes": lambda page: page.teaser_picture.delete(),
    "a rendition goes": lambda page: page.teaser_picture.get_rendition("width-10").delete(),
    "a document is renamed": lambda page: get_document_model().objects.create(title="Satzung", file=ContentFile(b"1", "satzung.txt")),
    "a page is restricted": restricted,
    "a collection is renamed": lambda page: Collection.get_first_root_node().save(),
    "a redirect appears": lambda page: Redirect.objects.create(old_path="/alt", redirect_link="/"),
    "the site changes": lambda page: Site.objects.get().save(),
}


@pytest.mark.parametrize("name", SEEN)
def test_version_changes_when(article: NewsPage, name: str) -> None:
    before = current()
    SEEN[name](article)
    assert current() != before


def test_version_changes_when_a_restriction_is_for_others_and_when_it_is_lifted(article: NewsPage) -> None:
    restriction = restricted(article)
    before = current()
    restriction.groups.add(Group.objects.create(name="Mitglieder"))
    for_members = current()
    restriction.delete()
    assert len({before, for_members, current()}) == 3


def test_version_changes_when_a_translation_turns_out_to_be_outdated(article: NewsPage) -> None:
    before = current()
    note_state(article, outdated=True)
    assert current() != before


def test_version_changes_together_with_the_place_of_a_draft_that_hides_what_is_below_it(tree: SimpleNamespace) -> None:
    draft = StandardPageFactory(parent=tree.home, slug="entwurf")
    hidden = publish(StandardPageFactory(parent=draft, slug="verdeckt"))
    StandardPage.objects.filter(pk=draft.pk).update(live=False)
    other = publish(StandardPageFactory(parent=tree.home, slug="anderswo"))
    with request_memory():
        assert hidden.page_ptr not in pages_of_all_types().public()
    seen: list[bool] = []

    def look(**_values: Any) -> None:
        with request_memory():
            seen.append(pages_of_all_types().public().filter(pk=hidden.pk).exists())

    receivers = post_page_move.receivers
    try:
        post_page_move.receivers = []  # whoever reads between the transaction and the signal
        post_page_move.connect(look)
        Page.objects.get(pk=draft.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    finally:
        post_page_move.receivers = receivers
        post_page_move.sender_receivers_cache.clear()
    assert seen == [False]


UNSEEN: dict[str, Callable[[NewsPage], Any]] = {
    "somebody drafts": lambda page: page.save_revision(),
    "a draft is begun": lambda page: StandardPageFactory(parent=page.get_parent().get_parent(), live=False),
    "a page is locked": lambda page: page.save(update_fields=["locked", "locked_by", "locked_at"]),
    "a rendition is made": lambda page: page.teaser_picture.get_rendition("width-11"),
    "somebody joins": lambda page: UserFactory(),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_version_stays_when(article: NewsPage, name: str) -> None:
    before = current()
    UNSEEN[name](article)
    assert current() == before


def test_what_is_rolled_back_was_no_change(db: None) -> None:
    before = current()
    with transaction.atomic():
        bump()
        transaction.set_rollback(True)
    assert current() == before


def test_a_version_never_comes_again_after_a_restored_backup(db: None) -> None:
    before = list(ContentVersion.objects.values_list("weight", flat=True))
    bump()
    later = current()
    ContentVersion.objects.all().delete()
    ContentVersion.objects.bulk_create(ContentVersion(weight=weight) for weight in before)
    bump()
    assert current() != later


def test_compacting_changes_no_version_and_leaves_two_rows(db: None) -> None:
    for _number in range(5):
        bump()
    before = current()
    assert compact() > 0
    assert (current(), ContentVersion.objects.count()) == (before, 2)
    assert compact() == 0


@pytest.fixture
def asked() -> list[int]:
    """Counts how often `answer` is really asked."""
    return []


def test_answers_are_remembered_over_requests_until_something_is_published(db: None, asked: list[int]) -> None:
    @once_per_version
    def answer(number: int) -> int:
        asked.append(number)
        return number

    for _visit in range(3):
        with request_memory():
            assert (answer(1), answer(1), answer(2)) == (1, 1, 2)
    assert asked == [1, 2]
    bump()
    with request_memory():
        answer(1)
    assert asked == [1, 2, 1]


def test_outside_a_request_nothing_is_remembered(db: None, asked: list[int]) -> None:
    @once_per_version
    def answer() -> None:
        asked.append(1)

    answer()
    answer()
    assert asked == [1, 1]


def test_a_request_keeps_the_version_it_began_with(tree: SimpleNamespace) -> None:
    with request_memory():
        before = current()
        publish(StandardPage.objects.first() or StandardPageFactory(parent=tree.home))
        assert current() == before
    assert current() != before
