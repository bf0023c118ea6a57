"""How stored rich text becomes HTML. The links in it are written by the handlers in `home.rich_text_links`."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from home.frame import absolute

# What the handlers write: a link that leads nowhere, one into the other language, one within this site.
_DEAD_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_FOREIGN_LINK = re.compile(r'(<a [^>]*\bhreflang="[^>]*>.*?</a>)', re.DOTALL)
_OWN_ADDRESS = re.compile(r'(<a [^>]*\bhref=")(/[^"]*)')


def for_readers(source: str) -> SafeString:
    """Stored rich text as the HTML of a page: links into German carry a visible note, links that lead nowhere are plain text."""
    html = _DEAD_LINK.sub(r"\1", expand_db_html(source))
    note = escape(_("in German"))
    # Editors' rich text is sanitised when it is saved.
    return mark_safe(_FOREIGN_LINK.sub(rf'\1 <span class="lang-note">{note}</span>', html))  # noqa: S308


def for_programs(source: str) -> str:
    """Stored rich text as HTML that is right on any site: addresses are full."""
    html = _DEAD_LINK.sub(r"\1", expand_db_html(source))
    return _OWN_ADDRESS.sub(lambda found: found[1] + absolute(found[2]), html)
