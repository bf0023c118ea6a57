"""The editor's form of a quote: nobody has to think of a title, which only menus of the admin and search engines show."""

from typing import Any

from django.utils.text import Truncator

from home.quotation import one_line, unquoted
from home.slugs import free_slug
from locations.belonging import InCityForm

TITLE_LENGTH = 90


class QuoteForm(InCityForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"title", "slug"} & self.fields.keys():
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """A title and an address made of who speaks and how the words begin, where they are left empty."""
        data: dict[str, Any] = super().clean()
        words = unquoted(one_line(data.get("text") or ""))
        if not data.get("title"):
            data["title"] = title_of(data.get("person") or data.get("office") or "", words) or str(self._meta.model._meta.verbose_name)
        if "slug" in self.fields and not data.get("slug") and "slug" not in self.errors and self.parent_page:
            data["slug"] = free_slug(data["title"], self.parent_page, self.instance)
        return data


def title_of(speaker: str, words: str) -> str:
    """“Amt für Wirtschaft: Wer bei uns forscht, hat…”"""
    return Truncator(": ".join(part.strip() for part in (speaker, words) if part.strip())).chars(TITLE_LENGTH)
