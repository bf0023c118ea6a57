"""Wagtail imports this module; every part of the room has its own hooks."""

from wagtail import hooks

from events import next_dates
from events.changing import menu

hooks.register("register_admin_urls", next_dates.urls)
hooks.register("register_admin_urls", menu.admin_urls)
hooks.register("register_page_header_buttons", menu.buttons)
hooks.register("register_page_listing_more_buttons", menu.buttons)
