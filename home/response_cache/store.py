"""Where answers are kept: each form for itself, and only those that somebody has asked for."""

from django.core.cache import cache
from django.utils import timezone

from home.response_cache.kept import COMPRESS, Kept

# Nobody asks for the answers of yesterday's version, or of a question asked once, again: what is asked for is soon there anew.
LONGEST = 3600  # seconds


def fetch(key: str, form: str) -> Kept | None:
    """The answer in this form; made from another that is kept when this one is asked for first."""
    kept: Kept | None = cache.get(_name(key, form))
    if kept is not None:
        return kept
    others = cache.get_many([_name(key, other) for other in COMPRESS if other != form])
    other: Kept | None = next(iter(others.values()), None)
    if other is None:
        return None
    kept = other.in_form(form)
    put(key, kept)
    return kept


def put(key: str, kept: Kept) -> None:
    """Keep the answer until its key ends, and for an hour at most."""
    cache.set(_name(key, kept.form), kept, _seconds_left(key))


def _name(key: str, form: str) -> str:
    return f"{key}-{form}"


def _seconds_left(key: str) -> int:
    return min(LONGEST, max(1, int(key.rpartition("-")[2]) - int(timezone.now().timestamp())))
