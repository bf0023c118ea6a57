"""How far a command has come, for whoever waits for it."""

from collections.abc import Iterator, Sequence
from typing import Any, TextIO, TypeVar

T = TypeVar("T")
EVERY = 200


class Watch:
    """Says what is being done, and now and then how much of it; call it around a sequence."""

    def __init__(self, output: Any, doing: str) -> None:
        self._output: TextIO = output
        self._doing = doing

    def __call__(self, whole: Sequence[T]) -> Iterator[T]:
        for number, each in enumerate(whole, start=1):
            yield each
            if number % EVERY == 0 or number == len(whole):
                self._output.write(f"{self._doing}: {number} / {len(whole)}\n")
