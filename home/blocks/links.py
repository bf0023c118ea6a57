"""A link to one of our pages or to an address elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home import links
from home.blocks.choosers import PageChooserBlock
from home.frame import absolute
from home.shapes import LinkData


class LinkValue(blocks.StructValue):
    @property
    def target(self) -> links.Target | None:
        """Where the link leads in the language of the page around it; None when it leads nowhere."""
        if self["page"]:
            return links.target(self["page"].pk)
        return links.elsewhere(self["url"], self["label"]) if self["url"] else None


class LinkBlock(blocks.StructBlock):
    api_shape = LinkData | None

    label = blocks.CharBlock(max_length=80, label=_("Text of the link"))
    page = PageChooserBlock(required=False, label=_("Page of this site"))
    url = blocks.URLBlock(required=False, label=_("or address elsewhere"))

    class Meta:
        icon = "link"
        label = _("Link")
        template = "blocks/link.html"
        value_class = LinkValue
        required = True

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"label": gettext("How to become a member"), "page": None, "url": "https://www.example.org/"})

    def clean(self, value: LinkValue) -> LinkValue:
        """Raises for a link that is half filled in; drafts may be."""
        value = super().clean(value)
        if self.is_deferred_validation or not (self.meta.required or value["label"] or value["page"] or value["url"]):
            return value
        errors = {}
        if not value["label"]:
            errors["label"] = ValidationError(_("Say where the link leads."))
        if bool(value["page"]) == bool(value["url"]):
            errors["url"] = ValidationError(_("Choose a page or give an address, one of the two."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    def get_api_representation(self, value: LinkValue, context: dict[str, Any] | None = None) -> LinkData | None:
        """Label, full address and language of what is there; null where the link leads nowhere."""
        return as_data(value["label"], value.target)


def as_data(label: str, target: links.Target | None) -> LinkData | None:
    """A link as other programs get it; None for one that leads nowhere."""
    if target is None:
        return None
    return LinkData(label=label, url=absolute(target.url) if target.language else target.url, language=target.language)


class OptionalLinkBlock(LinkBlock):
    """A link that may be missing as a whole."""

    label = blocks.CharBlock(required=False, max_length=80, label=_("Text of the link"))

    class Meta:
        required = False


class LinkColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=60, label=_("Heading"))
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column of links")
