"""A quote in the middle of another page: a fixed one, or the one of the day."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from typing_extensions import TypedDict
from wagtail import blocks

from home import links, pictures
from home.blocks.choosers import PageChooserBlock
from home.blocks.listing import TopicBlock, topic_choices
from home.frame import absolute
from home.shapes import PictureData


class QuoteData(TypedDict):
    """The words, without quotation marks, and who says them; `language` is that of the words."""

    text: str
    speaker: str
    beside: str
    url: str
    language: str
    portrait: PictureData | None


class QuoteBlock(blocks.StructBlock):
    """Asks the page type for a quote `in_short(pk, language)`, or for the one `of_the_day(language, topic)`: words, a speaker and a url."""

    quote = PageChooserBlock(
        page_type="quotes.QuotePage", required=False, label=_("Quote"), help_text=_("Left empty, it is the quote of the day.")
    )
    topic = TopicBlock(
        choices=topic_choices, required=False, label=_("Topic of the day"), search_index=False,
        help_text=_("Quotes of the day on this topic come first."),
    )  # fmt: skip

    api_shape = QuoteData | None

    class Meta:
        icon = "openquote"
        group = _("Lists")
        label = _("Quote")
        description = _("Words of a person or an office, with portrait: a fixed quote, or another one each day.")
        template = "blocks/quote.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"quote": None, "topic": ""})

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """`quote`, its portrait loaded; None where nothing is public."""
        quote = self._shown(value)
        pictures.load([quote.portrait_id] if quote else [])
        return super().get_context(value, parent_context=parent_context) | {"quote": quote}

    def get_api_representation(self, value: blocks.StructValue, context: dict[str, Any] | None = None) -> QuoteData | None:
        """The quote in the language of the answer, else in German, with full addresses; null when there is none."""
        quote = self._shown(value)
        if quote is None:
            return None
        portrait = pictures.picture(quote.portrait_id, quote.language) if quote.portrait_id else None
        return QuoteData(
            text=quote.text,
            speaker=quote.speaker,
            beside=quote.beside,
            url=absolute(quote.url),
            language=quote.language,
            portrait=portrait.as_data() if portrait else None,
        )

    def _shown(self, value: blocks.StructValue) -> Any:
        """A fixed quote that is no longer public is left out: another one would not be what the editor meant."""
        chosen, language, pages = value["quote"], links.active_language(), self.child_blocks["quote"].model_class
        if chosen is None:
            return pages.of_the_day(language, value["topic"])
        linked = links.load([chosen.pk]).get(chosen.pk)
        version = linked.version_in(language) if linked else None
        return pages.in_short(version.pk, language) if version else None
