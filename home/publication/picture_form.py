"""The form of a picture: what a public page could not have been published without stays with its picture."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from home.publication.pictures import live_pages_showing, needed_fields
from home.uploads.pictures import PictureFileField
from home.uploads.storing import StoringForm

# A logo may stand on every page; nobody reads more names than this.
NAMED = 5


class PictureForm(StoringForm, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            # Made now, for Wagtail's field puts its words together in the language of the moment.
            self.fields["file"] = PictureFileField(label=plain.label, widget=plain.widget, required=plain.required)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for field, titles in self.pages_needing_what_was_emptied().items():
            self.add_error(field, _("Public pages show this picture, so this can't be left empty: %(pages)s.") % {"pages": names(titles)})
        return cleaned

    def pages_needing_what_was_emptied(self) -> dict[str, list[str]]:
        """The titles of the pages by field; what was empty before may stay so, or nobody could fill the rest."""
        emptied = set(self.emptied()) if self.instance.pk else set()
        needing: dict[str, list[str]] = {}
        for page in live_pages_showing(self.instance) if emptied else ():
            for field in emptied.intersection(needed_fields(page.locale.language_code)):
                needing.setdefault(field, []).append(page.title)
        return needing

    def emptied(self) -> Iterator[str]:
        for field in self.changed_data:
            if field in self.cleaned_data and not self.cleaned_data[field] and self.initial.get(field):
                yield field


def names(titles: list[str]) -> str:
    named = [_("“%(page)s”") % {"page": title} for title in titles[:NAMED]]
    rest = [_("%(count)d more") % {"count": len(titles) - NAMED}] if len(titles) > NAMED else []
    return get_text_list(named + rest, _("and"))
