"""A document is accepted when its content is of the kind that its name says."""

from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from home.uploads.archives import UnsafeArchiveError, names
from home.uploads.storing import StoringForm

Check = Callable[[BinaryIO], bool]


class DocumentForm(StoringForm, BaseDocumentForm):
    def clean_file(self) -> UploadedFile:
        """The file; raises ValidationError for content of another kind than its extension."""
        file: UploadedFile = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check(file)
        return file


def check(file: UploadedFile) -> None:
    """Raise ValidationError, in the reader's words, unless the file is what its name says. Unknown extensions are the model's to refuse."""
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    try:
        fits = CONTENTS.get(extension, _anything)(file)
    except UnsafeArchiveError as error:
        raise ValidationError(_("This archive is damaged or unsafe: too much would come out of it, or in the wrong place.")) from error
    finally:
        file.seek(0)
    if not fits:
        raise ValidationError(_("The content of this file is not what “.%(extension)s” promises."), params={"extension": extension})


def _anything(_file: BinaryIO) -> bool:
    return True


def _is_pdf(file: BinaryIO) -> bool:
    """From the first byte on: what stands before it is how a PDF is a script as well."""
    file.seek(0)
    return file.read(5) == b"%PDF-"


def _is_text(file: BinaryIO) -> bool:
    """Text in any encoding, but no page for a browser; a byte of zero is text in UTF-16 only."""
    file.seek(0)
    start = file.read(65536)
    marked = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    shown = start.decode("utf-16" if marked else "latin-1", "replace").lstrip("\ufeff\xef\xbb\xbf \t\r\n").lower()
    return (marked or b"\x00" not in start) and not shown.startswith(("<!doctype", "<html", "<script", "<svg", "<?xml"))


def _is_calendar(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(64).lstrip(b"\xef\xbb\xbf").upper().startswith(b"BEGIN:VCALENDAR")


def _is_archive(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(2) == b"PK" and names(file) is not None


def _holds(entry: str) -> Check:
    def holds(file: BinaryIO) -> bool:
        return _is_archive(file) and entry in names(file)

    return holds


CONTENTS: dict[str, Check] = {
    "pdf": _is_pdf,
    "csv": _is_text,
    "txt": _is_text,
    "ics": _is_calendar,
    "zip": _is_archive,
    **dict.fromkeys(("docx", "pptx", "xlsx"), _holds("[Content_Types].xml")),
    **dict.fromkeys(("odt", "ods"), _holds("META-INF/manifest.xml")),
}
