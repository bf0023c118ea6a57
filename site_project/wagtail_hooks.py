"""What the site as a whole adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from site_project.demo.history import LOADED


@hooks.register("register_log_actions")
def name_the_demo_in_the_history(actions: LogActionRegistry) -> None:
    actions.register_action(LOADED, _("Load the demo"), _("Loaded with the demo"))


@hooks.register("insert_global_admin_css")
def dress_the_admin() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def keep_one_page_of_one_form() -> SafeString:
    return format_html('<script src="{}" type="module"></script>', static("js/one-page.js"))
