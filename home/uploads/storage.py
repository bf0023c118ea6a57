"""Files of editors in the data folder: wholly there, or not at all."""

from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="django.core.files.storage.FileSystemStorage")
class MediaStorage(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        """As Django's, but the beginning of a file for which there was no room goes again."""
        try:
            saved: str = super()._save(name, content)
        except OSError:
            self.delete(name)
            raise
        return saved
