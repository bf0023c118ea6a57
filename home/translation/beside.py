"""Texts that belong to what stands beside them: old words below a new picture would say something that is not true.

In blocks these are the texts of a struct that holds pictures. A page class names its own in `texts_beside`, text to neighbour.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import ManyToOneRel, Model
from wagtail.blocks import Block, ListBlock, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from home.translation.gaps import leave_out, position


def neighbours(instance: Model, paths: Iterable[str]) -> dict[str, Any]:
    """What stands beside the texts at these content paths, as plain values that compare equal while it stays the same."""
    return {path: _neighbour(instance, path) for path in paths}


def leave_out_beside_others(instance: Model, before: dict[str, Any], known: set[str]) -> None:
    """Leave out those texts whose neighbour is not what it was `before`; an item that can't be without its text goes as a whole."""
    for path, neighbour in before.items():
        if _neighbour(instance, path) != neighbour:
            items = [step for step in path.split(".") if step in known]
            required = bool(items) and _is_required(instance, path)
            leave_out(instance, path, known - set(items[-1:]) if required else known, keeps_words=False)


def _neighbour(instance: Model, path: str) -> Any:
    owner, name = _owner(instance, path)
    if isinstance(owner, StructValue):
        return [_pictures(block, owner[key]) for key, block in owner.block.child_blocks.items() if _shows_pictures(block)]
    beside = getattr(owner, "texts_beside", {}).get(name)
    return getattr(owner, owner._meta.get_field(beside).attname) if beside else None


def _is_required(instance: Model, path: str) -> bool:
    """Whether a struct can't be without its text: always, or as it is filled in, which its block says by `needs`."""
    owner, name = _owner(instance, path)
    if not isinstance(owner, StructValue):
        return False
    needs = getattr(owner.block, "needs", None)
    return owner.block.child_blocks[name].required or bool(needs and needs(owner, name))


def _owner(instance: Model, path: str) -> tuple[Any, str]:
    """The page, inline child or struct that has the text at a content path as its own, and the text's name in it; None for no longer."""
    name, *steps = path.split(".")
    field = instance._meta.get_field(name)
    if isinstance(field, ManyToOneRel):
        key, *inner = steps
        child = next((child for child in getattr(instance, name).all() if str(child.translation_key) == key), None)
        return _owner(child, ".".join(inner)) if child else (None, "")
    return _holder(getattr(instance, name), steps) if isinstance(field, StreamField) else (instance, name)


def _holder(value: Any, steps: list[str]) -> tuple[Any, str]:
    for depth, step in enumerate(steps):
        if isinstance(value, StreamValue | ListValue):
            index = position(value, step)
            if index is None:
                return None, ""
            value = value[index].value if isinstance(value, StreamValue) else value[index]
        elif isinstance(value, StructValue) and depth < len(steps) - 1:
            value = value[step]
        else:
            return value, step
    return None, ""


def _shows_pictures(block: Block) -> bool:
    return isinstance(block.child_block if isinstance(block, ListBlock) else block, ImageChooserBlock)


def _pictures(block: Block, value: Any) -> list[Any]:
    pictures = value if isinstance(block, ListBlock) else [value]
    return [picture and picture.pk for picture in pictures]
