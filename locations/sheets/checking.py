"""The dry run: a file becomes a plan, with everything that is wrong in it named at once. Nothing is written."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from home.models import User
from locations.sheets.columns import IDENTITY, columns, language_of_sheets
from locations.sheets.existing import city_names, german_properties, last_saved, without_text
from locations.sheets.headers import Headers
from locations.sheets.plan import Plan
from locations.sheets.planner import Planner
from locations.sheets.problem import Place, SheetProblem
from locations.sheets.reading import read_table
from locations.sheets.register import Register
from locations.sheets.rights import Rights
from locations.sheets.rows import Layout
from locations.sheets.table import NumberedRow

Watched = Callable[[list[NumberedRow]], Iterable[NumberedRow]]


def check(data: bytes, kind: str, user: User | None, watched: Watched = iter) -> Plan:
    """What the bytes of a file would change of `site` or `hall`; raises UnreadableSheet. `watched` may count the rows as they pass."""
    language = language_of_sheets()
    ours = columns(kind, city_names())
    headers = Headers(ours)
    table = read_table(data, headers.count)
    found, problems = headers.match(table, language)
    layout = Layout(found, table.header)
    plan = Plan(kind, problems=problems)
    if not problems and "reference" not in layout and IDENTITY not in layout:
        plan.problems.append(SheetProblem(Place(table.header_number), _missing(ours, language)))
    if plan.problems:
        return plan
    pages = without_text(german_properties(kind).select_related("locale"))
    planner = Planner(plan, layout, Register(last_saved(pages, ours)), Rights(user), language)
    for number, cells in watched(table.rows):
        planner.add(number, cells)
    return plan


def _missing(ours: Iterable, language: str) -> str:
    header = next(column.header(language) for column in ours if column.name == "reference")
    return _("The column “%(header)s” is missing, by which properties are found.") % {"header": header}
