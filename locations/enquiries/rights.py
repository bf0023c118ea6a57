"""Who reads which enquiries: with the right to view them, those about properties that one may edit, in whatever language they came."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from locations.models import Enquiry


class EnquiryPolicy(ModelPermissionPolicy):
    """Nobody writes in another's name: enquiries are read, closed and deleted, never added or changed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Enquiry]:
        return readable(user) if self.user_has_any_permission(user, actions) else Enquiry.objects.none()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Enquiry) -> bool:
        return self.user_has_permission(user, action) and readable(user).filter(pk=instance.pk).exists()


def readable(user: Any) -> QuerySet[Enquiry]:
    """The enquiries that `user` may read; those about a deleted property only for those who may delete them."""
    if not user.has_perm("locations.view_enquiry"):
        return Enquiry.objects.none()
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    about = Q(page__translation_key__in=editable.values("translation_key"))
    return Enquiry.objects.filter(about | Q(page__isnull=True) if user.has_perm("locations.delete_enquiry") else about)


def open_enquiries(user: Any) -> QuerySet[Enquiry]:
    """Those that nobody has closed, the oldest first."""
    return readable(user).filter(closed_at__isnull=True).order_by("received_at")
