"""What is public, said once.

A page is published when it lies in the tree of the site, it and all its ancestors are live, and so are the German source of it
and the source's ancestors. It is public when, besides, no view restriction lies on it, on its source or on an ancestor of
either. Lists, details, feeds, search, sitemap, API, JSON-LD and related lists all start here.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from home.memory import once_per_request
from home.publication.version import once_per_version

if TYPE_CHECKING:
    from home.models import BasePage


@dataclass(frozen=True)
class ClosedPaths:
    """Tree paths below which nothing is published (`hidden`), or nothing is open to everybody (`restricted`); some are both."""

    hidden: tuple[str, ...]
    restricted: tuple[str, ...]

    def covers(self, path: str) -> bool:
        """Whether the page at this tree path lies in, or is, a restricted or hidden subtree."""
        return path.startswith(self.hidden + self.restricted)


@once_per_version
def closed_paths() -> ClosedPaths:
    """The roots of all closed subtrees, in one query; leaves that are not live need no mention, they are not live themselves."""
    start_pages = Site.objects.values("root_page__translation_key")
    not_live = Page.objects.order_by().filter(live=False, numchild__gt=0, depth__gt=1).values_list("path", Value(0))
    elsewhere = Page.objects.order_by().filter(depth=2).exclude(translation_key__in=start_pages).values_list("path", Value(0))
    restricted = PageViewRestriction.objects.values_list("page__path", Value(1))
    found = list(not_live.union(elsewhere, restricted))
    return ClosedPaths(*(tuple(path for path, of_those in found if of_those == those) for those in (0, 1)))


@once_per_request
def _opened() -> set[str]:
    """Tree paths of restricted subtrees in which the page being shown lies."""
    return set()


def let_in(page: "BasePage") -> None:
    """For the rest of this request, whoever reads `page` may see what lies below the same restrictions."""
    _opened().update(root for root in closed_paths().restricted if page.path.startswith(root) or page.source_path.startswith(root))


def closed_to_reader() -> tuple[str, ...]:
    """Tree paths of all closed subtrees but those that the reader of the page being shown has been let into."""
    closed = closed_paths()
    return closed.hidden + tuple(path for path in closed.restricted if path not in _opened())


def closed_to_all() -> tuple[str, ...]:
    """Tree paths of all closed subtrees."""
    closed = closed_paths()
    return closed.hidden + closed.restricted


def _below(paths: tuple[str, ...]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return condition


def _live_outside(pages: QuerySet, paths: tuple[str, ...], language: str = "") -> QuerySet:
    """`pages` that are live and outside the subtrees, and whose German source is so too; those of one language or of all.

    A source is asked for only where a page can have one: a database plans what is left of it far better, above all how many there are.
    """
    found = pages.filter(live=True, depth__gt=1).exclude(_below(paths))
    if language == settings.LANGUAGE_CODE:
        return found.filter(locale__language_code=language)
    sources = _versions(settings.LANGUAGE_CODE, paths).filter(translation_key=OuterRef("translation_key"))
    if language:
        return found.filter(Exists(sources), locale__language_code=language)
    return found.filter(Q(locale__language_code=settings.LANGUAGE_CODE) | Exists(sources))


def _versions(language: str, paths: tuple[str, ...]) -> QuerySet:
    """Live pages in a language outside the subtrees, whatever their source; the language by its number, by which they are indexed."""
    locale = Locale.objects.filter(language_code=language).order_by().values("pk")
    return PublicQuerySet(Page).filter(live=True, depth__gt=1, locale=Subquery(locale)).exclude(_below(paths))


def in_open_collections(files: QuerySet) -> QuerySet:
    """Pictures or documents that lie in no restricted collection, nor below one; a condition, where Wagtail asks for each restriction."""
    path = ExpressionWrapper(OuterRef("collection__path"), TextField())
    return files.exclude(Exists(CollectionViewRestriction.objects.alias(path=path).filter(path__startswith=F("collection__path"))))


def public_among(pages: QuerySet) -> QuerySet:
    """Those of `pages`, which may be of any queryset, that everybody may see."""
    return _live_outside(pages, closed_to_all())


class PublicQuerySet(PageQuerySet):
    """The queryset of every page type, so that `NewsPage.objects.public("en")` reads as a sentence."""

    def published(self) -> "PublicQuerySet":
        """Pages that a visitor who passes their restrictions may see."""
        return _live_outside(self, closed_paths().hidden)

    def public(self, language: str = "") -> "PublicQuerySet":
        """Pages that everybody may see, in a language (`de` or `en`) or in all."""
        return _live_outside(self, closed_to_all(), language)

    def closed_sources(self) -> "PublicQuerySet":
        """German pages that not everybody may see."""
        german = self.in_language(settings.LANGUAGE_CODE)
        return german.filter(Q(live=False) | Q(depth=1) | _below(closed_to_all()))

    def open_to_reader(self, language: str = "") -> "PublicQuerySet":
        """Public pages, and those below the same restrictions as the page being shown: for what one page says of others."""
        return _live_outside(self, closed_to_reader(), language)

    def in_language(self, language: str) -> "PublicQuerySet":
        """Pages in one language, public or not."""
        return self.filter(locale__language_code=language)

    def listed_in(self, language: str, *, to_reader: bool = False) -> "PublicQuerySet":
        """Public pages of a list in `language`: those in it, and German ones that have no public translation into it. `to_reader`: also
        what is open to the reader of the page being shown; never for what is remembered longer than a request."""
        closed = closed_to_reader() if to_reader else closed_to_all()
        if language == settings.LANGUAGE_CODE:
            return _live_outside(self, closed, language)
        # Of a German page that is public, a live translation is public too.
        untranslated = ~Exists(_versions(language, closed).filter(translation_key=OuterRef("translation_key")))
        german = Q(locale__language_code=settings.LANGUAGE_CODE)
        return _live_outside(self, closed).filter(Q(locale__language_code=language) | german & untranslated)

    def for_detail(self) -> "PublicQuerySet":
        """Everything that one page shows of its own row, and the tree paths of its source and of its version in the other language."""
        joins = getattr(self.model, "detail_joins", ())
        versions = PublicQuerySet(Page).public().filter(translation_key=OuterRef("translation_key")).exclude(locale=OuterRef("locale"))
        sources = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE)
        return self.select_related("locale", *joins).annotate(
            other_url_path=Subquery(versions.values("url_path")[:1]), source_path=Subquery(sources.values("path")[:1])
        )


def without_translation(language: str) -> PublicQuerySet:
    """Public German pages that have no public version in `language`, which its readers are shown in German; of all types."""
    german, translated = (_versions(each, closed_to_all()) for each in (settings.LANGUAGE_CODE, language))
    return german.filter(~Exists(translated.filter(translation_key=OuterRef("translation_key"))))


def pages_of_all_types() -> PublicQuerySet:
    """Wagtail's own page rows, for what concerns every type: navigation, breadcrumbs, links, sitemap."""
    return PublicQuerySet(Page)
