"""Wagtail imports this module; every part of the room has its own hooks."""

from wagtail import hooks

from locations import snippets
from locations.enquiries import admin as enquiries
from locations.front_door import panel as front_door
from locations.front_door import views as front_door_views
from locations.rooms import admin as rooms
from locations.rooms import history as rooms_history
from locations.sheets.admin.menu import PropertyGroup

__all__ = ["snippets"]

hooks.register("register_admin_viewset", enquiries.EnquiryViewSet)
hooks.register("register_log_actions", enquiries.register_log_actions)
hooks.register("register_admin_viewset", PropertyGroup)
hooks.register("register_admin_urls", rooms.admin_urls)
hooks.register("register_page_header_buttons", rooms.buttons)
hooks.register("register_page_listing_more_buttons", rooms.buttons)
hooks.register("register_log_actions", rooms_history.register_log_actions)
hooks.register("register_admin_urls", front_door_views.admin_urls)
hooks.register("construct_homepage_panels", front_door.open_front_door, order=100)
hooks.register("construct_homepage_summary_items", front_door.without_summary, order=100)
