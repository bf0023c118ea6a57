"""What moderators see of a changed rule: its sentence before and after."""

from typing import Any

from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from events.models.rule_field import RuleModelField
from events.recurrence import Rule
from events.rule_widget import ONCE
from events.wording import sentence


class RuleComparison(FieldComparison):
    def __init__(self, field: RuleModelField, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.words_a, self.words_b = _words(self.val_a, obj_a), _words(self.val_b, obj_b)

    def htmldiff(self) -> str:
        changes = [("deletion", self.words_a), ("addition", self.words_b)] if self.has_changed() else [("equal", self.words_b)]
        return TextDiff(changes, separator=" ").to_html()


def register() -> None:
    register_comparison_class(RuleModelField, comparison_class=RuleComparison)


def _words(rule: Rule | None, row: Any) -> str:
    return sentence(rule, row.first_date) if rule else str(ONCE)
