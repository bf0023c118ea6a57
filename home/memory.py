"""Answers that are worth asking once per request: the version of the content, the targets of links, the pictures of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_memory: ContextVar[dict[Any, Any] | None] = ContextVar("request_memory", default=None)


@contextmanager
def request_memory() -> Iterator[None]:
    """Open an empty memory, for the middleware to hold open while it answers a request that only reads."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def in_request() -> bool:
    """Whether a memory is open."""
    return _memory.get() is not None


def once_per_request(function: Callable[P, R]) -> Callable[P, R]:
    """Remember a function's answers by its (hashable) arguments; outside a request every call asks anew."""

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        memory = _memory.get()
        if memory is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in memory:
            memory[key] = function(*args, **kwargs)
        return cast(R, memory[key])

    return remembered
