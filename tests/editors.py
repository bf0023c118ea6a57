"""People who may write in one part of the site only."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from home.models import User
from tests.factories import UserFactory


def editor_of(page: Page, *codenames: str) -> User:
    """Somebody who may write below one page only."""
    group = Group.objects.create(name=page.title)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames or ("add_page", "change_page"):
        GroupPagePermission.objects.create(group=group, page=page, permission=Permission.objects.get(codename=codename))
    user = UserFactory()
    user.groups.add(group)
    return user
