"""Where Wagtail's admin asks this package."""

from wagtail import hooks

from home.moderation import account, editor, menu, views

hooks.register("register_admin_urls", views.admin_urls)
hooks.register("register_admin_menu_item", menu.item)
hooks.register("register_account_settings_panel", account.panel)
hooks.register("before_edit_page", editor.tell_who_approves)
hooks.register("construct_page_action_menu", editor.without_publishing)
hooks.register("construct_page_action_menu", editor.hand_in_first)
