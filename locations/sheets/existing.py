"""The properties that there are, as they were last saved: by a waiting draft if there is one. A few queries, however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from wagtail.fields import StreamField
from wagtail.models import Revision

from locations.models import CityPage, PropertyPage
from locations.sheets.city_cell import CityName
from locations.sheets.columns import IDENTITY, KINDS, Column

AT_ONCE = 500


@dataclass(frozen=True)
class Existing:
    """A property; `values` by field, the text of its page and its pictures left out. `is_below_a_city`: its place in the tree decides
    to which city it belongs."""

    page: PropertyPage
    values: Mapping[str, Any]
    is_below_a_city: bool


def german_properties(kind: str) -> QuerySet[PropertyPage]:
    """All pages of one kind that a sheet can speak of, drafts included."""
    return KINDS[kind].objects.filter(locale__language_code=settings.LANGUAGE_CODE)


def last_saved(pages: Iterable[PropertyPage], columns: Iterable[Column]) -> list[Existing]:
    """The pages in their order with the values of the columns."""
    pages = list(pages)
    names = [column.name for column in columns]
    waiting = [page.latest_revision_id for page in pages if page.has_unpublished_changes and page.latest_revision_id]
    drafts: dict[int, Mapping[str, Any]] = {}
    for start in range(0, len(waiting), AT_ONCE):
        drafts |= dict(Revision.objects.filter(pk__in=waiting[start : start + AT_ONCE]).values_list("pk", "content"))
    cities = set(CityPage.objects.values_list("path", flat=True))
    return [_existing(page, names, drafts.get(page.latest_revision_id or 0, {}), cities) for page in pages]


def _existing(page: PropertyPage, names: list[str], draft: Mapping[str, Any], cities: set[str]) -> Existing:
    below = page.path[: -page.steplen] in cities
    values = {name: _drafted(page, name, draft) if name in draft else _kept(page, name) for name in names}
    if below:
        values["city"] = page.city_id
    return Existing(page, values | {IDENTITY: str(page.translation_key)}, below)


def _drafted(page: PropertyPage, name: str, draft: Mapping[str, Any]) -> Any:
    return page._meta.get_field(name).to_python(draft[name])


def _kept(page: PropertyPage, name: str) -> Any:
    return page.city_id if name == "city" else getattr(page, name)


def without_text(pages: QuerySet[PropertyPage]) -> QuerySet[PropertyPage]:
    """The same rows without the columns that no sheet shows."""
    return pages.defer(*(field.name for field in pages.model._meta.get_fields() if isinstance(field, StreamField)))


def city_names() -> dict[int, CityName]:
    """What each city may be called, by the id of its German page."""
    titles: dict[Any, list[str]] = {}
    german: dict[Any, tuple[int, str, str]] = {}
    for page in CityPage.objects.select_related("locale").order_by("path").only("title", "slug", "translation_key", "locale"):
        if page.locale.language_code == settings.LANGUAGE_CODE:
            german[page.translation_key] = (page.pk, page.slug, page.title)
        else:
            titles.setdefault(page.translation_key, []).append(page.title)
    return {pk: CityName(slug, (title, *titles.get(key, ()))) for key, (pk, slug, title) in german.items()}
