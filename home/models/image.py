"""Pictures with everything that publishing one needs: who made it, under which licence, and what it shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

from home.api.fields import PictureField


class Licence(models.TextChoices):
    """Licences by their SPDX-like key; the label is what stands below a picture."""

    ALL_RIGHTS_RESERVED = "all-rights-reserved", _("All rights reserved")
    PRESS = "press", _("Free for editorial use")
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_0 = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


LICENCE_DEEDS: dict[str, str] = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_0: "https://creativecommons.org/publicdomain/zero/1.0/",
}


@contextmanager
def no_worse_than_a_missing_picture() -> Iterator[None]:
    """Where a size of a picture cannot be stored, Wagtail shows that the picture is missing, as if its original were."""
    try:
        yield
    except OSError as error:
        raise SourceImageIOError(str(error)) from error


class CustomImage(AbstractImage):
    """A picture may be uploaded without credit, so that nothing is lost; a page that shows it can't be published until it has one."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Photographer and, if any, agency. It stands below the picture.")
    )
    licence = models.CharField(_("licence"), max_length=30, choices=Licence.choices, blank=True)
    alt_text = models.CharField(
        _("alternative text (German)"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, in one sentence, for people who do not see it."),
    )
    alt_text_en = models.CharField(
        _("alternative text (English)"), max_length=250, blank=True, help_text=_("The same in English, for the English pages.")
    )

    # Wagtail's own one-language description gives way to the two alternative texts.
    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "alt_text_en",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    api_fields = [
        *map(APIField, ("alt_text", "alt_text_en", "credit", "licence")),
        APIField("files", serializer=PictureField(source="pk")),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """The German text; Wagtail shows it where no language is known. Empty rather than the file's title."""
        return self.alt_text

    def create_rendition(self, filter: Any) -> Any:  # noqa: A002 - named by Wagtail
        with no_worse_than_a_missing_picture():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Any) -> Any:
        with no_worse_than_a_missing_picture():
            return super().create_renditions(*filters)

    def alt_in(self, language: str) -> tuple[str, str]:
        """The alternative text for a page in `language` and the language (BCP 47) it is in: German where English is missing."""
        if language == "en" and self.alt_text_en:
            return self.alt_text_en, "en"
        return self.alt_text, "de"

    @property
    def licence_deed(self) -> str:
        """The address of the licence's text, or an empty string where the licence has none."""
        return LICENCE_DEEDS.get(self.licence, "")


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")]
