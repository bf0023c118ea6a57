"""What a page about somebody says of itself where others show it: logo, name and summary, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps

from home import links
from home.memory import once_per_request

# The page type that boxes show; it has a `logo` and a `summary`.
MODEL = "locations.OrganisationPage"


@dataclass(frozen=True)
class Profile:
    """`target` leads to the page and says its language, which is that of name and summary too."""

    target: links.Target
    summary: str
    logo_id: int | None


def load(page_ids: Iterable[int | None]) -> dict[int, Profile]:
    """The profiles of these pages by their ids, in the active language, else in German, as far as the reader may see them.

    Their links are loaded first; then it is one query for any number, and what this request knows costs nothing.
    """
    language = links.active_language()
    versions = {pk: version.pk for pk, linked in links.load(page_ids).items() if (version := linked.version_in(language))}
    known = _loaded()
    if missing := set(versions.values()) - known.keys():
        rows = apps.get_model(MODEL).objects.filter(pk__in=missing).values_list("pk", "summary", "logo_id")
        known |= {pk: (summary, logo_id) for pk, summary, logo_id in rows}
    targets = {pk: links.target(pk) for pk in versions}
    return {pk: Profile(target, *known[version]) for pk, version in versions.items() if version in known and (target := targets[pk])}


def profile(page_id: int) -> Profile | None:
    """The profile of one page; None where the reader may see no version of it."""
    return load([page_id]).get(page_id)


@once_per_request
def _loaded() -> dict[int, tuple[str, int | None]]:
    """Summary and id of the logo by id of the page."""
    return {}
