"""What a list can be narrowed by, as its filter offers it, and what is chosen already."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Question(Protocol):
    """What was asked of a list, as an address."""

    def query(self) -> str: ...


LabelT = TypeVar("LabelT")
QuestionT = TypeVar("QuestionT", bound=Question)


@dataclass(frozen=True)
class Choice(Generic[LabelT]):
    """A value of a filter, and how many things of the list it would leave; None where that is not counted."""

    value: str
    label: LabelT
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Chosen(Generic[LabelT, QuestionT]):
    """A filter that is on, in words, and the question without it."""

    label: LabelT
    without: QuestionT

    @property
    def query_without(self) -> str:
        return self.without.query()


def choices(chosen: str, labels: Mapping[str, str], counts: Mapping[str, int]) -> list[Choice[str]]:
    """The values of one filter in the order of `labels`, and what was asked for, as it was written, if there is no such value."""
    known = labels if chosen in ("", *labels) else {**labels, chosen: chosen}
    return [Choice(value, label, counts.get(value, 0), value == chosen) for value, label in known.items()]
