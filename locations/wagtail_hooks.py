"""Wagtail imports this module; every part of the room has its own hooks."""

from wagtail import hooks

from locations.sheets.admin.menu import PropertyGroup

hooks.register("register_admin_viewset", PropertyGroup)
