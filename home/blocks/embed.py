"""A video elsewhere that nothing is loaded from until a visitor asks for it. The server never asks for it either."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.players import Player, player


class EmbedValue(blocks.StructValue):
    @property
    def player(self) -> Player | None:
        """Who shows the video and how; None when its host is not, or no longer, allowed."""
        return player(self["url"], settings.EMBED_HOSTS)


class EmbedBlock(blocks.StructBlock):
    api_fields_besides = {"provider": str | None, "player": str | None}

    url = blocks.URLBlock(max_length=500, label=_("Address of the video"), help_text=_("As it stands in the browser’s address bar."))
    title = blocks.CharBlock(max_length=120, label=_("Title"), help_text=_("Names the video for everybody, before it is loaded."))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        icon = "media"
        group = _("Pictures")
        label = _("Video")
        description = _("A video from another site. Visitors see who shows it, and load it by a click.")
        template = "blocks/embed.html"
        value_class = EmbedValue

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"url": "https://vimeo.com/76979871", "title": gettext("One evening in two minutes"), "caption": ""})

    def clean(self, value: EmbedValue) -> EmbedValue:
        value = super().clean(value)
        if value["url"] and value.player is None:
            providers = get_text_list(["YouTube", "Vimeo", *sorted(set(settings.EMBED_HOSTS.values()))], gettext("and"))
            message = gettext("This is not the address of a video that can be shown here. Possible are %(providers)s.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message % {"providers": providers})})
        return value

    def get_api_representation(self, value: EmbedValue, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The fields, and provider and address of the player; both null when the host is not allowed."""
        found = value.player
        return super().get_api_representation(value, context=context) | {
            "provider": found.provider if found else None,
            "player": found.frame if found else None,
        }
