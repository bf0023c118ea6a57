"""Where Wagtail's admin asks this package. `order=-1`: before wagtail-localize, which answers the same questions otherwise."""

from wagtail import hooks

from home.translation import buttons, copying, editor, history, views

hooks.register("register_actions", copying.register_actions)
hooks.register("register_admin_urls", views.admin_urls, order=-1)
hooks.register("register_log_actions", history.register_log_actions)
hooks.register("before_create_page", editor.refuse_page_without_source)
hooks.register("before_edit_page", editor.publish_from_editor, order=-1)
hooks.register("before_edit_snippet", editor.publish_snippet_from_editor, order=-1)
hooks.register("after_publish_page", editor.tell_what_waits)
hooks.register("construct_page_action_menu", editor.without_alias_item)
hooks.register("construct_explorer_page_queryset", buttons.with_sources)
buttons.offer_instead()
