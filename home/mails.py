"""How this site writes mails, and how long it goes on trying to send one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from home.frame import absolute

TIMEOUT = 5  # seconds; somebody waits
PAUSE = timedelta(minutes=10)
LONG_PAUSE = timedelta(hours=6)  # for what could not be mailed within a day: an address may be wrong


def composed(template: str, subject: str, recipient: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """A mail as text and HTML from `<template>.txt` and `.html`, in the active language. No line break comes into the subject."""
    subject = " ".join(subject.split())
    shared = {"subject": subject, "language": translation.get_language(), "site_url": absolute("/")}
    text = render_to_string(f"{template}.txt", shared | dict(context))
    mail = EmailMultiAlternatives(subject, text, to=[recipient], headers={"Auto-Submitted": "auto-generated"})
    mail.attach_alternative(render_to_string(f"{template}.html", shared | dict(context)), "text/html")
    return mail


def may_be_tried(now: datetime, begun: str) -> Q:
    """Rows whose mail may be tried now; `begun` names the field that says since when there is something to send.

    Whoever mails first notes the time in the row (`tried_at`). Until a while after that time it is left alone: by a second process,
    and by the clock that would ask a broken server again and again.
    """
    recent = Q(**{f"{begun}__gt": now - timedelta(days=1)}, tried_at__lt=now - PAUSE)
    return Q(tried_at__isnull=True) | recent | Q(tried_at__lt=now - LONG_PAUSE)
