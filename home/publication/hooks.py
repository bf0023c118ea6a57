"""Where Wagtail asks this package; each line calls a function that says what happens."""

from wagtail import hooks

from home.publication.actions import register_actions
from home.publication.refusals import register_refusal, warn_of_refusal
from home.publication.ways_in import refuse_bulk_publishing, refuse_live_copies

hooks.register("register_actions", register_actions)
hooks.register("register_log_actions", register_refusal)
hooks.register("before_bulk_action", refuse_bulk_publishing)
hooks.register("before_copy_page", refuse_live_copies)
hooks.register("before_edit_page", warn_of_refusal)
