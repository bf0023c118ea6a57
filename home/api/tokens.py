"""How long a token of the API is good for: it ends by itself, in case nobody remembers to revoke it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import APIToken


def token_in(header: str) -> str:
    """The token that an Authorization header brings (RFC 6750 §2.1), good or not; empty where it brings something else."""
    scheme, _space, token = header.partition(" ")
    return token if scheme.lower() == "bearer" else ""


def expires_at(token: APIToken) -> datetime | None:
    """The moment (aware) from which a token is refused; None where the operator lets tokens live for ever."""
    return token.created + timedelta(days=settings.API_TOKEN_DAYS) if settings.API_TOKEN_DAYS else None


def has_expired(token: APIToken) -> bool:
    end = expires_at(token)
    return end is not None and end <= timezone.now()
