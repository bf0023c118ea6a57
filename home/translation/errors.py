"""What the tree of two languages does not allow, in the words of the person who can mend it."""

from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.actions.create_alias import CreatePageAliasIntegrityError
from wagtail.models import Page


class TranslationRefusedError(CreatePageAliasIntegrityError, ParentNotTranslatedError):
    """A page may not be made, moved or translated like this.

    Both of Wagtail's errors, because its APIs answer each of them with the message and a status of its own (422, 400). The
    middleware of `home.publication` shows `admin_message` to editors; `page`, if given, is where they can mend it.
    """

    def __init__(self, message: str, page: Page | None = None) -> None:
        super().__init__(message)
        self.page = page

    @property
    def admin_message(self) -> str:
        return str(self)
