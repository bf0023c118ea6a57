"""What is handed in is written down once, whatever way it came, and its submitters are forgotten in time."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from home.models import Notice, StandardPage, Submission, User
from home.moderation.handing_in import HandedIn, handing_in
from home.moderation.retention import forget_submitters
from tests.editing import edit_address, press
from tests.factories import StandardPageFactory, publish
from tests.home.contributions import contributor, decide, drafted, hand_in, reviewer, second_step

FORM = HandedIn("form", name="Karla Wendisch", email="k.wendisch@beispiel.example", language="en", consented_at=timezone.now())


@pytest.fixture
def tom(tree: SimpleNamespace) -> User:
    return contributor(tree.home)


@pytest.fixture
def mara(db: None) -> User:
    return reviewer()


@pytest.fixture
def page(tree: SimpleNamespace, tom: User) -> StandardPage:
    return drafted(StandardPageFactory(parent=tree.home, title="Offenes Labor", live=False), tom)


def kinds(**conditions: Any) -> list[str]:
    return list(Notice.objects.filter(**conditions).values_list("kind", flat=True))


def test_one_row_for_each_page_handed_in_with_who_and_when(page: Page, tom: User, mara: User) -> None:
    state = hand_in(page, tom)
    submission = Submission.objects.get()
    assert (submission.page_id, submission.workflow_state, submission.source, submission.user) == (page.pk, state, "admin", tom)
    assert submission.submitter == "Tom Sommerfeld"
    assert submission.submitted_at is not None
    assert kinds(user=tom) == ["received"]
    assert kinds(user=mara) == ["waiting"]


def test_handed_in_again_it_is_the_same_row_and_everybody_is_told_again(page: Page, tom: User, mara: User) -> None:
    hand_in(page, tom)
    decide(page, mara, "reject", "Bitte kürzer.")
    assert kinds(user=tom) == ["received", "rejected"]
    hand_in(page, tom)
    submission = Submission.objects.get()
    assert submission.resubmitted_at > submission.submitted_at
    assert kinds(user=tom) == ["received", "rejected", "received"]
    assert kinds(user=mara) == ["waiting", "waiting"]


def test_the_second_step_is_no_second_submission(page: Page, tom: User, mara: User) -> None:
    second_step()
    hand_in(page, tom)
    decide(page, mara, "approve")
    assert Submission.objects.count() == 1
    assert kinds(user=tom) == ["received"]
    decide(page, mara, "approve")
    assert kinds(user=tom) == ["received", "approved"]


def test_a_page_published_at_once_by_staff_is_approved_for_who_wrote_it(page: Page, tom: User, mara: User) -> None:
    hand_in(page, tom)
    StandardPage.objects.get(pk=page.pk).get_latest_revision().publish(user=mara)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert kinds(user=tom) == ["received", "approved"]


def test_who_takes_it_back_is_told_nothing(page: Page, tom: User, mara: User) -> None:
    publish(page)
    drafted(page, tom)
    hand_in(page, tom).cancel(user=tom)
    assert kinds(user=tom) == ["received"]


def test_what_fails_leaves_neither_row_nor_mail(page: Page, tom: User, mara: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.moderation.recording.reviewers_of", lambda task: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        hand_in(page, tom)
    assert (Submission.objects.count(), Notice.objects.count(), WorkflowState.objects.count()) == (0, 0, 0)


def test_the_form_names_somebody_without_an_account(page: Page, mara: User) -> None:
    with handing_in(FORM):
        hand_in(page, None)  # type: ignore[arg-type]
    submission = Submission.objects.get()
    assert (submission.source, submission.user, submission.submitter) == ("form", None, "Karla Wendisch")
    assert kinds(user=None) == ["received"]
    decide(page, mara, "reject", "Wann?")
    assert kinds(user=None) == ["received", "rejected"]


def test_what_the_form_says_ends_with_its_block(page: Page, tom: User) -> None:
    with pytest.raises(ZeroDivisionError), handing_in(FORM):
        raise ZeroDivisionError
    hand_in(page, tom)
    assert Submission.objects.get().source == "admin"


def test_name_and_address_are_forgotten_in_time_and_nobody_is_written_to_any_more(
    page: Page, mara: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with handing_in(FORM):
        hand_in(page, None)  # type: ignore[arg-type]
    settings.SUBMISSION_DAYS = 30
    assert forget_submitters() == 0
    later = timezone.now() + dt.timedelta(days=31)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert forget_submitters() == 1
    submission = Submission.objects.get()
    assert (submission.name, submission.email, submission.consented_at) == ("", "", None)
    assert submission.source == "form"
    assert kinds(user=None) == []
    decide(page, mara, "approve")
    assert kinds(user=None) == []
    assert forget_submitters() == 0


def test_the_editors_own_button_leads_here_too(page: Page, tom: User, mara: User, client: Client) -> None:
    client.force_login(tom)
    response = press(client, edit_address(page), "submit", slug="offenes-labor")
    assert response.status_code == 302
    assert Submission.objects.get().user == tom
