"""What stored blocks refer to, found in the raw data: nothing is asked of the database, so it can be asked for at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from home.blocks.choosers import ProfileChooserBlock
from home.keys import is_key


@dataclass
class References:
    """Ids of everything that was referred to; `profiles` are those `pages` of which more is shown than a link."""

    pictures: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    profiles: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)


def walk(block: blocks.Block, raw: Any, found: References) -> None:
    """Add what the stored value `raw` of a block refers to; values of an unexpected shape are passed over."""
    if isinstance(block, blocks.StreamBlock):
        _walk_stream(block, raw, found)
    elif isinstance(block, blocks.StructBlock):
        if isinstance(raw, Mapping):
            for name, child in block.child_blocks.items():
                walk(child, raw.get(name), found)
    elif isinstance(block, blocks.ListBlock):
        for item in raw or []:
            walk(block.child_block, item["value"] if block._item_is_in_block_format(item) else item, found)
    elif isinstance(block, blocks.RichTextBlock):
        walk_rich_text(raw or "", found)
    elif isinstance(raw, int):
        _note(block, raw, found)


def walk_rich_text(source: str, found: References) -> None:
    """Add the pages and documents that stored rich text links to."""
    kinds = {"page": found.pages, "document": found.documents}
    for attributes in map(extract_attrs, FIND_A_TAG.findall(source)):
        kind, written = attributes.get("linktype", ""), attributes.get("id", "")
        if kind in kinds and is_key(written):
            kinds[kind].add(int(written))


def _walk_stream(block: blocks.StreamBlock, raw: Iterable[Mapping[str, Any]] | None, found: References) -> None:
    for item in raw or []:
        if child := block.child_blocks.get(item["type"]):
            walk(child, item["value"], found)


def _note(block: blocks.Block, pk: int, found: References) -> None:
    if isinstance(block, ImageChooserBlock):
        found.pictures.add(pk)
    elif isinstance(block, blocks.PageChooserBlock):
        found.pages.add(pk)
        if isinstance(block, ProfileChooserBlock):
            found.profiles.add(pk)
    elif isinstance(block, DocumentChooserBlock):
        found.documents.add(pk)
