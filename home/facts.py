"""What every page can say of itself in the words of schema.org: who publishes it and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

from home.frame import absolute, address
from home.structured_data import Thing, breadcrumb_list, organisation

if TYPE_CHECKING:
    from home.models.base_page import BasePage


def publisher() -> Thing:
    """The association, the same thing on every page."""
    return organisation(_("Metropolitan Region Central Germany"), absolute("/"), urljoin(settings.BASE_URL, static("img/icon.svg")))


def breadcrumbs(page: BasePage) -> list[Thing]:
    """The way from the start page to this one; nothing for the start page itself."""
    trail = [*page.trail, page]
    return [breadcrumb_list([(above.title, absolute(address(above.url_path))) for above in trail])] if len(trail) > 1 else []
