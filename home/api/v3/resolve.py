"""Which page answers at an address of this site, or where it moved."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from django.utils.encoding import iri_to_uri
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.models import Page, Site

from home import links
from home.api.addresses import page_at
from home.frame import absolute, address
from home.publication.public import pages_of_all_types
from home.redirects import find_move
from home.registry import places_below

Language = Literal["de", "en"]
Path = Annotated[str, Query(description="An address of this site without its host, such as `/en/news/`", pattern=r"^/([^/]|$)")]

router = Router(tags=["resolve"])


class PageAddress(Schema):
    """The page in one language; `url` is a full address."""

    id: int
    locale: Language
    url: str


class PageLink(Schema):
    """A page by its name; `url` is its full address."""

    id: int
    title: str
    url: str


class FoundPage(PageAddress):
    """The page that answers at the path. `translations` are its public versions in other languages, `breadcrumbs` the pages above it,
    start page first. `is_outdated` says that a translation shows older words than its German page; say so where you show it.

    At the address of one date of a series that is the series, which is the last of the `breadcrumbs` then, and `identity` names the date;
    every other `url` leads to it.
    """

    kind: Literal["page"] = "page"
    type: str
    title: str
    identity: str | None = None
    translations: list[PageAddress]
    breadcrumbs: list[PageLink]
    is_outdated: bool


class MovedPage(Schema):
    """What was at the path is elsewhere now; `permanent` says that the old address will not be used again."""

    kind: Literal["redirect"] = "redirect"
    permanent: bool
    url: str


@router.get(
    "/",
    response=Annotated[FoundPage | MovedPage, Field(discriminator="kind")],
    operation_id="resolve",
    url_name="resolve",
    summary="Page at an address, or where it moved",
)
def resolve_path(request: HttpRequest, path: Path) -> FoundPage | MovedPage:
    """404 where nothing public is: neither a page nor a redirect to one.

    Language: that of the address, in `locale`; `translations` lead to the others.
    """
    page = page_at(path)
    if page is not None:
        return found_page(page)
    if (found := found_below(path)) is not None:
        return found
    moved = find_move(iri_to_uri(path), Site.find_for_request(request))
    if moved is None or not leads_to_something_public(moved.page):
        raise Http404("Nothing public is at this path.")
    return MovedPage(permanent=moved.is_permanent, url=absolute(moved.link) if moved.link.startswith("/") else moved.link)


def found_below(path: str) -> FoundPage | MovedPage | None:
    """What is at an address below a page without being one."""
    above, _slash, word = path.partition("?")[0].rstrip("/").rpartition("/")
    page = page_at(above or "/")
    below = next((found for kind in places_below if (found := kind.find(page, word))), None) if page else None
    if page is None or below is None:
        return None
    if below.moved_to:
        return MovedPage(permanent=below.is_permanent, url=absolute(below.moved_to))
    found = found_page(page)
    found.breadcrumbs.append(page_link(page))
    for version in (found, *found.translations):
        version.url = f"{version.url}{word}/"
    found.identity = word
    return found


def leads_to_something_public(page: Page | None) -> bool:
    """Whether the target of a redirect is open to everybody; one that is no page of ours is."""
    return page is None or pages_of_all_types().public().filter(pk=page.pk).exists()


def found_page(page: Page) -> FoundPage:
    versions = links.load([page.pk])[page.pk].versions
    typed = links.in_own_type(page)
    others = [version for code, version in versions.items() if code != page.locale.language_code]
    return FoundPage(
        **in_one_language(page),
        type=page.content_type.model_class()._meta.label,
        title=page.title,
        translations=[PageAddress(**in_one_language(version)) for version in others],
        breadcrumbs=[page_link(above) for above in typed.trail],
        is_outdated=typed.translation_outdated,
    )


def page_link(page: Page) -> PageLink:
    return PageLink(id=page.pk, title=page.title, url=absolute(address(page.url_path)))


def in_one_language(page: Page) -> dict[str, int | str]:
    return {"id": page.pk, "locale": page.locale.language_code, "url": absolute(address(page.url_path))}
