"""Server errors sent to Sentry, or what understands its protocol, where an operator names one; nothing about visitors goes with them."""

from typing import Any

import sentry_sdk
from sentry_sdk.types import Event


def report_errors_to(dsn: str, environment: str) -> None:
    """From now on, send each server error to the project that `dsn` names; persons are left out unless the library is told otherwise."""
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        include_local_variables=False,  # they hold what was typed into forms
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
        before_send=without_visitor,
    )


def without_visitor(event: Event, _hint: dict[str, Any]) -> Event:
    """The event with method and address of its request, but without query, headers and user."""
    request = event.get("request", {})
    event["request"] = {name: request[name] for name in ("method", "url") if name in request}
    event.pop("user", None)
    return event
