"""A body is taken at its word too: a field that nobody knows is named, not passed over."""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel
from wagtail.api.v3.errors import problem_response

Answer = Callable[..., Any]
Place = tuple[str | int, ...]


def taken_at_its_word(view: Answer) -> Answer:
    """One of the API's functions, 422 where the body has fields that its schema does not."""

    @wraps(view)
    def answer(request: HttpRequest, **values: Any) -> Any:
        body = values.get("data")
        unknown = list(unknown_fields(json.loads(request.body), body, ("body",))) if isinstance(body, BaseModel) and request.body else []
        if unknown:
            errors = [{"type": "extra_forbidden", "loc": list(place), "msg": "There is no such field"} for place in unknown]
            return problem_response(status=422, detail="Validation failed", errors=errors)
        return view(request, **values)

    return answer


def unknown_fields(sent: Any, understood: Any, place: Place) -> Iterator[Place]:
    """The places in what was sent of which nothing is left in what was understood."""
    if isinstance(understood, BaseModel) and isinstance(sent, dict):
        fields = type(understood).model_fields
        names = {name: name for name in fields} | {field.alias: name for name, field in fields.items() if field.alias}
        for name, value in sent.items():
            if name in names:
                yield from unknown_fields(value, getattr(understood, names[name]), (*place, name))
            else:
                yield (*place, name)
    elif isinstance(understood, list) and isinstance(sent, list):
        for index, (item, known) in enumerate(zip(sent, understood, strict=False)):
            yield from unknown_fields(item, known, (*place, index))
