"""To which city a page belongs: below a city it is that city, elsewhere the one that was chosen.

The foreign key of every page, translations included, leads to the German page of the city.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.signals import post_page_move

from home.publication.forms import PublicationForm
from home.publication.version import bump
from home.search.writing import write_anew


class InCityForm(PublicationForm):
    """Asks for a city only where there is one to choose; below a city its page is that city's from the first moment on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        path = f"{self.parent_page.path}{Page.alphabet[0] * Page.steplen}" if self.parent_page else self.instance.path
        if "city" in self.fields and (above := city_above(path)):
            del self.fields["city"]
            self.instance.city_id = above


class InCity(models.Model):
    """A page that belongs to a city, or may."""

    base_form_class = InCityForm

    city = models.ForeignKey(
        "locations.CityPage", verbose_name=_("city"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Below a city there is nothing to choose."""
        if above := city_above(self.path):
            self.city_id = above
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Page:
        """As Wagtail's; where the page hangs decides, not what an older revision says."""
        page = super().with_content_json(content)
        if above := city_above(self.path):
            page.city_id = above
        return page


def city_above(path: str) -> int | None:
    """The German page of the city in whose subtree the tree path lies, if it lies in one; None for a path that is not known yet."""
    cities = apps.get_model("locations", "CityPage").objects
    above = [path[:end] for end in range(Page.steplen, len(path), Page.steplen)]
    keys = cities.filter(path__in=above).values("translation_key")
    found: int | None = (
        cities.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE).values_list("pk", flat=True).first()
    )
    return found


def models_in_cities() -> Iterator[type[Page]]:
    """Every page type that belongs to cities, whatever app it is in."""
    return (model for model in apps.get_models() if issubclass(model, InCity))


def on_moved(instance: Page, **kwargs: Any) -> None:
    """A subtree that came below a city belongs to it from now on; one that left keeps its city until somebody chooses another."""
    if city := city_above(instance.path):
        changed = [
            model.objects.filter(path__startswith=instance.path).exclude(city=city).update(city=city) for model in models_in_cities()
        ]
        if any(changed):
            bump()
            write_anew(Page.objects.filter(path__startswith=instance.path))


def connect() -> None:
    """Called once, when all models are there."""
    post_page_move.connect(on_moved)
