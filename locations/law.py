"""The terms of German planning law (BauNVO, BauGB), and what they mean for readers who do not know it."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from home.links import active_language
from locations.choices import Zoning

_SECTION = re.compile(r"(?<=§) | (?=Bau(?:NVO|GB)\b)")
NAMES = {
    Zoning.VILLAGE: _("Village area"),
    Zoning.MIXED: _("Mixed-use area"),
    Zoning.URBAN: _("Urban area"),
    Zoning.CORE: _("Core area"),
    Zoning.COMMERCIAL: _("Commercial area"),
    Zoning.INDUSTRIAL: _("Industrial area"),
    Zoning.SPECIAL: _("Special area"),
}
MEANINGS = {
    Zoning.VILLAGE: _("farms, homes and businesses that do not disturb living"),
    Zoning.MIXED: _("homes beside businesses that do not disturb living"),
    Zoning.URBAN: _("homes, businesses and public facilities in a dense mixture"),
    Zoning.CORE: _("trade, offices and central facilities of a city"),
    Zoning.COMMERCIAL: _("businesses of all kinds that cause no considerable nuisance"),
    Zoning.INDUSTRIAL: _("industry, including what may be built nowhere else"),
    Zoning.SPECIAL: _("one purpose that the plan names, such as a port or research"),
}


@dataclass(frozen=True)
class Term:
    """A term as the page shows it; `german` and `meaning` are empty on a German page, whose readers have the term itself."""

    words: str
    german: str = ""
    meaning: str = ""


def zone_name(code: str) -> str:
    """“Commercial area (GE)”."""
    return f"{NAMES[Zoning(code)]} ({code})"


def term(label: object, meaning: object = "") -> Term:
    """A label (translated when it is shown) of planning law, for readers of the active language."""
    if active_language() == settings.LANGUAGE_CODE:
        return Term(_unbroken(capfirst(str(label))))
    with translation.override(settings.LANGUAGE_CODE):
        # Sections of the law and abbreviations stand behind the translated words already.
        german = str(label).split(" (")[0]
    return Term(_unbroken(capfirst(str(label))), german, _unbroken(str(meaning)))


def _unbroken(words: str) -> str:
    """Sections stay with their numbers, and numbers with their law."""
    return _SECTION.sub("\u00a0", words)


def zone(code: str) -> Term:
    """“Commercial area (GE, § 8 BauNVO)”, and what may be built there."""
    return term(Zoning(code).label, MEANINGS[Zoning(code)])
