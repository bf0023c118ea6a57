"""What an answer is known by: a client that has it already is told so instead of getting it again (RFC 9110 §8.8.3)."""

from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from home.response_cache.asked import is_cacheable

READS = ("GET", "HEAD")


def body_tag(response: HttpResponse, state: str = "") -> str:
    """The strong ETag of an answer, in quotes; `state` stands before the hash for what the body alone does not tell."""
    digest = blake2b(response.content, digest_size=12).hexdigest()
    return f'"{state}.{digest}"' if state else f'"{digest}"'


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its ETag, or 304 without a body where `If-None-Match` names it.

    What is the same for everybody gets both from the response cache, which need not look at the body; what nobody may keep gets neither.
    """
    if request.method not in READS or response.status_code != 200 or is_cacheable(request) or response.get("Cache-Control") == "no-store":
        return response
    if "ETag" not in response:
        response["ETag"] = body_tag(response)
    return get_conditional_response(request, response["ETag"], None, response)
