"""Words: headings, running text, quotes lifted from it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from home import rich_text
from home.quotation import unquoted

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, label=_("Heading"))
    level = blocks.ChoiceBlock(choices=[("h2", _("Heading")), ("h3", _("Subheading"))], default="h2", label=_("Level"), search_index=False)

    class Meta:
        icon = "title"
        group = _("Text")
        label = _("Heading")
        description = _("Divides the text. It can be linked to.")
        template = "blocks/heading.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"text": gettext("Every city sets its own topic"), "level": "h2"})


class ParagraphBlock(blocks.RichTextBlock):
    """Rich text wherever it stands: in the body, in a box, in an accordion."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        group = _("Text")
        label = _("Text")
        description = _("Running text with bold and italic words, links and lists.")
        template = "blocks/paragraph.html"

    def get_preview_value(self) -> RichText:
        return RichText(
            "<p>{}</p><ul><li>{}</li><li>{}</li></ul>".format(
                gettext("Each evening begins with three short talks and ends in working groups that set their own topic."),
                gettext("Admission is free."),
                gettext("All talks can be read afterwards."),
            )
        )

    def get_api_representation(self, value: RichText, context: dict[str, Any] | None = None) -> Any:
        """HTML with full addresses, unless the request names another `rich_text_format`."""
        request = (context or {}).get("request")
        if request and request.GET.get("rich_text_format", "html") != "html":
            return super().get_api_representation(value, context=context)
        return rich_text.for_programs(value.source)


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        max_length=300, rows=3, label=_("Words"), help_text=_("Without quotation marks: the page sets them as its language has them.")
    )
    name = blocks.CharBlock(required=False, max_length=120, label=_("Name"))
    role = blocks.CharBlock(required=False, max_length=160, label=_("Role"))

    class Meta:
        icon = "openquote"
        group = _("Text")
        label = _("Pull quote")
        description = _("A sentence lifted from the text, in large letters.")
        template = "blocks/pullquote.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(
            {
                "text": gettext("Our members do not want another stage, they want a table."),
                "name": "Jonas Feldhoff",
                "role": gettext("Managing director (example)"),
            }
        )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Marks that were typed around the whole quote go, since the page sets its own; marks within it stay."""
        value = super().clean(value)
        value["text"] = unquoted(value["text"])
        return value
