"""Boxes beside the course of the text: who is behind it, and what to do next."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import get_text_for_indexing

from home import links, pictures, profiles
from home.blocks.choosers import PictureChooserBlock, ProfileChooserBlock
from home.blocks.links import LinkBlock, OptionalLinkBlock, as_data
from home.blocks.pictures import newest_pictures
from home.blocks.words import ParagraphBlock


@dataclass(frozen=True)
class About:
    """What the box shows. `logo` is a picture or its id; `text` is rich text, `summary` what the organisation's page says where there is
    none; languages (BCP 47) are empty for words that were written for this page; `label` is that of the link, if there is one."""

    logo: Any
    heading: str
    heading_language: str
    text: str
    summary: str
    summary_language: str
    target: links.Target | None
    label: str


class AboutValue(blocks.StructValue):
    @property
    def shown(self) -> About:
        """What was written by hand, and for the rest what the page of the organisation says of it."""
        chosen = self.get("organisation")
        profile = profiles.profile(chosen.pk) if chosen else None
        language = profile.target.language if profile else ""
        text, link = self["text"].source if self["text"] else "", self["link"]
        is_written = bool(get_text_for_indexing(text).strip())
        return About(
            logo=self["logo"] or (profile.logo_id if profile else None),
            heading=self["heading"] or (profile.target.title if profile else ""),
            heading_language="" if self["heading"] else language,
            text=text if is_written else "",
            summary=profile.summary if profile and not is_written else "",
            summary_language=language,
            target=link.target or (profile.target if profile else None),
            label=link["label"] if link.target else gettext("To the profile"),
        )


class AboutBoxBlock(blocks.StructBlock):
    organisation = ProfileChooserBlock(
        required=False,
        label=_("Organisation"),
        help_text=_("A member or partner. What you leave empty below, its page says: logo, heading, text and link."),
    )
    logo = PictureChooserBlock(required=False, label=_("Logo"))
    heading = blocks.CharBlock(required=False, max_length=100, label=_("Heading"), help_text=_("May be left out with an organisation."))
    text = ParagraphBlock(
        required=False, features=["bold", "italic", "link"], label=_("Text"), help_text=_("May be left out with an organisation.")
    )
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "group"
        group = _("Boxes")
        label = _("About a house")
        description = _("Who is behind an article: logo, a few sentences, a link. Choose an organisation, or write it yourself.")
        template = "blocks/about_box.html"
        value_class = AboutValue

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(
            {
                "organisation": None,
                "logo": newest_pictures(1)[0],
                "heading": gettext("About the association"),
                "text": "<p>{}</p>".format(gettext("The network of the region’s software houses, founded in 2009, has about 50 members.")),
                "link": {"label": gettext("To the member’s profile"), "page": None, "url": "https://www.example.org/"},
            }
        )

    def clean(self, value: AboutValue) -> AboutValue:
        """Raises for a box that nobody has filled in and no organisation fills; drafts may be such."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        missing = ValidationError(_("Write this, or choose an organisation."))
        errors = {name: missing for name in ("heading", "text") if self.needs(value, name) and not value[name]}
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    def needs(self, value: AboutValue, name: str) -> bool:
        """Whether the box cannot be without these words, because no organisation says them."""
        return name in ("heading", "text") and not value.get("organisation")

    def get_api_representation(self, value: AboutValue, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the box shows; the language of what the organisation's page says stands with the organisation."""
        shown = value.shown
        parts: dict[str, Any] = super().get_api_representation(value, context=context)
        logo = pictures.picture(shown.logo) if shown.logo else None
        parts |= {"heading": shown.heading, "logo": logo.as_data() if logo else None, "link": as_data(shown.label, shown.target)}
        return parts | ({"text": format_html("<p>{}</p>", shown.summary)} if shown.summary else {})


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=100, label=_("Heading"))
    text = blocks.TextBlock(required=False, max_length=300, rows=3, label=_("Text"))
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        group = _("Boxes")
        label = _("Call to action")
        description = _("What readers can do next: one sentence, one button.")
        template = "blocks/cta.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(
            {
                "heading": gettext("Join in"),
                "text": gettext("Anyone who works in one of the twelve cities can become a member."),
                "link": {"label": gettext("How to become a member"), "page": None, "url": "https://www.example.org/"},
            }
        )
