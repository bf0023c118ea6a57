"""Leaving out of an English page what English has no words for yet."""

from collections.abc import Iterator
from typing import Any

from django.db.models import ManyToOneRel, Model
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

Items = StreamValue | ListValue


def item_ids(instance: Model) -> set[str]:
    """The ids of all blocks, list items and inline children of a page, however deep."""
    found = {item for field in instance._meta.get_fields() if isinstance(field, StreamField) for item in _block_ids(field, instance)}
    for child in _children(instance):
        found |= {str(child.translation_key)} | item_ids(child)
    return found


def _block_ids(field: StreamField, instance: Model) -> Iterator[str]:
    waiting: list[Any] = [field.value_from_object(instance).get_prep_value()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                yield value["id"]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _children(instance: Model) -> Iterator[Any]:
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(instance):
            if issubclass(relation.related_model, TranslatableMixin):
                yield from getattr(instance, relation.get_accessor_name()).all()


def leave_out(instance: Model, path: str, known: set[str], *, keeps_words: bool = True) -> None:
    """Leave the text at a content path of wagtail-localize out of `instance`, a page filled from its source.

    `known` are the items that the page has been showing. A block that is not among them goes as a whole, for half a block helps
    nobody; in one that is, only the text stays empty. A new inline child goes only if it can't be without the text: an author is
    named before the role is translated. A plain field of the page itself keeps the words it has, unless `keeps_words` is False.
    """
    name, *steps = path.split(".")
    field = instance._meta.get_field(name)
    if isinstance(field, StreamField):
        _leave_out_of_blocks(getattr(instance, name), steps, known)
    elif isinstance(field, ManyToOneRel):
        relation = getattr(instance, name)
        key, *inner = steps
        for child in [child for child in relation.all() if str(child.translation_key) == key]:
            if key in known or not _is_required(child, *inner):
                leave_out(child, ".".join(inner), known, keeps_words=False)
            else:
                relation.remove(child)
    elif not keeps_words:
        setattr(instance, name, "")


def _is_required(child: Model, name: str, *steps: str) -> bool:
    """Whether a text of an inline child is one that it can't be without; what hangs further below stands and falls by itself."""
    return not steps and not child._meta.get_field(name).blank


def _leave_out_of_blocks(value: Any, steps: list[str], known: set[str]) -> None:
    innermost: tuple[Items, int] | None = None
    for depth, step in enumerate(steps):
        if isinstance(value, StreamValue | ListValue):
            index = position(value, step)
            if index is None:  # gone already, with another text of the same item
                return
            innermost = value, index
            if step not in known:
                break
            value = value[index].value if isinstance(value, StreamValue) else value[index]
        elif isinstance(value, StructValue):
            if depth == len(steps) - 1:
                value[step] = value.block.child_blocks[step].to_python("")
                return
            value = value[step]
        else:
            break
    if innermost:
        items, index = innermost
        del items[index]


def position(items: Items, item_id: str) -> int | None:
    blocks = items if isinstance(items, StreamValue) else items.bound_blocks
    return next((index for index, block in enumerate(blocks) if block.id == item_id), None)
