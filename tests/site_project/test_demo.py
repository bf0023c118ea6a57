"""The demo as it is delivered: whole, in both languages, with a true translation behind each English page."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import Min
from django.test import TestCase
from django.utils import timezone
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource

from events.models import EventDate, EventIndexPage, EventPage, EventSeriesPage, Occurrence, ScheduleRow
from events.rebuilding import rebuild_all
from home.models import CustomImage, HomePage, StandardPage, Topic
from home.translation.content import content as said
from locations import figures
from locations.models import (
    CityIndexPage,
    CityPage,
    CommercialSitePage,
    DirectoryPage,
    HallPage,
    OrganisationPage,
    PropertyPoolPage,
    Sector,
)
from news.models import NewsIndexPage, NewsPage
from projects.models import ProjectIndexPage, ProjectPage
from quotes.models import QuoteIndexPage, QuotePage
from site_project.demo.city_content import LISTS
from site_project.demo.edition import identity
from site_project.demo.reading import read_demo
from site_project.management.commands import load_demo
from tests.ground import leave_as_migrated

REGION = (CityIndexPage, CityPage, PropertyPoolPage, CommercialSitePage, HallPage, DirectoryPage, OrganisationPage)
EVENTS = (EventIndexPage, EventPage, EventSeriesPage)
MODELS = (HomePage, StandardPage, NewsIndexPage, NewsPage, *REGION, *EVENTS, QuoteIndexPage, QuotePage, ProjectIndexPage, ProjectPage)


def pages(language: str) -> list[Any]:
    return [page for model in MODELS for page in model.objects.filter(locale__language_code=language).order_by("path")]


def page(key: str, language: str = "de") -> Any:
    return Page.objects.get(translation_key=identity(key), locale__language_code=language).specific


# What a row of the list of uses says, but for its key.
USE = ("content_type", "base_content_type", "object_id", "to_content_type", "to_object_id", "model_path", "content_path")


def segments(source: TranslationSource) -> list[list[Any]]:
    """All that the memory holds of a source's pieces, in any order."""
    common = ("order", "context__path", "context__path_id")
    return [
        sorted(source.stringsegment_set.values_list(*common, "attrs", "string__data", "string__data_hash")),
        sorted(source.templatesegment_set.values_list(*common, "template__template", "template__uuid", "template__string_count")),
        sorted(source.relatedobjectsegment_set.values_list(*common, "object_id")),
        sorted(source.overridablesegment_set.values_list(*common, "data_json")),
    ]


def rows() -> dict[UUID, dict[str, Any]]:
    """Everything stored about the English pages, but for the time at which somebody last looked."""
    return {(row["translation_key"], model): row for model in MODELS for row in model.objects.filter(locale__language_code="en").values()}


def streams(instance: Any) -> Iterator[tuple[StreamField, Any]]:
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield field, getattr(instance, field.name)


def rich_texts(instance: Any) -> Iterator[str]:
    """The source of every rich text of a page, wherever it stands."""
    for field in instance._meta.get_fields():
        if isinstance(field, RichTextField):
            yield getattr(instance, field.name)
    for _field, value in streams(instance):
        yield from _strings(value.get_prep_value())


def linked_pages(instance: Any) -> Iterator[int]:
    """Ids of the pages that a page links to: in rich text, in blocks and in its own fields."""
    for text in rich_texts(instance):
        yield from (int(link["id"]) for link in BeautifulSoup(text, "html.parser").find_all("a", linktype="page"))
    for _field, value in streams(instance):
        yield from (pk for key, pk in _entries(value.get_prep_value()) if key in ("page", "index", "organisation") and isinstance(pk, int))
    if isinstance(instance, HomePage):
        yield instance.notice_page_id
    yield from (pk for name in ("city_id", "organiser_id", "project_id", "lead_id") if (pk := getattr(instance, name, None)))


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key, part
            yield from _entries(part)
    elif isinstance(value, list):
        for part in value:
            yield from _entries(part)


