"""The text of a page: every kind of block in one stream, its headings in order whatever order editors choose."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

from home.blocks.accordion import AccordionBlock
from home.blocks.boxes import AboutBoxBlock, CallToActionBlock
from home.blocks.downloads import DownloadsBlock
from home.blocks.embed import EmbedBlock
from home.blocks.event import EventBlock
from home.blocks.facts import FactsBlock
from home.blocks.listing import NewsListingBlock
from home.blocks.pictures import GalleryBlock, PictureBlock
from home.blocks.quote import QuoteBlock
from home.blocks.words import HeadingBlock, ParagraphBlock, PullQuoteBlock

HEADED = {"heading", "accordion"}
# Their headings may be missing. Nor does a list of news count, for it is not shown while there is nothing in it.
PERHAPS_HEADED = {"about_box", "cta", "downloads"}


@dataclass(frozen=True)
class Heading:
    """A heading of a page's text, for a table of contents."""

    anchor: str
    text: str


class BodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    pullquote = PullQuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()
    about_box = AboutBoxBlock()
    cta = CallToActionBlock()
    facts = FactsBlock()
    accordion = AccordionBlock()
    downloads = DownloadsBlock()
    news_listing = NewsListingBlock()
    event = EventBlock()
    quote = QuoteBlock()

    class Meta:
        template = "blocks/body.html"

    def get_context(self, value: StreamValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context=parent_context) | {"children": list(_with_levels(value))}


def anchor(block_id: str | None) -> str:
    """The id of a block's element on the page: it stays when words change, and is the same in every language."""
    return f"b-{(block_id or 'preview')[:8]}"


def headings(body: StreamValue) -> list[Heading]:
    """The headings of the first level in a text."""
    found = (block for block in body if block.block_type == "heading" and block.value["level"] == "h2")
    return [Heading(anchor(block.id), block.value["text"]) for block in found]


def _with_levels(body: StreamValue) -> Iterator[tuple[StreamValue.StreamChild, str]]:
    """Each block with the level of its headings: an h3 that no h2 stands above becomes one, so that no level is left out."""
    below_h2 = False
    for block in body:
        level = "h3" if below_h2 else "h2"
        if block.block_type == "heading" and block.value["level"] == "h2":
            level = "h2"
        yield block, level
        below_h2 = below_h2 or _has_heading(block)


def _has_heading(block: StreamValue.StreamChild) -> bool:
    return block.block_type in HEADED or (block.block_type in PERHAPS_HEADED and bool(block.value["heading"]))
