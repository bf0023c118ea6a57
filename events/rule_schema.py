"""A rule in the typed API: read as the text of RFC 5545, written as that text or by its parts, null for what takes place once."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Field, Model
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Discriminator, Tag
from pydantic import Field as Setting
from wagtail.api.v3.schemas.generators import create_generator, patch_generator, read_generator

from events.models.rule_field import RuleModelField
from events.recurrence import MAX_COUNT, MAX_INTERVAL, Frequency, Rule, RuleError, parse, to_text
from events.rule_errors import sentence

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class RuleInput(Schema):
    """A rule by its parts: weekly on `weekdays`, monthly on `month_day` or on the `ordinal` `weekday` (-1: the last), until a day that
    is included or for `count` dates. What is left out follows from the first date."""

    model_config = ConfigDict(extra="forbid")

    frequency: Frequency
    interval: Annotated[int, Setting(ge=1, le=MAX_INTERVAL)] = 1
    weekdays: list[Weekday] = []
    month_day: Annotated[int, Setting(ge=1, le=31)] | None = None
    ordinal: Literal[1, 2, 3, 4, -1] | None = None
    weekday: Weekday | None = None
    until: date | None = None
    count: Annotated[int, Setting(ge=1, le=MAX_COUNT)] | None = None


def as_text(sent: RuleInput | str) -> str:
    """For the form, which reads text. Raises ValueError that says what is wrong."""
    try:
        if isinstance(sent, str):
            return to_text(parse(sent)) if sent.strip() else ""
        return to_text(_of_parts(sent))
    except RuleError as error:
        raise ValueError(sentence(error)) from error


def _of_parts(sent: RuleInput) -> Rule:
    parts = sent.dict(exclude={"weekdays", "weekday"})
    weekdays = tuple(_WEEKDAYS.index(weekday) for weekday in sent.weekdays)
    return Rule(**parts, weekdays=weekdays, weekday=_WEEKDAYS.index(sent.weekday) if sent.weekday else None)


def _kind(sent: Any) -> str:
    return "text" if isinstance(sent, str) else "parts"


Text = Annotated[str, Setting(description="As RFC 5545 §3.3.10 has it.", examples=["RRULE:FREQ=MONTHLY;BYDAY=+3TH"])]
Written = Annotated[
    Annotated[RuleInput, Tag("parts")] | Annotated[Text, Tag("text")],
    Discriminator(_kind),
    AfterValidator(as_text),
]


def register() -> None:
    """Called when the apps are ready, before Wagtail makes its schemas."""
    read_generator.register_field_schema(RuleModelField, rule_read)
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(RuleModelField, lambda _generator, _field: (Written | None, None))


def rule_read(_generator: Any, field: Field) -> tuple[Any, Any, Any]:
    def resolve(obj: Model) -> str | None:
        rule = getattr(obj, field.name)
        return to_text(rule) if rule else None

    return Text | None, None, staticmethod(resolve)
