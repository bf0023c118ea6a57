"""Where Wagtail asks this package."""

from wagtail import hooks

from home.sight.admin_api import narrow
from home.sight.middleware import without_reports
from home.sight.pages import narrow_page_chooser

hooks.register("construct_page_chooser_queryset", narrow_page_chooser)
hooks.register("construct_reports_menu", without_reports)
hooks.register("construct_admin_api", narrow, order=100)  # after those of pictures and documents
