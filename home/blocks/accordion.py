"""Questions and answers that unfold, without JavaScript."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.words import ParagraphBlock


class AccordionItemBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"), help_text=_("Always visible; a click shows the text."))
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "arrow-down"
        label = _("Entry")
        label_format = "{heading}"


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItemBlock(), min_num=1, label=_("Entries"))

    class Meta:
        icon = "collapse-down"
        group = _("Lists")
        label = _("Texts to unfold")
        description = _("Questions and answers, terms and conditions: what only some readers need.")
        template = "blocks/accordion.html"

    def get_preview_value(self) -> blocks.StructValue:
        items = [
            {
                "heading": gettext("Who may take part?"),
                "text": "<p>{}</p>".format(gettext("Everyone who works, researches or administers in the region.")),
            },
            {"heading": gettext("What does it cost?"), "text": "<p>{}</p>".format(gettext("Nothing. The cities bear the cost."))},
        ]
        return self.normalize({"items": items})
