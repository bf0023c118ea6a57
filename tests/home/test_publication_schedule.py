"""At the planned time a page appears or disappears; one that may not appear is reported and holds up no other."""

import logging
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from home.models import CustomImage, User
from home.publication.refusals import REFUSED
from home.publication.schedule import publish_scheduled
from home.registry import clock_jobs, todo_checks
from news.models import NewsIndexPage, NewsPage
from tests.editing import edit_address
from tests.factories import ImageFactory, NewsPageFactory, UserFactory, publish


@pytest.fixture
def later() -> datetime:
    """The moment that pages are planned for."""
    return timezone.now() + timedelta(hours=1)


def planned(news: NewsIndexPage, moment: datetime, title: str, **fields: object) -> NewsPage:
    page = NewsPageFactory(parent=news, title=title, live=False, go_live_at=moment, **fields)
    page.save_revision().publish()
    assert page.approved_schedule
    return page


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


@pytest.fixture
def refused(news: NewsIndexPage, later: datetime, monkeypatch: pytest.MonkeyPatch) -> NewsPage:
    """A planned article whose picture lost its credit before the time came; the time has come."""
    picture = ImageFactory(title="Marktplatz")
    page = planned(news, later, "Neue Werkstatt", teaser_picture=picture)
    CustomImage.objects.filter(pk=picture.pk).update(credit="")
    at(monkeypatch, later + timedelta(hours=1))
    return page


def test_it_is_one_of_the_clocks_jobs() -> None:
    assert publish_scheduled in [job.run for job in clock_jobs]


def test_planned_article_appears_at_its_time(news: NewsIndexPage, later: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    page = planned(news, later, "Rundgang")
    assert publish_scheduled() == 0
    assert not is_live(page)
    at(monkeypatch, later + timedelta(minutes=1))
    assert publish_scheduled() == 1
    assert is_live(page)
    assert publish_scheduled() == 0


def test_article_with_uncredited_picture_does_not_appear_and_holds_up_no_other(
    refused: NewsPage, news: NewsIndexPage, later: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at(monkeypatch, later - timedelta(hours=1))
    other = planned(news, later + timedelta(minutes=1), "Rundgang")
    at(monkeypatch, later + timedelta(hours=1))
    with caplog.at_level(logging.WARNING, "home.publication"):
        assert publish_scheduled() == 1
    assert is_live(other)
    assert not is_live(refused)
    assert "Marktplatz" in caplog.text
    page = NewsPage.objects.get(pk=refused.pk)
    assert not page.approved_schedule
    assert page.get_latest_revision_as_object().teaser_picture.title == "Marktplatz"


def test_refusal_is_reported_once(refused: NewsPage) -> None:
    publish_scheduled()
    publish_scheduled()
    entry = PageLogEntry.objects.get(action=REFUSED)
    assert entry.page_id == refused.pk
    assert "Marktplatz" in entry.data["reasons"][0]
    assert not PageLogEntry.objects.filter(action="wagtail.schedule.cancel").exists()


def test_history_of_the_page_says_why(refused: NewsPage, admin_client: Client) -> None:
    publish_scheduled()
    response = admin_client.get(reverse("wagtailadmin_pages:history", args=[refused.pk]))
    assert "Marktplatz" in response.content.decode()


def warnings(client: Client, page: Page) -> str:
    return " ".join(str(message) for message in client.get(edit_address(page)).context["messages"])


def test_editor_is_warned_until_the_page_is_published(
    refused: NewsPage, admin_client: Client, later: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Marktplatz" not in warnings(admin_client, refused)
    publish_scheduled()
    at(monkeypatch, later + timedelta(hours=2))
    assert "Marktplatz" in warnings(admin_client, refused)
    CustomImage.objects.update(credit="Mara Lindgarten")
    assert "Marktplatz" not in warnings(admin_client, refused)
    refused.get_latest_revision().publish()
    assert warnings(admin_client, refused) == ""


def test_it_waits_on_the_start_page_of_the_editors(refused: NewsPage, admin: User) -> None:
    (check,) = [check for check in todo_checks if check.name == "refused"]
    assert not check.find(admin).exists()
    publish_scheduled()
    assert [page.pk for page in check.find(admin)] == [refused.pk]
    assert not check.find(UserFactory()).exists()


def test_expired_page_disappears(news: NewsIndexPage, later: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    page = publish(NewsPageFactory(parent=news, title="Aufruf", live=False, expire_at=later))
    assert publish_scheduled() == 0
    at(monkeypatch, later + timedelta(minutes=1))
    assert publish_scheduled() == 1
    gone = Page.objects.get(pk=page.pk)
    assert not gone.live
    assert gone.expired


def test_unexpected_failure_of_one_page_holds_up_no_other(news: NewsIndexPage, later: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, other = planned(news, later, "Kaputt"), planned(news, later + timedelta(minutes=1), "Rundgang")
    original = NewsPage.publish

    def fail(self: NewsPage, revision: object, **options: object) -> None:
        if self.pk == broken.pk:
            raise RuntimeError("kaputt")
        original(self, revision, **options)

    monkeypatch.setattr(NewsPage, "publish", fail)
    at(monkeypatch, later + timedelta(hours=1))
    with pytest.raises(ExceptionGroup) as failures:
        publish_scheduled()
    assert [str(failure) for failure in failures.value.exceptions] == ["kaputt"]
    assert is_live(other)
    assert Page.objects.get(pk=broken.pk).approved_schedule


def test_wagtails_command_does_the_same(refused: NewsPage) -> None:
    call_command("publish_scheduled", "--dryrun")
    assert Page.objects.get(pk=refused.pk).approved_schedule
    call_command("publish_scheduled")
    assert not is_live(refused)
    assert PageLogEntry.objects.filter(action=REFUSED).exists()
