"""Whatever is done in whatever order: what visitors read is what was approved last, and nobody approved their own work."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

from home.models import User
from home.moderation.review import ReviewError
from home.publication.errors import NotPublishable
from locations.rooms.inviting import invite
from locations.rooms.withdrawing import withdraw
from news.models import NewsPage
from site_project.communications import communications_group
from tests.factories import NewsPageFactory, UserFactory
from tests.rights.rooms import Room

numbers = count()
PEOPLE = sampled_from(["city", "ada", "ben", "chief"])
STAFF = sampled_from(["ada", "ben", "chief"])


class Review(RuleBasedStateMachine):
    """A page of a city, its city, two of the staff and an administrator. The model: who has had a part since the last approval."""

    room: Room
    staff: dict[str, User]

    def __init__(self) -> None:
        super().__init__()
        self.people = {"city": self.room.editor, **self.staff}
        page = NewsPageFactory(parent=self.room.city, title="Fassung 0", slug=f"seite-{next(numbers)}", live=False, owner=self.room.editor)
        page.save_revision(user=self.room.editor)
        self.pk, self.count = page.pk, 0
        self.draft, self.public = "Fassung 0", ""
        self.authors, self.submitters, self.state = {"city"}, set(), "draft"

    @property
    def page(self) -> NewsPage:
        return NewsPage.objects.get(pk=self.pk)

    def published(self) -> None:
        self.public, self.authors, self.submitters, self.state = self.draft, set(), set(), "draft"

    @rule(who=PEOPLE)
    def edit(self, who: str) -> None:
        """A city is locked out while its page is in review."""
        page = self.page.get_latest_revision_as_object()
        if self.page.permissions_for_user(self.people[who]).page_locked():
            assert (who, self.state) == ("city", "in review")
            return
        self.count += 1
        page.title = self.draft = f"Fassung {self.count}"
        page.save_revision(user=self.people[who])
        self.authors.add(who)

    @rule(who=PEOPLE)
    def submit(self, who: str) -> None:
        page = self.page
        if self.state == "draft":
            page.get_workflow().start(page, self.people[who])
        elif self.state == "sent back":
            page.current_workflow_state.resume(self.people[who])
        else:
            return
        self.submitters.add(who)
        self.state = "in review"

    @precondition(lambda self: self.state == "in review")
    @rule(who=PEOPLE)
    def approve(self, who: str) -> None:
        state = self.page.current_workflow_task_state
        own = who == "city" or who in self.authors | self.submitters
        try:
            state.task.specific.on_action(state, self.people[who], "approve")
        except ReviewError:
            assert own
        else:
            assert not own
            self.published()

    @precondition(lambda self: self.state == "in review")
    @rule(who=PEOPLE)
    def reject(self, who: str) -> None:
        state = self.page.current_workflow_task_state
        try:
            state.task.specific.on_action(state, self.people[who], "reject")
        except ReviewError:
            assert who == "city"
        else:
            assert who != "city"
            self.state = "sent back"

    @precondition(lambda self: self.state != "draft")
    @rule()
    def revoke(self) -> None:
        self.page.current_workflow_state.cancel(user=self.room.editor)
        self.state, self.submitters = "draft", set()

    @rule(who=STAFF)
    def publish(self, who: str) -> None:
        """Past the review: nobody can. Outside of one: who may publish approves by it."""
        try:
            self.page.latest_revision.publish(user=self.people[who])
        except NotPublishable:
            assert self.state == "in review"
            return
        assert self.state != "in review"
        handed_in, goes_on = self.submitters, self.page.current_workflow_state is not None
        self.published()
        if goes_on:
            self.state, self.submitters = "sent back", handed_in

    @rule()
    def withdraw_and_invite(self) -> None:
        """Loses nobody's work; what was sent back is a draft then."""
        withdraw(self.room.city)
        if self.state == "sent back":
            self.state, self.submitters = "draft", set()
        self.people["city"] = invite(self.room.city, self.room.editor.email).user

    @invariant()
    def visitors_read_what_was_approved_last(self) -> None:
        page = self.page
        assert (page.title if page.live else "") == self.public
        assert page.workflow_in_progress is (self.state == "in review")


def test_visitors_read_what_was_approved_last(jena: Room) -> None:
    people = {"ada": UserFactory(username="ada"), "ben": UserFactory(username="ben"), "chief": UserFactory(is_superuser=True)}
    for name in ("ada", "ben"):
        people[name].groups.add(communications_group())

    class Machine(Review):
        room, staff = jena, people

    checked: Any = settings(max_examples=10, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Machine, settings=checked)
