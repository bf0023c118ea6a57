"""Questions that programs put to feeds and calendars: anything unknown is an error that says, in a sentence, what is known."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.paging import printable

_LONGEST = 60


class NotUnderstoodError(ValueError):
    """The address asks for something that does not exist; the message is for the person who wrote the program."""


def language_asked(query: QueryDict) -> str:
    """The language to answer in, even where the rest of the question makes no sense."""
    asked = str(query.get("locale", ""))
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def require_parameters(query: QueryDict, known: Sequence[str]) -> None:
    """Raises NotUnderstoodError, in the active language, for a parameter that there is not, or that is given more than once."""
    for name, values in query.lists():
        if name not in known:
            raise NotUnderstoodError(_("There is no parameter “%(name)s”. This feed knows: %(known)s.") % said(name, known))
        if len(values) > 1:
            raise NotUnderstoodError(_("The parameter “%(name)s” is given more than once.") % {"name": name})


def require_values(query: QueryDict, topics: Sequence[str], cities: Sequence[str]) -> None:
    """Raises NotUnderstoodError for a language, a topic or a city that there is not; `topics` and `cities` are slugs."""
    languages = list(dict(settings.LANGUAGES))
    sentences = {
        "locale": (languages, _("There is no language “%(name)s”. This feed knows: %(known)s.")),
        "topic": (topics, _("There is no topic “%(name)s”. This feed knows: %(known)s.")),
        "city": (cities, _("There is no city “%(name)s”. This feed knows: %(known)s.")),
    }
    for name, (known, sentence) in sentences.items():
        if name in query and query[name] not in known:
            raise NotUnderstoodError(sentence % said(query[name], known))


def said(name: str, known: Sequence[str]) -> dict[str, str]:
    """What was asked for, printable and short, and what there is."""
    return {"name": printable(name, _LONGEST), "known": ", ".join(known)}


def not_understood(error: NotUnderstoodError) -> HttpResponse:
    """400 with the sentence, in the active language."""
    headers = {"Content-Language": get_language()}
    return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8", headers=headers)
