"""The group that runs the site's content: communications staff, who may do everything but hand out rights."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

GROUP_NAME = "Kommunikation"

# "app.codename"; what is granted per page, per collection, and for the site as a whole.
PAGES = ["wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page", "wagtailcore.bulk_delete_page"]
COLLECTIONS = [
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
]
EVERYWHERE = [
    "wagtailadmin.access_admin",
    "wagtail_localize.submit_translation",
    *("home.add_topic", "home.change_topic", "home.delete_topic"),
    *("locations.view_enquiry", "locations.change_enquiry", "locations.delete_enquiry"),
    *("wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect"),
]


def communications_group() -> Group:
    """The group with all its rights, made or completed; rights that somebody added in the admin stay."""
    group, _created = Group.objects.get_or_create(name=GROUP_NAME)
    group.permissions.add(*_permissions(EVERYWHERE))
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for permission in _permissions(PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in _permissions(COLLECTIONS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _permissions(names: list[str]) -> list[Permission]:
    """The permissions of these names; raises LookupError for a name that no model knows."""
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = {f"{p.content_type.app_label}.{p.codename}": p for p in Permission.objects.filter(wanted).select_related("content_type")}
    if missing := set(names) - set(found):
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}")
    return [found[name] for name in names]
