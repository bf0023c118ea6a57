"""Mail by SMTP, whose failures are all of the one kind that senders expect and write into the log."""

from django.core.mail.backends import smtp


class MailServerError(ConnectionError):
    """The mail server cannot be reached, or does not let us in."""


class EmailBackend(smtp.EmailBackend):
    def open(self) -> bool | None:
        """Wagtail lets a workflow go on without its mail after a refused connection, but not after an unknown host or a wrong password."""
        try:
            opened: bool | None = super().open()
        except OSError as error:  # SMTPException is one, too
            raise MailServerError(str(error)) from error
        return opened
