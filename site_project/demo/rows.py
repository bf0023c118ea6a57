"""Topics, pictures and pages, each put into the database in German and, from the translation memory, in English."""

from datetime import datetime

from django.core.files.images import ImageFile
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationLog

from home.models import BasePage, CustomImage, Topic
from site_project.demo.edition import Edition, identity
from site_project.demo.memory import remember, translated
from site_project.demo.page_content import PageContent
from site_project.demo.reading import PictureContent, TopicContent


def add_topic(content: TopicContent, german: Edition, english: Edition) -> None:
    topic, words = (
        Topic(slug=content.slug, name=edition.text(content.name), locale=edition.locale, translation_key=identity(f"topic:{content.slug}"))
        for edition in (german, english)
    )
    topic.full_clean()
    topic.save()
    translation = translated(remember(topic, words, english.locale), english.locale, Topic)
    translation.save()
    german.library.topics[content.slug, german.language] = topic
    german.library.topics[content.slug, english.language] = translation


def add_picture(content: PictureContent) -> CustomImage:
    """A picture of the library. Its file outlives a transaction that fails; the caller removes it."""
    with content.file.open("rb") as file:
        picture = CustomImage(
            title=content.title,
            file=ImageFile(file, name=content.file.name),
            alt_text=content.alt.de,
            alt_text_en=content.alt.en,
            credit=content.credit,
            licence=content.licence,
        )
        if content.focal:
            picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height = content.focal
        picture.full_clean()
        picture._set_image_file_metadata()
        picture.save()
    return picture


def add_page(content: PageContent, german: Edition) -> None:
    """The German row, a draft without its links, so that every page can link to it."""
    page = content.new_page(german)
    _parent(content, german).add_child(instance=page)
    german.library.pages[content.key] = page.pk


def publish_page(content: PageContent, german: Edition) -> None:
    page = content.model.objects.get(pk=german.library.pages[content.key])
    content.link(page, german)
    _publish(page, content.published_at)


def publish_translation(content: PageContent, german: Edition, english: Edition) -> None:
    """The English page, from a memory that holds the English words of the file."""
    words = content.new_page(english)
    content.link(words, english)
    source = remember(content.model.objects.get(pk=german.library.pages[content.key]), words, english.locale)
    page = translated(source, english.locale, content.model)
    page.live = False
    page.first_published_at = content.published_at
    parent = _parent(content, german)
    (parent.get_translation(english.locale) if content.parent else parent).add_child(instance=page)
    revision = _publish(page, content.published_at)
    TranslationLog.objects.create(source=source, locale=english.locale, revision=revision)


def _parent(content: PageContent, german: Edition) -> Page:
    """Read anew each time: adding a child changes the row of its parent."""
    if content.parent is None:
        return Page.get_first_root_node()
    return Page.objects.get(pk=german.library.pages[content.parent])


def _publish(page: BasePage, moment: datetime | None) -> Revision:
    revision = page.save_revision()
    revision.publish()
    if moment is not None:
        Page.objects.filter(pk=page.pk).update(last_published_at=moment)
    return revision
