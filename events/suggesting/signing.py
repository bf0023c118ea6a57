"""What stands in the addresses of a suggestion: those that only a mail knows, and the one that only the browser knows."""

from typing import NamedTuple

from django.conf import settings
from django.core import signing
from wagtail.models import TaskState

from events.models import Suggestion

_mailed = signing.TimestampSigner(salt="events.suggestion.confirm", sep="~")
_returned = signing.TimestampSigner(salt="events.suggestion.correct", sep="~")
_shown = signing.Signer(salt="events.suggestion.thanks", sep="~")


class CorrectionKeys(NamedTuple):
    """The key of a suggestion, and that of the step of its review that sent it back."""

    suggestion: int
    step: int


def for_mail(suggestion: Suggestion) -> str:
    return _mailed.sign(str(suggestion.pk))


def for_browser(suggestion: Suggestion) -> str:
    return _shown.sign(str(suggestion.pk))


def for_correction(suggestion: Suggestion, step: TaskState) -> str:
    return _returned.sign(f"{suggestion.pk}.{step.pk}")


def from_mail(signed: str) -> Suggestion | None:
    """The suggestion that a link from a mail names, confirmed or not; None for a link that is forged or too old."""
    try:
        return _found(_mailed.unsign(signed, max_age=settings.SUGGESTION_HOURS * 3600))
    except signing.BadSignature:
        return None


def from_browser(signed: str) -> Suggestion | None:
    try:
        return _found(_shown.unsign(signed))
    except signing.BadSignature:
        return None


def correction_in(signed: str) -> CorrectionKeys | None:
    """None for a link that is forged, or older than `CORRECTION_DAYS`."""
    try:
        keys = _returned.unsign(signed, max_age=settings.CORRECTION_DAYS * 24 * 3600)
    except signing.BadSignature:
        return None
    return CorrectionKeys(*map(int, keys.split(".")))


def _found(pk: str) -> Suggestion | None:
    return Suggestion.objects.in_time().select_related("city").filter(pk=int(pk)).first()
