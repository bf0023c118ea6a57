"""Topics, sectors, pictures and documents, each put into the database in German and English."""

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import models
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import TranslatableMixin

from home.models import CustomImage
from site_project.demo.edition import Edition, identity
from site_project.demo.memory import remember
from site_project.demo.memory_rows import write
from site_project.demo.reading import DocumentContent, PictureContent, TermContent


def add_term(
    model: type[models.Model], content: TermContent, german: Edition, english: Edition
) -> tuple[TranslatableMixin, TranslatableMixin]:
    """A topic or a sector, German and English."""
    key = identity(f"{model._meta.model_name}:{content.slug}")
    term, words = (
        model(slug=content.slug, name=edition.text(content.name), locale=edition.locale, translation_key=key)
        for edition in (german, english)
    )
    term.full_clean()
    term.save()
    memory = remember(term, words, english.locale)
    write([memory])
    translation = memory.translated()
    translation.save()
    return term, translation


def add_picture(content: PictureContent) -> CustomImage:
    """A picture of the library. Its file outlives a transaction that fails; the caller removes it."""
    with content.file.open("rb") as file:
        picture = CustomImage(
            title=content.title,
            file=ImageFile(file, name=content.file.name),
            alt_text=content.alt.de,
            alt_text_en=content.alt.en,
            credit=content.credit,
            licence=content.licence,
        )
        if content.focal:
            picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height = content.focal
        picture.full_clean()
        picture._set_image_file_metadata()
        picture.save()
    return picture


def add_document(content: DocumentContent) -> AbstractDocument:
    """A document of the library; of its file the same is true."""
    with content.file.open("rb") as file:
        document: AbstractDocument = get_document_model()(title=content.title, file=File(file, name=content.file.name))
        document.full_clean()
        document._set_document_file_metadata()
        document.save()
    return document
