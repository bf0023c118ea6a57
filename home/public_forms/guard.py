"""Tells people from programs without asking anybody else: a form knows when it was handed out, and for which page."""

from secrets import token_urlsafe
from typing import NamedTuple

from django.core import signing

QUICKEST = 3  # seconds in which no person fills in the form
LONGEST = 2 * 24 * 3600  # seconds
_signer = signing.TimestampSigner(salt="home.public_form")


class Handed(NamedTuple):
    """A form that was handed out: its name, and how many seconds ago."""

    name: str
    age: float


def new_form(page_id: int) -> str:
    """What a new form carries hidden: page, a name of its own and the time, signed."""
    return _signer.sign(f"{page_id}.{token_urlsafe(9)}")


def handed_out(signed: str, page_id: int) -> Handed | None:
    """The form, or None for one that we never handed out for this page, or too long ago."""
    try:
        name = _signer.unsign(signed, max_age=LONGEST)
    except signing.BadSignature:
        return None
    if name.partition(".")[0] != str(page_id):
        return None
    return Handed(name, _age(signed))


def _age(signed: str) -> float:
    stamp = signed.rsplit(_signer.sep, 2)[1]
    now = _signer.timestamp()
    return signing.b62_decode(now) - signing.b62_decode(stamp)
