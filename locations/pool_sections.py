"""The pool beside a news article and on the start page: both kinds with their figures, each as a list and on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.publication.version import once_per_version
from home.registry import Section
from locations import figures
from locations.asked import Asked, Kind
from locations.city_sections import pool_url
from locations.models import CommercialSitePage, HallPage
from locations.results import Figure


@dataclass(frozen=True)
class KindOfProperty:
    """Sites or halls: how many there are, and where they are listed and mapped. `picture_id` is that of one of them, if any has one."""

    kind: Kind
    count: int
    figures: tuple[Figure, ...]
    list_url: str
    map_url: str
    picture_id: int | None


@once_per_version
def kinds_of_property(language: str) -> tuple[KindOfProperty, ...]:
    """Both kinds with their figures, in three queries and remembered until something is published; empty without a pool
    in this language or without a property in it."""
    pool = pool_url(language)
    if not pool:
        return ()
    sites, halls = CommercialSitePage.objects.listed_in(language).totals(), HallPage.objects.listed_in(language).totals()
    both = (_kind("site", pool, sites, _site_figures(sites)), _kind("hall", pool, halls, _hall_figures(halls)))
    return tuple(kind for kind in both if kind.count)


def _kind(kind: Kind, pool: str, totals: Mapping[str, Any], shown: tuple[Figure, ...]) -> KindOfProperty:
    as_list = Asked(kind=kind)
    urls = (pool + as_list.query(), pool + as_list.as_view("map").query())
    return KindOfProperty(kind, totals["count"], shown, *urls, totals["picture"])


def _site_figures(totals: Mapping[str, Any]) -> tuple[Figure, ...]:
    count = Figure(_("sites"), figures.number(totals["count"]))
    if not totals["area"]:
        return (count,)
    return (
        count,
        Figure(_("available"), figures.hectares(totals["area"])),
        Figure(_("largest site"), figures.hectares(totals["largest"])),
    )


def _hall_figures(totals: Mapping[str, Any]) -> tuple[Figure, ...]:
    if not totals["area"]:
        return ()
    return (
        Figure(_("halls in the pool"), figures.number(totals["count"])),
        Figure(_("hall area"), figures.square_metres(totals["area"])),
        Figure(_("with a crane"), figures.number(totals["with_crane"])),
    )


def _shown(page: Page, request: HttpRequest) -> dict[str, Any] | None:
    kinds = kinds_of_property(page.language)
    return {"kinds": kinds} if kinds else None


def _illustrated(page: Page, request: HttpRequest) -> dict[str, Any] | None:
    """The same, with a picture of each kind."""
    shown = _shown(page, request)
    return shown and shown | {"pictures": [kind.picture_id for kind in shown["kinds"] if kind.picture_id]}


side_section = Section(order=20, name="pool", template="locations/side_section.html", context=_shown)
home_section = Section(order=40, name="pool", template="locations/pool_home_section.html", context=_illustrated)
