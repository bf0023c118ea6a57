"""Questions that no database should be asked: refused before anything else looks at them."""

import re

from django.http import QueryDict
from wagtail.api.v2.utils import BadRequestError

LONGEST = 500
LARGEST = 10**9  # more pages, pictures or documents than any site has
_DEEPEST = 5  # brackets in `fields`
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[+-]?[0-9]+", re.ASCII)


def refuse_nonsense(query: QueryDict) -> None:
    """Raise BadRequestError for values that databases, parsers or recursion cannot bear; what is left is Wagtail's to judge."""
    for name, values in query.lists():
        for value in values:
            if reason := _wrong_with(name, value):
                shown = "".join(sign for sign in name if sign.isprintable())[:60]
                raise BadRequestError(f"{shown}: {reason}")


def searchable(query: QueryDict) -> QueryDict:
    """The same question with nothing but words in `search`: other signs find nothing, but break the syntax of SQLite's index."""
    if "search" not in query:
        return query
    plain = query.copy()
    plain["search"] = " ".join(_WORD.findall(query["search"]))
    return plain


def _wrong_with(name: str, value: str) -> str:
    if "\x00" in name + value:
        return "null characters are not allowed"
    if len(value) > LONGEST or len(name) > LONGEST:
        return f"must not be longer than {LONGEST} characters"
    if _NUMBER.fullmatch(value) and abs(int(value)) > LARGEST:
        return f"must not be larger than {LARGEST}"
    return _wrong_with_operation(name, value)


def _wrong_with_operation(name: str, value: str) -> str:
    if name == "fields" and value.count("(") > _DEEPEST:
        return f"must not have more than {_DEEPEST} opening brackets"
    if name == "search_operator" and value not in ("and", "or"):
        return "must be “and” or “or”"
    if name == "id" and not _NUMBER.fullmatch(value):
        return "must be a number"
    return ""
