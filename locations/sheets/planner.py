"""Row by row: which property it is, whether it may be written, and what would be different."""

from copy import copy
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from home.publication.errors import field_label
from home.publication.problems import summary_problems
from locations.models import PropertyPage
from locations.sheets.cells import Raw
from locations.sheets.columns import IDENTITY, KINDS, Column
from locations.sheets.existing import Existing
from locations.sheets.plan import Change, Plan, PlannedRow
from locations.sheets.problem import SheetProblem
from locations.sheets.register import NoIdentity, Register
from locations.sheets.rights import Rights
from locations.sheets.rows import Layout, field_problems, read_row


class Planner:
    """Adds rows to `plan`."""

    def __init__(self, plan: Plan, layout: Layout, register: Register, rights: Rights, language: str) -> None:
        self.plan, self.layout, self.register, self.rights, self.language = plan, layout, register, rights, language
        self.model = KINDS[plan.kind]
        self.now = timezone.now()
        self.german = Locale.get_default()
        self._seen: dict[Any, int] = {}

    def add(self, number: int, cells: list[Raw]) -> None:
        values, problems = read_row(self.layout, number, cells)
        unread = {IDENTITY, "reference", "city"} & {column.name for column in self.layout.columns.values()} - set(values)
        if not unread:
            try:
                found = self.register.find(values)
                self._require_once(number, found.page.pk if found else (values["reference"], values.get("city")))
                problems += self._changed(number, found, values, problems) if found else self._new(number, values, problems)
            except NoIdentity as error:
                problems.append(self._problem(number, error.field, str(error)))
        self.plan.problems += problems

    def _require_once(self, number: int, identity: Any) -> None:
        if (earlier := self._seen.setdefault(identity, number)) != number:
            raise NoIdentity("reference", _("The same property stands in row %(row)d.") % {"row": earlier})

    def _changed(self, number: int, found: Existing, values: dict[str, Any], earlier: list[SheetProblem]) -> list[SheetProblem]:
        if not self.rights.may_change(found.page):
            return [self._problem(number, "", _("You may not change this property."))]
        changed = [
            column
            for column in self.layout.columns.values()
            if column.name in values and column.name != IDENTITY and not column.cell.same(found.values[column.name], values[column.name])
        ]
        problems = []
        if found.is_below_a_city and any(column.name == "city" for column in changed):
            changed = [column for column in changed if column.name != "city"]
            if values["city"]:
                problems.append(self._problem(number, "city", _("The property lies below another city. Move its page first.")))
        new = {column.name: values[column.name] for column in changed}
        if not new and not problems:
            self.plan.unchanged += not earlier
            return []
        if self.rights.is_locked_for(found.page):
            return [self._problem(number, "", _("The page is locked: somebody checks it, or it is scheduled. Unlock it first."))]
        draft = copy(found.page)
        for name, value in (found.values | new).items():
            setattr(draft, "city_id" if name == "city" else name, value)
        problems += self._invalid(number, draft, new)
        self.plan.rows.append(
            PlannedRow(
                number, draft.title, new, [self._change(column, found, new) for column in changed], self._missing(draft), page=found.page
            )
        )
        return problems

    def _new(self, number: int, values: dict[str, Any], earlier: list[SheetProblem]) -> list[SheetProblem]:
        parent = self.rights.cities.get(values["city"]) if values.get("city") else self.rights.pool
        if parent is None:
            return [self._problem(number, "city", _("Name the city in which this lies."))]
        if not self.rights.may_add_below(parent):
            return [self._problem(number, "city", self._refusal(parent))]
        new = {name: value for name, value in values.items() if value not in ("", None) and name != IDENTITY}
        unread_title = any(problem.place == self.layout.place(number, "title") for problem in earlier)
        problems = []
        if "title" not in new and not unread_title:
            problems.append(self._problem(number, "title", _("A new property needs a name.")))
        draft = self.model(locale=self.german, **{"city_id" if name == "city" else name: value for name, value in new.items()})
        problems += self._invalid(number, draft, new)
        self.plan.rows.append(PlannedRow(number, draft.title, new, [], self._missing(draft), parent=parent))
        return problems

    def _refusal(self, parent: Page) -> str:
        if parent == self.rights.pool:
            return _("You may not add properties to the pool. Name your city.")
        return _("You may not add properties to this city.")

    def _invalid(self, number: int, draft: PropertyPage, new: dict[str, Any]) -> list[SheetProblem]:
        invalid = [*field_problems(self.model, new), *draft.figure_problems(timezone.localdate(self.now))]
        return [self._problem(number, name, message) for name, message in invalid]

    def _missing(self, draft: PropertyPage) -> list[str]:
        """The fields that are still asked for before it can be published."""
        wrong = set(draft.figure_problems(timezone.localdate(self.now)))
        missing = [*summary_problems(draft), *draft.publication_problems(self.now)]
        return list(dict.fromkeys(field_label(draft, name) for name, message in missing if (name, message) not in wrong))

    def _change(self, column: Column, found: Existing, new: dict[str, Any]) -> Change:
        before, after = (column.cell.text(values[column.name], self.language) for values in (found.values, new))
        return Change(column.header(self.language), before, after)

    def _problem(self, number: int, name: str, message: str) -> SheetProblem:
        return SheetProblem(self.layout.place(number, name), message)
