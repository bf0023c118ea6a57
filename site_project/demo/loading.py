"""The whole demo, into an empty site, or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageLogEntry, Site

from home.models import CustomImage
from site_project.demo.edition import Edition, Library
from site_project.demo.errors import DemoError
from site_project.demo.history import LOADED
from site_project.demo.memory import MismatchError
from site_project.demo.page_content import PageContent
from site_project.demo.progress import Progress
from site_project.demo.reading import Demo
from site_project.demo.rows import add_page, add_picture, add_topic, publish_page, publish_translation


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

    Raises DemoError, which names file and key; then the files of the pictures are gone, and the transaction is to be rolled back.
    """
    library = Library(titles={page.key: page.title for page in demo.pages})
    german = Edition(Locale.objects.get(language_code=settings.LANGUAGE_CODE), library)
    english = Edition(Locale.objects.get_or_create(language_code="en")[0], library)

    progress.stage("Topics")
    for topic in demo.topics:
        add_topic(topic, german, english)
        progress.step()
    pictures: list[CustomImage] = []
    try:
        progress.stage("Pictures")
        for content in demo.pictures:
            with _blaming("images.toml", library, f"{content.key}."):
                pictures.append(add_picture(content))
            library.pictures[content.key] = pictures[-1].pk
            progress.step()
        _load_pages(demo.pages, german, english, progress)
    except BaseException:
        for picture in pictures:
            picture.file.delete(save=False)
        raise
    return pictures


def _load_pages(pages: Sequence[PageContent], german: Edition, english: Edition, progress: Progress) -> None:
    for page in pages:
        with _blaming(page.file, german.library):
            add_page(page, german)
    _take_over_site(Page.objects.get(pk=german.library.pages["home"]))
    progress.stage("German pages")
    for page in pages:
        with _blaming(page.file, german.library):
            publish_page(page, german)
        progress.step()
    progress.stage("English pages")
    for page in pages:
        if not page.only_german:
            with _blaming(page.file, german.library):
                publish_translation(page, german, english)
        progress.step()


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
        raise DemoError(file, _place(error.path, library), error.problem) from error


def _place(path: str, library: Library) -> str:
    """`body.<id of the block>.text` as the file's reader counts: `body.3.text`."""
    place = ""
    for part in path.split("."):
        place = library.places[part].partition(":")[2] if part in library.places else f"{place}.{part}".lstrip(".")
    return place
