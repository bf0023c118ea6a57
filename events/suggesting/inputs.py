"""Days and times as browsers ask for them. What is no day is shown again as it was typed, for a picker would show nothing."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms


class DayInput(forms.DateInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return picked(super().get_context(name, value, attrs), "date", date.fromisoformat)


class TimeInput(forms.TimeInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return picked(super().get_context(name, value, attrs), "time", time.fromisoformat)


def picked(context: dict[str, Any], kind: str, read: Callable[[str], Any]) -> dict[str, Any]:
    """The widget's context with the type of input that shows its value."""
    widget = context["widget"]
    widget["type"] = kind if not widget["value"] or _is_read(widget["value"], read) else "text"
    return context


def _is_read(value: str, read: Callable[[str], Any]) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return "-" in value or ":" in value
