"""Wagtail imports this module; every room of the house has its own hooks."""

from wagtail import hooks

from home import dashboard, snippets
from home.api.v3 import actions
from home.blocks import hooks as blocks_hooks
from home.moderation import hooks as moderation_hooks
from home.publication import hooks as publication_hooks
from home.sight import hooks as sight_hooks
from home.translation import hooks as translation_hooks

__all__ = ["blocks_hooks", "dashboard", "moderation_hooks", "publication_hooks", "sight_hooks", "snippets", "translation_hooks"]

hooks.register("register_actions", actions.register_actions)
hooks.register("before_create_snippet", snippets.refuse_term_without_source)
hooks.register("construct_homepage_panels", dashboard.add_start_panel)
