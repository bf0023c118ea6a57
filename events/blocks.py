"""The programme of an event: what happens when, and who speaks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SpeakerBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=120, label=_("Name"))
    role = blocks.CharBlock(required=False, max_length=120, label=_("Role"))
    organisation = blocks.CharBlock(required=False, max_length=160, label=_("Organisation"))

    class Meta:
        icon = "user"
        label = _("Speaker")
        label_format = "{name}"


class ProgrammeItemBlock(blocks.StructBlock):
    time = blocks.TimeBlock(required=False, label=_("Time"))
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=600, rows=2, label=_("Text"))
    speakers = blocks.ListBlock(SpeakerBlock(), min_num=0, default=[], label=_("Speakers"))

    class Meta:
        icon = "time"
        label = _("Item")
        label_format = "{time} {title}"


PROGRAMME = [("item", ProgrammeItemBlock())]
