"""Questions that no database should be asked: refused before anything else looks at them."""

import datetime as dt
import re

from django.http import QueryDict
from wagtail.api.v2.utils import BadRequestError

from home.paging import printable

LONGEST = 500
LONGEST_SHOWN = 60  # of a parameter's name, in what is said about it
LARGEST = 10**9  # more pages, pictures or documents than any site has
_DEEPEST = 5  # brackets in `fields`
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[+-]?[0-9]+", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+[+-][0-9]{2}:?[0-9]{2}", re.ASCII)


def refuse_nonsense(query: QueryDict) -> None:
    """Raise BadRequestError for values that databases, parsers or recursion cannot bear; what is left is Wagtail's to judge."""
    for name, values in query.lists():
        for value in values:
            if reason := _wrong_with(name, value):
                raise BadRequestError(f"{printable(name, LONGEST_SHOWN)}: {reason}")


def searchable(query: QueryDict) -> QueryDict:
    """The same question with nothing but words in `search`: other signs find nothing, but break the syntax of SQLite's index."""
    if "search" not in query:
        return query
    plain = query.copy()
    plain["search"] = " ".join(_WORD.findall(query["search"]))
    return plain


def in_utc(query: QueryDict) -> QueryDict:
    """The same question with moments in UTC: PostgreSQL knows no offset of 16 hours and more, which RFC 3339 allows."""
    moments = {name: [_in_utc(value) for value in values] for name, values in query.lists() if any(map(_MOMENT.fullmatch, values))}
    if not moments:
        return query
    plain = query.copy()
    for name, values in moments.items():
        plain.setlist(name, values)
    return plain


def _in_utc(text: str) -> str:
    """A moment with an offset in UTC, at the ends of time without it; everything else as it stands, which others judge."""
    if not _MOMENT.fullmatch(text):
        return text
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    try:
        return moment.astimezone(dt.UTC).isoformat()
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC).isoformat()


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
