"""Translations follow what the clock publishes."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from home.models import StandardPage
from home.publication.schedule import publish_scheduled
from home.translation import following
from news.models import NewsPage
from tests.factories import StandardPageFactory
from tests.home.translations import english_of, write


def schedule(page: Any, when: timedelta, **fields: Any) -> None:
    """Plan a new version of a page; when that time has come, tests set the clock of the revision back."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.go_live_at = timezone.now() + when
    page.save_revision().publish()


def let_time_pass(page: Any) -> None:
    scheduled = type(page).objects.get(pk=page.pk).scheduled_revision
    scheduled.content["go_live_at"] = None
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.save()


def test_what_is_planned_for_german_happens_in_english_when_its_time_has_come(article: NewsPage) -> None:
    schedule(article, timedelta(days=1), show_press_contact=False, title="Neuer Titel")
    assert english_of(article).show_press_contact is True
    let_time_pass(article)
    assert publish_scheduled() == 1
    english = english_of(article)
    assert english.show_press_contact is False
    assert english.title == "Cluster Regional (en)"
    assert english.translation_outdated


def test_a_page_planned_for_its_first_time_has_no_english_one_before(tree: SimpleNamespace) -> None:
    page = StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Verband", live=False)
    page.copy_for_translation(tree.home_en.locale)
    schedule(page, timedelta(days=1))
    assert not english_of(page).live
    let_time_pass(page)
    publish_scheduled()
    assert StandardPage.objects.get(pk=page.pk).live
    assert not english_of(page).live


def test_german_that_expires_takes_english_with_it(article: NewsPage) -> None:
    NewsPage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert publish_scheduled() == 1
    assert not english_of(article).live


def broken(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError("The power is gone.")


def test_english_and_german_are_published_both_or_neither(article: NewsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(following, "keep_draft", broken)
        with pytest.raises(RuntimeError):
            write(article, title="Neuer Titel", show_press_contact=False)
    assert NewsPage.objects.get(pk=article.pk).title == "Cluster Regional"
    assert english_of(article).show_press_contact is True
