"""How this site writes mails, and how what is stored is mailed: once, and again for as long as the mail server was away."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Model, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from home.frame import absolute

logger = logging.getLogger(__name__)

TIMEOUT = 5  # seconds; somebody waits
PAUSE = timedelta(minutes=10)
LONG_PAUSE = timedelta(hours=6)  # for what could not be mailed within a day: an address may be wrong

RowT = TypeVar("RowT", bound=Model)


def composed(template: str, subject: str, recipient: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """A mail as text and HTML from `<template>.txt` and `.html`, in the active language. No line break comes into the subject."""
    subject = " ".join(subject.split())
    shared = {"subject": subject, "language": translation.get_language(), "site_url": absolute("/")}
    text = render_to_string(f"{template}.txt", shared | dict(context))
    mail = EmailMultiAlternatives(subject, text, to=[recipient], headers={"Auto-Submitted": "auto-generated"})
    mail.attach_alternative(render_to_string(f"{template}.html", shared | dict(context)), "text/html")
    return mail


@dataclass(frozen=True)
class Outbox(Generic[RowT]):
    """Rows about which mails are to be sent. Storing comes first, so nobody who hands something in loses it to a mail server.

    `rows` answers those that may be mailed about, `begun` names the field that says since when, `mails` makes the mail for each field that
    says when it went out, in that order. A row has `tried_at`: whoever mails first notes the time there, and until a while after it
    is left alone, by a second process and by the clock that would ask a broken server again and again. Where `is_wanted` answers False
    there is nobody to write to any more, and the row is deleted.
    """

    rows: Callable[[], QuerySet[RowT]]
    begun: str
    mails: Mapping[str, Callable[[RowT], EmailMultiAlternatives]]
    is_wanted: Callable[[RowT], bool] = lambda row: True

    def deliver(self, pk: int) -> bool:
        """Send what is still to be sent about a row, at once; answers whether all of it went out now."""
        connection = get_connection(timeout=TIMEOUT)
        try:
            return self._deliver(pk, connection)
        finally:
            connection.close()

    def deliver_waiting(self) -> int:
        """For the clock: everything that is due; answers how many rows are done with. A server that lets nobody in is asked once."""
        due = list(self._due(timezone.now()).order_by(self.begun, "pk").values_list("pk", flat=True))
        if not due:
            return 0
        try:
            connection = get_connection(timeout=TIMEOUT)
            connection.open()
        except OSError as error:
            logger.error("%d mails (%s) wait: the mail server cannot be reached (%s).", len(due), self._name, type(error).__name__)
            return 0
        with connection:
            return sum(self._deliver(pk, connection) for pk in due)

    def _deliver(self, pk: int, connection: BaseEmailBackend) -> bool:
        now = timezone.now()
        if not self._due(now).filter(pk=pk).update(tried_at=now):
            return False
        try:
            row = self.rows().get(pk=pk)
            if not self.is_wanted(row):
                row.delete()
                return False
            connection.open()
            for sent_at, mail in self.mails.items():
                if getattr(row, sent_at) is None:
                    connection.send_messages([mail(row)])
                    self.rows().filter(pk=pk).update(**{sent_at: timezone.now()})
        except Exception as error:  # it is stored, so nobody need know; the error's own words may name people
            logger.error("%s %s could not be mailed (%s); it will be tried again.", self._name, pk, type(error).__name__)
            return False
        return True

    def _due(self, now: datetime) -> QuerySet[RowT]:
        unsent = reduce(or_, (Q(**{sent_at: None}) for sent_at in self.mails))
        recent = Q(**{f"{self.begun}__gt": now - timedelta(days=1)}, tried_at__lt=now - PAUSE)
        return self.rows().filter(unsent, Q(tried_at=None) | recent | Q(tried_at__lt=now - LONG_PAUSE))

    @property
    def _name(self) -> str:
        return self.rows().model.__name__
