"""Pictures in the text, one or several, with caption and credit."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model

from home.blocks.choosers import PictureChooserBlock


class PictureBlock(blocks.StructBlock):
    image = PictureChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"), help_text=_("The credit follows by itself."))

    class Meta:
        icon = "image"
        group = _("Pictures")
        label = _("Picture")
        description = _("One picture as wide as the text, with caption and credit.")
        template = "blocks/picture.html"

    def get_preview_value(self) -> blocks.StructValue:
        caption = gettext("Optics from Jena are the subject of the fourth evening.")
        return self.normalize({"image": newest_pictures(1)[0], "caption": caption})


class GalleryBlock(blocks.StructBlock):
    images = blocks.ListBlock(PictureChooserBlock(label=_("Picture")), min_num=2, max_num=12, label=_("Pictures"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"), help_text=_("The credits follow by themselves."))

    class Meta:
        icon = "image"
        group = _("Pictures")
        label = _("Gallery")
        description = _("Two to twelve pictures side by side with one caption.")
        template = "blocks/gallery.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"images": newest_pictures(4), "caption": gettext("Four cities, four evenings.")})

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """`images` that are still there, and whether one credit (`shared_credit`) says it for all."""
        images = [image for image in value["images"] if image]
        shared = len({(image.credit, image.licence) for image in images}) == 1
        return super().get_context(value, parent_context=parent_context) | {"images": images, "shared_credit": shared}


def newest_pictures(number: int) -> list[Any]:
    """Pictures from the library for a block's preview, the last ones again and again if there are fewer; None where there are none."""
    found = list(get_image_model().objects.exclude(alt_text="").order_by("-pk")[:number])
    return [found[place % len(found)] if found else None for place in range(number)]
