"""What stands in the two addresses of a suggestion: the one that only the mail knows, and the one that only the browser knows."""

from django.conf import settings
from django.core import signing

from events.models import Suggestion

_mailed = signing.TimestampSigner(salt="events.suggestion.confirm", sep="~")
_shown = signing.Signer(salt="events.suggestion.thanks", sep="~")


def for_mail(suggestion: Suggestion) -> str:
    return _mailed.sign(str(suggestion.pk))


def for_browser(suggestion: Suggestion) -> str:
    return _shown.sign(str(suggestion.pk))


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


def _found(pk: str) -> Suggestion | None:
    return Suggestion.objects.in_time().select_related("city").filter(pk=int(pk)).first()
