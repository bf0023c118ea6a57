"""A token that came along must be good, also where none is needed: who sends one counts on what it opens."""

from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response
from wagtail.models import APIToken

from home.api.tokens import has_expired, token_in

MISSING = "A token is needed: Authorization: Bearer …"
UNKNOWN = "This token is unknown or has been revoked."
EXPIRED = "This token has expired. Make a new one under Settings, API tokens."


def refused_token(request: HttpRequest) -> HttpResponse | None:
    """401 for an Authorization header that is not a good token; None where there is none, or a good one, which the request then knows."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    written = token_in(header)
    if not written.strip():
        return unauthenticated(MISSING)
    token = kept_token(written)
    if token is None or not token.user.is_active:
        return unauthenticated(UNKNOWN)
    if has_expired(token):
        return unauthenticated(EXPIRED)
    request.good_token = token  # type: ignore[attr-defined]
    return None


def kept_token(written: str) -> APIToken | None:
    """The token that has not been revoked; the database is asked only for what could be one."""
    if not APIToken.validate_token_format(written):
        return None
    hashes = APIToken.candidate_key_hashes(written)
    return APIToken.objects.select_related("user").filter(key_hash__in=hashes, revoked_at__isnull=True).first()


def unauthenticated(detail: str) -> HttpResponse:
    """401, in the words of RFC 6750 §3 where a token came along that is not good."""
    response = problem_response(status=401, detail=detail)
    response["WWW-Authenticate"] = "Bearer" if detail == MISSING else 'Bearer error="invalid_token"'
    return response