def _strings(value: Any) -> Iterator[str]:
    return (part for _key, part in _entries(value) if isinstance(part, str) and part.startswith("<"))


class TheDemo(TestCase):
    """Loaded once for all of these tests; each one's changes are taken back."""

    @classmethod
    def setUpTestData(cls) -> None:
        leave_as_migrated()
        with mock.patch.object(load_demo, "picture"):  # the sizes of pictures are not what these tests are about
            call_command("load_demo", stdout=io.StringIO())
        cls.english = Locale.objects.get(language_code="en")

    def test_everything_is_there_in_both_languages(self) -> None:
        demo = read_demo()
        assert len(demo.pages) == 44 + len(LISTS) + 12 + 94 + 54 + 1 + 48 + 1 + 12 + 11
        assert NewsPage.objects.filter(locale__language_code="de").count() == 30
        assert StandardPage.objects.filter(locale__language_code="de").count() == 12
        translated = [content.key for content in demo.pages if not content.only_german]
        assert {page.translation_key for page in pages("de")} == {identity(content.key) for content in demo.pages}
        assert {page.translation_key for page in pages("en")} == {identity(key) for key in translated}
        assert CustomImage.objects.count() == len(demo.pictures)
        assert Topic.objects.count() == 2 * len(demo.topics) == 12
        assert Sector.objects.count() == 2 * len(demo.sectors) == 24

    def test_every_page_is_live_without_changes_that_wait(self) -> None:
        assert not Page.objects.filter(depth__gt=1).exclude(live=True, has_unpublished_changes=False).exists()

    def test_the_tree_is_sound_and_has_no_alias(self) -> None:
        assert Page.find_problems() == ([], [], [], [], [])
        assert not Page.objects.filter(alias_of__isnull=False).exists()

    def test_the_english_tree_is_the_german_one(self) -> None:
        for version in pages("en"):
            source = page_in(version, "de")
            if source.depth > 2:
                assert version.get_parent().translation_key == source.get_parent().translation_key
        for source in pages("de"):
            german = [child.translation_key for child in source.get_children()]
            version = page_in(source, "en")
            english = [child.translation_key for child in version.get_children()] if version else []
            assert english == [key for key in german if key in english]

    def test_the_words_are_those_of_the_files(self) -> None:
        for content in read_demo().pages:
            for language in ("de",) if content.only_german else ("de", "en"):
                version = page(content.key, language)
                words = (version.title, version.draft_title, version.slug, version.summary)
                assert words == tuple(text.in_language(language) for text in (content.title, content.title, content.slug, content.summary))

    def test_topics_have_english_names_and_the_same_slugs(self) -> None:
        names = {topic.slug: topic.name for topic in Topic.objects.filter(locale=self.english)}
        assert names == {topic.slug: topic.name.en for topic in read_demo().topics}
        for article in NewsPage.objects.select_related("topic__locale"):
            assert article.topic.locale_id == article.locale_id

    def test_a_true_translation_is_behind_each_english_page_and_topic(self) -> None:
        for version in [*pages("en"), *Topic.objects.filter(locale=self.english)]:
            record = Translation.objects.get(source__object_id=version.translation_key, target_locale=self.english)
            assert record.enabled
            assert record.get_target_instance() == version
            total, translated = record.get_progress()
            assert total == translated > 0
        assert set(StringTranslation.objects.values_list("translation_type", "has_error", "tool_name")) == {("manual", False, "")}
        assert TranslationLog.objects.count() == len(pages("en"))

    def test_the_memory_is_what_the_translation_tool_itself_would_write(self) -> None:
        for source in TranslationSource.objects.all():
            before = segments(source)
            source.update_from_db()
            assert segments(source) == before, source

    def test_the_english_page_is_what_the_memory_makes_of_the_german_one(self) -> None:
        for version in pages("en"):
            source = TranslationSource.objects.get(object_id=version.translation_key)
            assert said(source.get_ephemeral_translated_instance(self.english)) == said(version)

    def test_no_string_is_missing(self) -> None:
        assert not StringSegment.objects.annotate_translation(self.english).filter(translation__isnull=True).exists()

    def test_an_article_in_german_only_has_no_translation_records(self) -> None:
        german_only = [content.key for content in read_demo().pages if content.only_german]
        assert german_only
        for key in german_only:
            assert not TranslationSource.objects.filter(object_id=identity(key)).exists()

    def test_every_page_has_a_history_and_opens_in_the_editor_as_it_is_live(self) -> None:
        for version in [*pages("de"), *pages("en")]:
            assert list(version.revisions.values_list("pk", flat=True)) == [version.live_revision_id] == [version.latest_revision_id]
            assert said(version.get_latest_revision_as_object()) == said(version)
            assert PageLogEntry.objects.filter(page=version.pk, action="wagtail.publish", revision=version.live_revision_id).count() == 1

    def test_search_and_the_list_of_uses_know_every_page(self) -> None:
        uses = set(ReferenceIndex.objects.values_list(*USE))
        call_command("rebuild_references_index", stdout=io.StringIO())
        assert set(ReferenceIndex.objects.values_list(*USE)) == uses
        german = Page.objects.filter(locale=Locale.get_default())
        for key, words in {"properties/halle/HAL-001": "Sternpark", "organisations/members/bytekontor": "Bytekontor"}.items():
            assert page(key).pk in {found.pk for found in german.search(words)}

    def test_publishing_german_again_changes_no_english_row(self) -> None:
        before = rows()
        for key in ("home", "news", "standard/presse", "standard/mitglied-werden", "news/it-branche", "news/flaechenpool"):
            page(key).save_revision().publish()
        assert rows() == before

    def test_articles_were_published_on_their_date_and_nothing_in_the_future(self) -> None:
        now = timezone.now()
        for version in NewsPage.objects.all():
            for moment in (version.first_published_at, version.last_published_at):
                assert abs(version.date - moment) < timedelta(minutes=10)  # equal, but where the clock is behind the demo
        for version in Page.objects.filter(depth__gt=1):
            assert version.first_published_at <= version.last_published_at <= now

    def test_every_internal_link_leads_to_a_public_german_page(self) -> None:
        public = set(Page.objects.filter(live=True, locale__language_code="de").values_list("pk", flat=True))
        german_only = {identity(content.key) for content in read_demo().pages if content.only_german}
        found = 0
        for version in [*pages("de"), *pages("en")]:
            for pk in linked_pages(version):
                assert pk in public, version
                found += 1
                target = Page.objects.get(pk=pk)
                assert target.translation_key in german_only or page_in(target, "en").live
        assert found > 100

    def test_what_editors_can_build_is_what_the_demo_holds(self) -> None:
        """An editor who opens a page of the demo can save it: every block is valid and none of its parts is unknown."""
        for version in [*pages("de"), *pages("en")]:
            version.full_clean()
            for row in _dates_of(version):
                row.full_clean()
            for field, value in streams(version):
                for data in value.raw_data:
                    _only_known(field.stream_block.child_blocks[data["type"]], data["value"])
                try:
                    field.stream_block.clean(value)
                except ValidationError as error:
                    pytest.fail(f"{version} ({version.locale.language_code}).{field.name}: {error.as_json_data()}")

    def test_pictures_have_credit_licence_texts_and_file_data(self) -> None:
        for picture in CustomImage.objects.all():
            assert all((picture.credit, picture.licence, picture.alt_text, picture.alt_text_en, picture.file_hash, picture.file_size))

    def test_the_menu_has_the_region(self) -> None:
        titles = [child.title for child in page("home").get_children().filter(show_in_menus=True)]
        assert titles[:6] == ["Aktuelles", "Termine", "Städte", "Flächenpool", "Projekte", "Mitglieder"]

    def test_every_date_is_written_down_and_writing_them_again_changes_nothing(self) -> None:
        german = Page.objects.filter(locale__language_code="de").type(EventPage, EventSeriesPage)
        series_of_editions = {page("events/series/sechs-abende").pk}
        assert (
            set(Occurrence.objects.public().values_list("page", flat=True)) == set(german.values_list("pk", flat=True)) - series_of_editions
        )
        assert list(rebuild_all())[-1] == (german.count(), 0)

    def test_an_event_looks_the_same_to_calendars_in_both_languages(self) -> None:
        for series in EventSeriesPage.objects.filter(locale=self.english):
            source = page_in(series, "de").specific
            assert [row.key for row in series.schedules.all()] == [row.key for row in source.schedules.all()]
            assert series.plan(timezone.localdate()) == source.plan(timezone.localdate())

    def test_cluster_regional_and_its_article_link_each_other(self) -> None:
        series, article = page("events/series/cluster-regional"), page("news/cluster-regional")
        assert series.pk in set(linked_pages(article))
        assert article.pk in set(linked_pages(series))

    def test_links_in_the_text_lead_to_pages_of_the_same_language(self) -> None:
        for language in ("de", "en"):
            response = self.client.get(page("standard/geschichte", language).url)
            assert response.status_code == 200
            soup = BeautifulSoup(response.content, "html.parser")
            assert soup.html["lang"] == language
            assert page("news/zwoelf-staedte", language).url in {link["href"] for link in soup.main.find_all("a")}

    def test_articles_name_the_true_figures_of_the_pool(self) -> None:
        sites, halls = CommercialSitePage.objects.listed_in("de").totals(), HallPage.objects.listed_in("de").totals()
        listed = CommercialSitePage.objects.listed_in("de").count()
        smallest = CommercialSitePage.objects.listed_in("de").aggregate(least=Min("divisible_from"))["least"]
        review = page("news/flaechenpool")
        [facts] = [block.value for block in review.body if block.block_type == "facts"]
        assert review.summary.startswith(f"{listed} Flächen,")
        assert [row["value"] for row in facts["rows"]] == [
            str(listed), *(figures.hectares(area) for area in (sites["area"], sites["largest"], smallest)),
        ]  # fmt: skip
        about_halls = page("news/hallen")
        assert f"{halls['count']} Gebäude sind gemeldet, {halls['with_crane']} davon mit Kran" in about_halls.summary
        first = about_halls.body[0].value.source.replace("\u00a0", " ")
        assert f"{halls['count']} Gebäude mit zusammen {figures.number(halls['area'])} m²" in first

    def test_the_site_begins_at_the_german_start_page(self) -> None:
        assert Site.objects.get(is_default_site=True).root_page == page("home").page_ptr

    def test_loading_again_changes_nothing(self) -> None:
        before = (rows(), StringTranslation.objects.count(), Page.objects.count(), CustomImage.objects.count(), Occurrence.objects.count())
        call_command("load_demo", stdout=io.StringIO())
        assert (
            rows(),
            StringTranslation.objects.count(),
            Page.objects.count(),
            CustomImage.objects.count(),
            Occurrence.objects.count(),
        ) == before


def _dates_of(version: Page) -> Iterator[ScheduleRow | EventDate]:
    if isinstance(version, EventSeriesPage):
        yield from version.schedules.all()
        yield from version.changes.all()


def page_in(version: Page, language: str) -> Page | None:
    return Page.objects.filter(translation_key=version.translation_key, locale__language_code=language).first()


def _only_known(block: Any, data: Any) -> None:
    """Wagtail drops what a block does not know without a word."""
    if isinstance(block, StructBlock):
        assert set(data) <= set(block.child_blocks), f"{block.name}: {set(data) - set(block.child_blocks)}"
        for name, part in data.items():
            _only_known(block.child_blocks[name], part)
    elif isinstance(block, ListBlock | StreamBlock):
        for item in data:
            _only_known(block.child_block if isinstance(block, ListBlock) else block.child_blocks[item["type"]], item["value"])
