"""Facts in rows: what it is on the left, what is so on the right."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=80, label=_("What"))
    value = blocks.CharBlock(max_length=200, label=_("Value"))

    class Meta:
        icon = "list-ul"
        label = _("Fact")
        label_format = "{label}: {value}"


class FactsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=100, label=_("Heading"))
    rows = blocks.ListBlock(FactBlock(), min_num=1, label=_("Facts"))

    class Meta:
        icon = "table"
        group = _("Lists")
        label = _("Facts")
        description = _("A small table: figures, dates, responsibilities.")
        template = "blocks/facts.html"

    def get_preview_value(self) -> blocks.StructValue:
        rows = [
            {"label": gettext("Cities"), "value": gettext("12, from Altenburg to Zwickau")},
            {"label": gettext("States"), "value": gettext("Saxony, Saxony-Anhalt, Thuringia")},
            {"label": gettext("Founded"), "value": "2009"},
        ]
        return self.normalize({"heading": gettext("The region in brief"), "rows": rows})
