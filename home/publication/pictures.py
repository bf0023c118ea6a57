"""Pictures that may not be shown yet: without credit, licence or a text for people who do not see them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from home.publication.problems import Problem

if TYPE_CHECKING:
    from home.models import BasePage, CustomImage

ALT_TEXT_FIELDS = {"de": "alt_text", "en": "alt_text_en"}


def needed_fields(language: str) -> tuple[str, str, str]:
    """The fields of a picture that must be filled before a page in `language` may show it."""
    return "credit", "licence", ALT_TEXT_FIELDS.get(language, "alt_text")


def gaps(picture: "CustomImage", language: str) -> list[str]:
    """The names, in the reader's language, of what the picture lacks for a page in `language`."""
    fields = [picture._meta.get_field(name) for name in needed_fields(language)]
    return [str(field.verbose_name) for field in fields if not str(field.value_from_object(picture)).strip()]


def pictures_of(page: "BasePage") -> dict[str, list[int]]:
    """Ids of all pictures a page shows, by field: chosen, in blocks however deep, in rich text and in inline children."""
    picture_type = ContentType.objects.get_for_model(get_image_model(), for_concrete_model=False).pk
    found: dict[str, list[int]] = {}
    # Wagtail walks objects only to write its index; this is that walk without the index, so it sees what is not yet saved.
    for content_type, object_id, model_path, _content_path in ReferenceIndex._extract_references_from_object(page):
        if content_type == picture_type:
            found.setdefault(model_path.partition(".")[0], []).append(int(object_id))
    return found


def picture_problems(page: "BasePage") -> Iterator[Problem]:
    used = pictures_of(page)
    pictures = get_image_model().objects.in_bulk({pk for ids in used.values() for pk in ids})
    for field, ids in used.items():
        for pk in dict.fromkeys(ids):
            if pk in pictures and (missing := gaps(pictures[pk], page.locale.language_code)):
                words = {"picture": pictures[pk].title, "gaps": get_text_list(missing, _("and"))}
                yield field, _("Picture “%(picture)s”: %(gaps)s missing. Complete it under “Pictures”, then publish.") % words


def live_pages_showing(picture: "CustomImage") -> QuerySet[Page]:
    """The live pages, in every language, that show a picture; Wagtail's index knows what is live, not what is drafted."""
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(picture).filter(base_content_type=page_type)
    ids = {int(pk) for pk in references.values_list("object_id", flat=True)}
    return Page.objects.filter(pk__in=ids, live=True).select_related("locale").order_by("path")


def files_on(pages: QuerySet[Page], model: type[Model]) -> QuerySet[Any]:
    """The pictures, or the documents, that these pages show or offer as they are live."""
    page_type = ContentType.objects.get_for_model(Page)
    file_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    shown = pages.annotate(written=Cast("pk", CharField())).values("written")
    references = ReferenceIndex.objects.filter(base_content_type=page_type, to_content_type=file_type, object_id__in=shown)
    return model._default_manager.filter(pk__in=references.annotate(read=Cast("to_object_id", BigIntegerField())).values("read"))


def pictures_on(pages: QuerySet[Page]) -> "QuerySet[CustomImage]":
    return files_on(pages, get_image_model())


def undescribed_pictures(language: str) -> "QuerySet[CustomImage]":
    """Pictures on live pages in a language without an alternative text in it, as they come when a page follows its German source."""
    return pictures_on(Page.objects.filter(live=True, locale__language_code=language)).filter(**{ALT_TEXT_FIELDS[language]: ""})


def incomplete_pictures() -> "QuerySet[CustomImage]":
    """Pictures that no German page could be published with."""
    lacking = Q(pk__in=[])
    for name in needed_fields(settings.LANGUAGE_CODE):
        lacking |= Q(**{name: ""})
    return get_image_model().objects.filter(lacking)
