"""The group that runs the site's content: communications staff, who may do everything but hand out rights."""

from typing import Any

from django.apps.registry import Apps
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.permissions import permissions_named

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
    *("locations.add_cityroom", "locations.delete_cityroom"),  # invite a city, withdraw
    *("wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect"),
]


def communications_group() -> Group:
    """The group with all its rights, made or completed; rights that somebody added in the admin stay."""
    group, _created = Group.objects.get_or_create(name=GROUP_NAME)
    group.permissions.add(*permissions_named(*EVERYWHERE))
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for permission in permissions_named(*PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in permissions_named(*COLLECTIONS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def on_migrated(apps: Apps | None = None, **kwargs: Any) -> None:
    """Signal `post_migrate` of the app whose permissions come last: every installation has the group from the beginning.

    Once it is there, its rights are what the administrators make of them. `flush` sends the signal without `apps`.
    """
    if apps is None or ("locations", "cityroom") not in {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}:
        return  # a database that is empty, or on its way
    if not Group.objects.filter(name=GROUP_NAME).exists():
        communications_group()
