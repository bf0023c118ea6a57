"""The whole demo, into an empty site, or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from wagtail.documents.models import AbstractDocument
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageLogEntry, Revision, Site
from wagtail_localize.models import TranslationLog

from events.rebuilding import rebuild_all
from home.models import BasePage, CustomImage, Topic
from home.publication.errors import require_publishable
from home.search.writing import rebuild as write_down_all
from locations.models import Sector
from site_project.demo.edition import Edition, Library
from site_project.demo.errors import DemoError
from site_project.demo.history import LOADED
from site_project.demo.memory import MismatchError, remember
from site_project.demo.memory_rows import write
from site_project.demo.page_content import PageContent
from site_project.demo.progress import Progress
from site_project.demo.reading import Demo
from site_project.demo.rows import add_document, add_picture, add_term
from site_project.demo.tree import fill, place, publish


def reason_not_to_load() -> str:
    """Why the demo stays out, in a sentence, or an empty string. Call it in the transaction that loads: it locks the site for it.

    The record of the loading is an entry in the start page's history, which outlives every change and the page itself. So the
    demo comes once: whatever was changed or deleted since then stays as it is.
    """
    site = Site.objects.select_for_update().filter(is_default_site=True).first()
    if entry := PageLogEntry.objects.filter(action=LOADED).order_by("timestamp").first():
        return f"The demo was loaded on {localtime(entry.timestamp):%Y-%m-%d}; everything stays as it is."
    if site is None or not _is_welcome_page(site.root_page):
        return "The site has content of its own; the demo stays out."
    return ""


def load(demo: Demo, progress: Progress) -> list[CustomImage]:
    """Load everything, inside the caller's transaction, and answer the pictures.

    Raises DemoError, which names file and key; then their files are gone, and the transaction is to be rolled back.
    """
    library = Library(titles={page.key: page.title for page in demo.pages})
    german = Edition(Locale.objects.get(language_code=settings.LANGUAGE_CODE), library)
    english = Edition(Locale.objects.get_or_create(language_code="en")[0], library)

    progress.stage("Topics and sectors")
    for content in demo.topics:
        for edition, topic in zip((german, english), add_term(Topic, content, german, english), strict=True):
            library.topics[content.slug, edition.language] = topic
        progress.step()
    for content in demo.sectors:
        library.sectors[content.slug], _translation = add_term(Sector, content, german, english)
        progress.step()
    pictures: list[CustomImage] = []
    documents: list[AbstractDocument] = []
    try:
        progress.stage("Pictures")
        for picture in demo.pictures:
            with _blaming("images.toml", library, f"{picture.key}."):
                pictures.append(add_picture(picture))
            library.pictures[picture.key] = pictures[-1].pk
            progress.step()
        for document in demo.documents:
            with _blaming("documents.toml", library, f"{document.key}."):
                documents.append(add_document(document))
            library.documents[document.key] = documents[-1].pk
        _load_pages(demo.pages, german, english, progress)
        progress.stage("Dates of events")
        for _seen in rebuild_all():
            pass
        progress.stage("Search")
        for _count in write_down_all():
            pass
    except BaseException:
        for row in (*pictures, *documents):
            row.file.delete(save=False)
        raise
    return pictures


def _load_pages(contents: Sequence[PageContent], german: Edition, english: Edition, progress: Progress) -> None:
    library = german.library
    progress.stage("German pages")
    pages = {content.key: content.new_page(german) for content in contents}
    place(_with_parents(contents, pages))
    library.pages = {key: page.pk for key, page in pages.items()}
    _take_over_site(Page.objects.get(pk=library.pages["home"]))
    for content in contents:
        with _blaming(content.file, library, content.at):
            content.complete(pages[content.key], german)
            _require_possible(pages[content.key])
    _publish(contents, pages, library, progress)

    progress.stage("English pages")
    contents = [content for content in contents if not content.only_german]
    memories = []
    for content in contents:
        with _blaming(content.file, library, content.at):
            words = content.new_page(english)
            content.complete(words, english)
            memories.append(remember(pages[content.key], words, english.locale))
    sources = write(memories)
    translations = {content.key: memory.translated() for content, memory in zip(contents, memories, strict=True)}
    place(_with_parents(contents, translations))
    revisions = _publish(contents, translations, library, progress)
    logs = (
        TranslationLog(source=source, locale=english.locale, revision=revision) for source, revision in zip(sources, revisions, strict=True)
    )
    TranslationLog.objects.bulk_create(logs)


def _with_parents(contents: Sequence[PageContent], pages: Mapping[str, BasePage]) -> list[tuple[BasePage, Page]]:
    """Start pages stand below the root of the tree."""
    root = Page.get_first_root_node()
    return [(pages[content.key], pages[content.parent] if content.parent else root) for content in contents]


def _publish(contents: Sequence[PageContent], pages: Mapping[str, BasePage], library: Library, progress: Progress) -> list[Revision]:
    fill(pages.values())
    for content in contents:
        with _blaming(content.file, library, content.at):
            require_publishable(pages[content.key])
        progress.step()
    return publish([(pages[content.key], content.published_at) for content in contents])


def _require_possible(page: BasePage) -> None:
    """Raise ValidationError for what a database might refuse, or cut off, without naming the page."""
    page.clean_fields(exclude=[field.name for field in page._meta.concrete_fields if field.is_relation])


def _take_over_site(home: Page) -> None:
    """Wagtail's welcome page gives way to ours."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    site.site_name, site.root_page = str(settings.WAGTAIL_SITE_NAME), home
    site.save()
    welcome.delete()
    log(instance=home, action=LOADED)


def _is_welcome_page(page: Page) -> bool:
    """Nobody can make a bare Page in the admin, so one without children is what Wagtail's first migration left."""
    return page.specific_class is Page and page.is_leaf()


@contextmanager
def _blaming(file: str, library: Library, prefix: str = "") -> Iterator[None]:
    """Say in which file to look for what a model or the translation memory refused."""
    try:
        yield
    except ValidationError as error:
        key, messages = next(iter(error.message_dict.items())) if hasattr(error, "error_dict") else ("", error.messages)
        raise DemoError(file, prefix + key, " ".join(messages)) from error
    except MismatchError as error:
        raise DemoError(file, prefix + _place(error.path, library), error.problem) from error


def _place(path: str, library: Library) -> str:
    """`body.<id of the block>.text` as the file's reader counts: `body.3.text`."""
    place = ""
    for part in path.split("."):
        place = library.places[part].partition(":")[2] if part in library.places else f"{place}.{part}".lstrip(".")
    return place
