"""Boxes beside the course of the text: who is behind it, and what to do next."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.choosers import PictureChooserBlock
from home.blocks.links import LinkBlock, OptionalLinkBlock
from home.blocks.pictures import newest_pictures
from home.blocks.words import ParagraphBlock


class AboutBoxBlock(blocks.StructBlock):
    logo = PictureChooserBlock(required=False, label=_("Logo"))
    heading = blocks.CharBlock(max_length=100, label=_("Heading"))
    text = ParagraphBlock(features=["bold", "italic", "link"], label=_("Text"))
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "group"
        group = _("Boxes")
        label = _("About a house")
        description = _("Who is behind an article: logo, a few sentences, a link.")
        template = "blocks/about_box.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(
            {
                "logo": newest_pictures(1)[0],
                "heading": gettext("About the association"),
                "text": "<p>{}</p>".format(gettext("The network of the region’s software houses, founded in 2009, has about 50 members.")),
                "link": {"label": gettext("To the member’s profile"), "page": None, "url": "https://www.example.org/"},
            }
        )


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
