"""Where in a question something is wrong: `query` and a name, or `body` and the way through the JSON that was sent, key by key."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.utils.forms import CodedMessage, FieldPath, FormValidationError

BODY = "body"


class FormErrors(FormValidationError):  # noqa: N818 - many at once, as Wagtail names them
    """The errors of a form by their place; those of blocks by the block's, as `("body", 2, "value", "image")`."""

    @classmethod
    def get_form_errors_as_dict(cls, form: BaseForm, path: FieldPath = ()) -> dict[FieldPath, list[CodedMessage]]:
        found: dict[FieldPath, list[CodedMessage]] = super().get_form_errors_as_dict(form, path)
        for name, errors in form.errors.as_data().items():
            if any(hasattr(error, "block_errors") for error in errors):
                del found[(*path, name)]
                for place, message in (placed for error in errors for placed in in_blocks(error)):
                    found.setdefault((*path, name, *place), []).append(message)
        return found


def in_blocks(error: ValidationError, place: FieldPath = ()) -> Iterator[tuple[FieldPath, CodedMessage]]:
    """What is wrong with a block and with those in it, each at its place in the API's JSON."""
    if not hasattr(error, "block_errors"):
        yield from ((place, (one.messages[0], one.code or "invalid")) for one in error.error_list)
        return
    for of_the_whole in error.non_block_errors.as_data():
        yield from in_blocks(of_the_whole, place)
    for key, inner in error.block_errors.items():
        step = (key, "value") if isinstance(error, StreamBlockValidationError) else (key,)
        yield from in_blocks(inner, (*place, *step))


def as_sent(place: FieldPath, sent: Any, *, missing: bool = False) -> FieldPath:
    """The place without the steps that are not in the JSON: our name for the body, and which kind of several was tried.

    Of something that is `missing` the last step is not there either.
    """
    found = []
    for step in place:
        if (isinstance(sent, dict) and step in sent) or (isinstance(sent, list) and isinstance(step, int) and step < len(sent)):
            found.append(step)
            sent = sent[step]
    return (*found, place[-1]) if missing and place else tuple(found)


def in_a_form(prefix: str) -> FieldPath:
    """The place of a field that a form knows by its prefix: `body-2-value-text`."""
    return tuple(int(step) if step.isdecimal() else step for step in prefix.split("-"))
