"""What stands on a project's page besides its text: stations on the way, who pays, what came of it, what there is to take away."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.choosers import DocumentChooserBlock, PictureChooserBlock
from home.blocks.links import OptionalLinkBlock

FIRST_YEAR, LAST_YEAR = 1990, 2100
DUTY = _("This funder demands its logo and this sentence.")


class MilestoneBlock(blocks.StructBlock):
    year = blocks.IntegerBlock(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Year"))
    text = blocks.CharBlock(max_length=80, label=_("Step"), help_text=_("A few words: “permits granted”."))

    class Meta:
        icon = "tick"
        label = _("Step")
        label_format = "{year} {text}"


class FundingBlock(blocks.StructBlock):
    programme = blocks.CharBlock(max_length=160, label=_("Programme"), help_text=_("With the funder, as the notice of funding names it."))
    amount = blocks.IntegerBlock(required=False, min_value=1, max_value=2_000_000_000, label=_("Sum"), help_text=_("In whole euros."))
    duty = blocks.BooleanBlock(
        required=False, label=_("Logo and wording are prescribed"), help_text=_("The page can then be published with both only.")
    )
    logo = PictureChooserBlock(required=False, label=_("Logo of the funder"))
    wording = blocks.TextBlock(
        required=False,
        default="",
        max_length=400,
        rows=2,
        label=_("Required wording"),
        help_text=_("Word for word as the notice of funding has it."),
    )
    url = blocks.URLBlock(required=False, default="", label=_("Page of the programme"))

    class Meta:
        icon = "pick"
        label = _("Funding")
        label_format = "{programme}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Raises where the funder demands what is not there; a draft may lack it."""
        value = super().clean(value)
        if value.get("duty") and not self.is_deferred_validation:
            missing = {name: ValidationError(DUTY) for name in ("logo", "wording") if not value.get(name)}
            if missing:
                raise StructBlockValidationError(block_errors=missing)
        return value


class ResultBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=300, rows=2, label=_("Result"), help_text=_("One or two sentences: what there is now."))
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "success"
        label = _("Result")
        label_format = "{text}"


MILESTONES = [("milestone", MilestoneBlock())]
FUNDING = [("funding", FundingBlock())]
RESULTS = [("result", ResultBlock())]
DOWNLOADS = [("document", DocumentChooserBlock(label=_("Document")))]
