"""The shape of every block, as it is answered and as it is written, read from the blocks themselves.

A block that answers something else than its children says so in `api_shape`, beside the method that makes it.
"""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal, Union

from django.core.exceptions import ImproperlyConfigured
from ninja import Schema
from pydantic import BeforeValidator, Field, create_model
from wagtail import blocks
from wagtail.api.v3.schemas.generators.write import RichTextInputSchema

from home.api.guards import LARGEST

Number = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]  # as in addresses: databases fail on larger ones
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Shape = Any  # what pydantic takes for a type: a class, a union, an Annotated


class InputSchema(Schema):
    """What is written has no fields that nobody knows."""

    model_config = {"extra": "forbid"}


class Shapes:
    """Types for blocks in one direction. One schema per block, made once, named after its class."""

    base: type[Schema] = Schema
    suffix = ""

    def __init__(self) -> None:
        self._made: dict[str, tuple[type, type[Schema]]] = {}

    def of(self, block: blocks.Block) -> Shape:
        if isinstance(block, blocks.StreamBlock):
            return self.stream(block)
        if isinstance(block, blocks.StructBlock):
            return self.struct(block)
        if isinstance(block, blocks.ListBlock):
            return list[self.of(block.child_block)]  # type: ignore[misc]
        return self.leaf(block)

    def stream(self, block: blocks.StreamBlock) -> Shape:
        """A list of blocks, told apart by their `type`."""
        items = tuple(self.item(name, child) for name, child in block.child_blocks.items())
        if len(items) == 1:
            return list[items[0]]  # type: ignore[valid-type]
        return list[Annotated[Union[items], Field(discriminator="type")]]  # type: ignore[valid-type] # noqa: UP007

    def item(self, name: str, block: blocks.Block) -> type[Schema]:
        """A block in a stream; its `id` stays when its words change."""
        title = "".join(part.capitalize() for part in name.split("_"))
        fields = {"type": (Literal[name], ...), "value": (self.of(block), ...), "id": (str | None, None)}
        return self.schema(f"{title}Block", block, fields)

    def struct(self, block: blocks.StructBlock) -> Shape:
        return self.schema(type(block).__name__.removesuffix("Block"), block, self.fields(block))

    def fields(self, block: blocks.StructBlock) -> dict[str, tuple[Shape, Any]]:
        return {name: (self.of(child), ...) for name, child in block.child_blocks.items()}

    def schema(self, name: str, block: blocks.Block, fields: Mapping[str, tuple[Shape, Any]]) -> type[Schema]:
        """The schema with this name. Raises ImproperlyConfigured for a name that another block has already taken."""
        title = f"{name}{self.suffix}"
        if title not in self._made:
            self._made[title] = type(block), create_model(title, __base__=self.base, __doc__=str(block.meta.label or ""), **fields)  # type: ignore[call-overload]
        owner, made = self._made[title]
        if owner is not type(block):
            raise ImproperlyConfigured(f"Two blocks of the API are called {title}: {owner} and {type(block)}.")
        return made

    def leaf(self, block: blocks.Block) -> Shape:
        raise NotImplementedError


class ReadShapes(Shapes):
    """What blocks answer: resolved, nothing left to look up."""

    def of(self, block: blocks.Block) -> Shape:
        return block.api_shape if hasattr(block, "api_shape") else super().of(block)

    def fields(self, block: blocks.StructBlock) -> dict[str, tuple[Shape, Any]]:
        more = getattr(block, "api_fields_besides", {})
        return super().fields(block) | {name: (shape, ...) for name, shape in more.items()}

    def leaf(self, block: blocks.Block) -> Shape:
        return choice_shape(block) or {blocks.IntegerBlock: int | None, blocks.BooleanBlock: bool, blocks.TimeBlock: time | None}.get(
            type(block), Text
        )


class WriteShapes(Shapes):
    """What blocks are written as: words, numbers, and the ids of pictures, pages and documents."""

    base = InputSchema
    suffix = "Input"

    def fields(self, block: blocks.StructBlock) -> dict[str, tuple[Shape, Any]]:
        """What a block needs is asked for; what it can do without may be left out or null."""
        shapes = {name: (child, self.of(child)) for name, child in block.child_blocks.items()}
        return {name: (shape, ...) if child.required else (shape | None, None) for name, (child, shape) in shapes.items()}

    def leaf(self, block: blocks.Block) -> Shape:
        if isinstance(block, blocks.ChooserBlock | blocks.IntegerBlock):
            return Number
        if isinstance(block, blocks.TimeBlock):
            return time
        if isinstance(block, blocks.RichTextBlock):
            return str | RichTextInputSchema
        return bool if isinstance(block, blocks.BooleanBlock) else choice_shape(block) or str


def choice_shape(block: blocks.Block) -> Shape | None:
    """The values of a choice that are always the same; None for those that are rows of the database, and for other blocks."""
    choices = block.deconstruct()[2].get("choices") if isinstance(block, blocks.ChoiceBlock) else None
    return Literal[tuple(value for value, _label in choices)] if isinstance(choices, list | tuple) else None
