"""The demo in one language: what the files say, as the models take it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from wagtail.blocks import StreamBlock
from wagtail.models import Locale

from home.models import Topic
from locations.models import Sector
from site_project.demo.table import PAGE_LINK
from site_project.demo.values import Block, DocumentKey, PageKey, PageTitle, PictureKey, RichText, SectorKey, Text, TopicKey, Value

DEMO = UUID("6d9a2c7e-4f0b-5b7e-9a35-0f3d8f1c2b64")


def identity(place: str) -> UUID:
    """The same key for the same place in every installation and every language: a page, an author, a block, an item of a list."""
    return uuid5(DEMO, place)


@dataclass
class Library:
    """What is in the database by now. Pages are the German ones: English links name them, too, and find their way when shown."""

    pages: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    topics: dict[tuple[str, str], Topic] = field(default_factory=dict)
    sectors: dict[str, Sector] = field(default_factory=dict)  # the German ones
    titles: dict[str, Text] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # the id of a block -> its place, for messages


@dataclass(frozen=True)
class Edition:
    locale: Locale
    library: Library

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    def text(self, text: Text) -> str:
        return text.in_language(self.language)

    def rich_text(self, text: RichText) -> str:
        """HTML as Wagtail stores it, page links by id."""
        return PAGE_LINK.sub(lambda link: f'<a linktype="page" id="{self.library.pages[link[1]]}">', self.text(text))

    def topic(self, topic: TopicKey) -> Topic:
        return self.library.topics[topic.key, self.language]

    def german_topic(self, topic: TopicKey) -> Topic:
        """For pages of which one topic is the same in every language."""
        return self.library.topics[topic.key, settings.LANGUAGE_CODE]

    def sector(self, sector: SectorKey) -> Sector:
        """The German one: what organisations work on is the same in every language."""
        return self.library.sectors[sector.key]

    def plain(self, value: Any) -> Any:
        """Words in this language; pages, pictures, documents and topics by their ids; everything else as it is."""
        match value:
            case RichText():
                return self.rich_text(value)
            case Text():
                return self.text(value)
            case PageTitle():
                return self.text(self.library.titles[value.key])
            case PageKey():
                return self.library.pages[value.key]
            case PictureKey():
                return self.library.pictures[value.key]
            case DocumentKey():
                return self.library.documents[value.key]
            case TopicKey():
                return self.topic(value).pk
        return value

    def stream(self, blocks: Sequence[Block], place: str, definition: StreamBlock) -> str:
        """The JSON of a StreamField. The blocks' ids depend on the place only, so that a translation has those of its source.

        Wagtail drops silently what the definition does not know; here it is a KeyError.
        """
        numbered = enumerate(blocks, start=1)
        return json.dumps([self._block(block, f"{place}.{i}", definition.child_blocks[block.type]) for i, block in numbered])

    def _block(self, block: Block, place: str, definition: Any) -> dict[str, Any]:
        return {"type": block.type, "value": self._value(block.value, place, definition), "id": self._id(place)}

    def _value(self, value: Value, place: str, definition: Any) -> Any:
        match value:
            case dict():
                return {name: self._value(part, f"{place}.{name}", definition.child_blocks[name]) for name, part in value.items()}
            case list():
                return [self._block(Block("item", part), f"{place}.{i}", definition.child_block) for i, part in enumerate(value, start=1)]
        return self.plain(value)

    def _id(self, place: str) -> str:
        block_id = str(identity(place))
        self.library.places[block_id] = place
        return block_id
