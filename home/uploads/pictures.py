"""A picture is accepted when it can be read to its last line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField

# What Pillow raises for files that begin like a picture and are none, or that end too early.
UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError)


class PictureFileField(WagtailImageField):
    """Wagtail's, which looks at the first bytes and the extension, and then at the whole picture."""

    def to_python(self, data: Any) -> Any:
        """The file; raises ValidationError for what is no picture. Sizes are checked before anything is decoded."""
        try:
            file = super().to_python(data)
            if file is not None:
                decode(file)
        except UNREADABLE as error:
            raise ValidationError(
                _("This file cannot be read as a picture: it is damaged, or something else."), code="invalid_image"
            ) from error
        return file


def decode(file: UploadedFile) -> None:
    """Read every pixel of the first frame, or raise what Pillow raises."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.load()
    file.seek(0)
