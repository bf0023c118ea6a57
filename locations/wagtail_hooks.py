"""Wagtail imports this module; every part of the room has its own hooks."""

from wagtail import hooks

from locations import snippets
from locations.enquiries import admin as enquiries
from locations.sheets.admin.menu import PropertyGroup

__all__ = ["snippets"]

hooks.register("register_admin_viewset", enquiries.EnquiryViewSet)
hooks.register("register_log_actions", enquiries.register_log_actions)
hooks.register("register_admin_viewset", PropertyGroup)
