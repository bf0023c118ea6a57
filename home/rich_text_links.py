"""Links in rich text: pages and documents get their address from what has been loaded for the whole page at once."""

from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler as WagtailDocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler as WagtailPageLinkHandler

from home import documents, links
from home.keys import is_key


class PageLinkHandler(WagtailPageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        language = links.active_language()
        targets = (links.target(pk, language) if pk else None for pk in map(_id, attrs_list))
        return [_opening(target, language) for target in targets]


class DocumentLinkHandler(WagtailDocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        ids = list(map(_id, attrs_list))
        found = documents.load(pk for pk in ids if pk)
        return [found.get(pk) for pk in ids]


def _id(attrs: dict[str, str]) -> int:
    """The id of what is linked to; 0 where something else was written."""
    written = attrs.get("id", "")
    return int(written) if is_key(written) else 0


def _opening(target: links.Target | None, language: str) -> str:
    if target is None:
        return "<a>"
    foreign = f' hreflang="{target.language}"' if target.language != language else ""
    return f'<a href="{escape(target.url)}"{foreign}>'
