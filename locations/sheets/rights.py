"""What somebody may write by a sheet: what the forms would let them write."""

from functools import cached_property

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.models import User
from locations.models import CityPage, PropertyPage, PropertyPoolPage

policy = PagePermissionPolicy()


def may_import(user: User) -> bool:
    """Whether there is anything that the user could write at all."""
    return bool(policy.user_has_any_permission(user, {"add", "change"}))


class Rights:
    """`user` is None for whoever sits at the server's command line, who may do everything."""

    def __init__(self, user: User | None) -> None:
        self.user = user
        self._adding: dict[int, bool] = {}

    def may_change(self, page: PropertyPage) -> bool:
        return self.user is None or page.pk in self._changeable

    def is_locked_for(self, page: PropertyPage) -> bool:
        """By somebody, by a workflow or until it is published as scheduled; asks the database."""
        return self.user is not None and page.permissions_for_user(self.user).page_locked()

    @cached_property
    def _changeable(self) -> set[int]:
        return set(policy.instances_user_has_permission_for(self.user, "change").values_list("pk", flat=True))

    def may_add_below(self, parent: Page) -> bool:
        if self.user is None:
            return True
        if parent.pk not in self._adding:
            self._adding[parent.pk] = parent.permissions_for_user(self.user).can_add_subpage()
        return self._adding[parent.pk]

    @cached_property
    def cities(self) -> dict[int, CityPage]:
        """By the id of the German page."""
        return CityPage.objects.filter(locale__language_code="de").in_bulk()

    @cached_property
    def pool(self) -> PropertyPoolPage | None:
        """Where properties stand that name no city."""
        return PropertyPoolPage.objects.filter(locale__language_code="de").order_by("path").first()
