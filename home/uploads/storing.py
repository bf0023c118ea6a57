"""What is uploaded is stored while the form is still being checked, so that a full disk is an error of the form."""

import logging
from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


class StoringForm(ModelForm):
    """A form with a `file`: once all else is right it puts the file where files are kept, before any row is written or old file deleted.

    A row that then cannot be written leaves a file behind that nobody sees; the other way round pages would show what is not there.
    """

    instance: Any

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or "file" not in self.changed_data:
            return
        file = self.instance.file
        try:
            file.save(file.name, file.file, save=False)
        except OSError:
            logger.exception("An uploaded file cannot be stored.")
            sentence = _(
                "The file could not be stored: there is no room for it, or its folder is read-only. Please tell whoever runs this website."
            )
            self.add_error("file", sentence)
