"""What every such form has: hidden fields that only programs fill in, and one word of refusal that loses nothing."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext

from home.models import BasePage
from home.public_forms.guard import QUICKEST, handed_out, new_form


class GuardedForm(forms.Form):
    """A form at an address below `page`; `one_line` names the fields in which line breaks and runs of blanks become one blank."""

    # Nobody sees it, so whoever writes into it is a program.
    homepage = forms.CharField(required=False)
    form = forms.CharField(required=False)

    one_line: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, page: BasePage, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.page = page
        self.handed = handed_out(str(data.get("form", "")), page.pk) if data is not None else None

    @property
    def token(self) -> str:
        """What the form carries when it is shown (again)."""
        return self.data["form"] if self.handed else new_form(self.page.pk)

    @property
    def mistakes(self) -> int:
        """Fields with something wrong in them."""
        return len(self.errors.keys() - {NON_FIELD_ERRORS})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.one_line:
            cleaned[name] = " ".join(cleaned.get(name, "").split())
        if self.errors:
            return cleaned  # one thing at a time: the form comes back anyway
        if cleaned.get("homepage"):
            message = gettext("A hidden field was filled in, as programs do. It is empty again: please send the form once more.")
            raise ValidationError(message)
        if self.handed is None:
            raise ValidationError(gettext("The form had lain open for too long. Nothing is lost: please send it once more."))
        if self.handed.age < QUICKEST:
            raise ValidationError(gettext("That was quicker than people write. Please send the form once more."))
        return cleaned

    def key(self, words: dict[str, Any]) -> str:
        """Names this form with these words, so that what is sent twice is one; who goes back and writes something else sends another."""
        name = self.handed.name if self.handed else ""
        return blake2b(json.dumps([name, words], sort_keys=True, default=str).encode(), digest_size=20).hexdigest()
