"""Documents to take away."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model

from home.blocks.choosers import DocumentChooserBlock


class DownloadsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=100, label=_("Heading"))
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), min_num=1, label=_("Documents"))

    class Meta:
        icon = "download"
        group = _("Lists")
        label = _("Downloads")
        description = _("Documents with their kind and size.")
        template = "blocks/downloads.html"

    def get_preview_value(self) -> blocks.StructValue:
        found = list(get_document_model().objects.order_by("-pk")[:3])
        return self.normalize({"heading": gettext("To take away"), "documents": found})
