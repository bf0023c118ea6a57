"""The demo comes whole, once, and into an empty site only."""

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, PageLogEntry, Site
from wagtail_localize.models import StringTranslation, TranslatableObject

from events.entries import entries
from events.models import EventPage, EventSeriesPage, Occurrence
from events.planning import Status
from home.frame import address
from home.models import CustomImage, HomePage, Topic
from home.renditions import FIRST_WIDTH
from locations.models import CityPage, CommercialSitePage, HallPage, OrganisationPage, Sector
from news.models import NewsPage
from projects.models import ProjectPage
from site_project.demo.progress import Progress
from site_project.demo.reading import read_demo
from site_project.management.commands import load_demo
from tests.factories import HomePageFactory
from tests.site_project.demo_folder import ARTICLE, PICTURE, PROPERTIES, demo_folder

Load = Callable[..., str]

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(untouched: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Load the small demo, with these files instead of its own, and answer what the command said."""

    def run(**changes: str) -> str:
        if changes or not (tmp_path / "demo").exists():
            demo_folder(tmp_path / "demo", **changes)
        monkeypatch.setattr(load_demo, "read_demo", lambda: read_demo(tmp_path / "demo"))
        out = io.StringIO()
        call_command("load_demo", stdout=out)
        return out.getvalue()

    yield run
    for row in (*CustomImage.objects.all(), *get_document_model().objects.all()):
        row.file.delete(save=False)


def files() -> list[str]:
    folders = (folder for folder in ("original_images", "documents") if default_storage.exists(folder))
    return [name for folder in folders for name in default_storage.listdir(folder)[1]]


def test_the_welcome_page_gives_way_and_the_site_gets_its_name(load: Load) -> None:
    load()
    site = Site.objects.get(is_default_site=True)
    assert site.site_name == "Metropolregion Mitteldeutschland"
    assert site.root_page.specific == HomePage.objects.get(locale__language_code="de")
    assert {page.specific_class for page in Page.objects.filter(depth=2)} == {HomePage}


def test_no_visitor_waits_for_a_size_of_a_picture(load: Load) -> None:
    said = load()
    picture = CustomImage.objects.get()
    assert picture.renditions.filter(width=min(FIRST_WIDTH, picture.width)).exists()
    assert said.splitlines()[-1] == "  Pages: 20, in English too: 19, pictures: 1."


def test_english_links_keep_their_targets_in_another_word_order(load: Load) -> None:
    load()
    imprint = Page.objects.get(slug="impressum")
    english = NewsPage.objects.get(locale__language_code="en")
    assert english.body[0].value.source == (
        f'<p>More <a href="https://a.example/">here</a> and in the <a id="{imprint.pk}" linktype="page">imprint</a>.</p>'
    )


def test_loading_again_changes_nothing_and_says_since_when(load: Load) -> None:
    load()
    before = list(Page.objects.order_by("pk").values())
    entry = PageLogEntry.objects.get(action="demo.load")
    assert load() == f"The demo was loaded on {timezone.localdate(entry.timestamp):%Y-%m-%d}; everything stays as it is.\n"
    assert list(Page.objects.order_by("pk").values()) == before


def test_an_editors_changes_stay(load: Load) -> None:
    load()
    article = NewsPage.objects.get(locale__language_code="de")
    article.title = "Von Hand geändert"
    article.save_revision().publish()
    load()
    assert NewsPage.objects.get(locale__language_code="de").title == "Von Hand geändert"


def test_what_was_deleted_stays_deleted(load: Load) -> None:
    load()
    NewsPage.objects.get(locale__language_code="de").delete()
    load()
    assert not NewsPage.objects.filter(locale__language_code="de").exists()


def test_even_the_start_page_stays_deleted(load: Load) -> None:
    load()
    for home in HomePage.objects.all():
        home.delete()
    assert load().startswith("The demo was loaded on ")
    assert not HomePage.objects.exists()


def test_a_site_with_content_of_its_own_is_left_alone(load: Load) -> None:
    site = Site.objects.get(is_default_site=True)
    site.root_page = HomePageFactory(parent=Page.objects.get(depth=1), locale=Locale.get_default())
    site.save()
    assert load() == "The site has content of its own; the demo stays out.\n"
    assert not Topic.objects.exists()


def test_a_welcome_page_with_pages_below_it_is_content(load: Load) -> None:
    welcome = Site.objects.get(is_default_site=True).root_page
    HomePageFactory(parent=welcome, locale=welcome.locale)
    assert "content of its own" in load()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("news__01-treffen", 'en = "meeting"', 'en = "a meeting"', "slug: "),
        (
            "news__01-treffen",
            '<a href="https://a.example/">here',
            '<a href="https://b.example/">here',
            "body.1: there is no such link in German",
        ),
        (
            "news__01-treffen",
            '<a href="https://a.example/">here</a>',
            "here",
            "body.1: there is no such link in English",
        ),
        ("news__01-treffen", "imprint</a>.</p>", "imprint</a>.</p><p>Bye.</p>", "body.1: paragraphs or lists differ"),
        ("news__01-treffen", 'summary = {de = "Man traf sich.", en = "People met."}', "", "summary: "),  # it would not be publishable
        ("properties__jena", 'summary = {de = "Eben.", en = "Level."}', "", "sites.J-001.summary: "),
        ("properties__jena", "ha = [3.4, 3]\nparts", "ha = [3.4, 5]\nparts", "sites.J-001.available_area: "),
        ("images", 'credit = "Wir"', f'credit = "{"Wir" * 100}"', "verband.credit: "),
    ],
)
def test_a_file_that_fails_leaves_nothing_and_is_named(load: Load, file: str, old: str, new: str, expected: str) -> None:
    text = {"news__01-treffen": ARTICLE, "images": PICTURE, "properties__jena": PROPERTIES}[file]
    assert old in text
    before = files()
    with pytest.raises(CommandError) as error:
        load(**{file: text.replace(old, new)})
    assert str(error.value).startswith(f"The demo was not loaded. site_project/demo/{file.replace('__', '/')}.toml: {expected}")
    assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Welcome to your new Wagtail site!"]
    assert not any(model.objects.exists() for model in (CustomImage, Topic, Sector, StringTranslation, TranslatableObject, PageLogEntry))
    assert not Locale.objects.filter(language_code="en").exists()
    assert files() == before


def test_the_same_german_words_twice_need_the_same_english_words(load: Load) -> None:
    text = ARTICLE[: ARTICLE.index("text.de")] + "text.de = '<p>Ja.</p><p>Ja.</p>'\ntext.en = '<p>Yes.</p><p>Indeed.</p>'\n"
    with pytest.raises(CommandError, match=r"news/01-treffen\.toml: body\.1: the same German words"):
        load(**{"news__01-treffen": text})


def test_the_demo_loads_where_the_clock_is_behind_it(load: Load) -> None:
    corrected = """corrected_on = 2090-03-02\ncorrection = {de = "<p>Falsch.</p>", en = "<p>Wrong.</p>"}\n"""
    article = ARTICLE.replace("2026-03-01", "2090-03-01").replace("topic =", f"{corrected}topic =")
    load(**{"news__01-treffen": article})
    for version in NewsPage.objects.all():
        assert version.first_published_at <= timezone.now()
        assert version.date <= timezone.now()
        assert version.corrected_on == timezone.localdate()


def test_an_article_in_german_only_has_no_translation(load: Load) -> None:
    text = "only_german = true\n" + "".join(line for line in ARTICLE.splitlines(keepends=True) if not line.startswith("text.en"))
    for words in (', en = "A meeting"', ', en = "meeting"', ', en = "People met."'):
        text = text.replace(words, "")
    load(**{"news__01-treffen": text})
    article = NewsPage.objects.get()
    assert article.locale.language_code == "de"
    assert not TranslatableObject.objects.filter(translation_key=article.translation_key).exists()


def test_a_property_belongs_to_the_city_below_which_it_stands_and_days_count_from_today(load: Load) -> None:
    load()
    today = timezone.localdate()
    city = CityPage.objects.get(locale__language_code="de")
    for site in CommercialSitePage.objects.all():
        assert site.get_parent().translation_key == city.translation_key
        assert (site.city_id, site.reference, site.zoning, str(site.rail_km)) == (city.pk, "J-001", "GE GI", "41.5")
        assert site.confirmed_at == today - timedelta(days=24)
    hall = HallPage.objects.get()
    assert (hall.locale, hall.city_id, hall.available_from) == (city.locale, city.pk, today + timedelta(days=90))


def test_an_address_follows_from_the_title(load: Load) -> None:
    load()
    assert set(CommercialSitePage.objects.values_list("slug", flat=True)) == {"oelhafen-sued", "oil-port-south"}


def test_an_organisation_has_its_sectors_and_offers_in_both_languages(load: Load) -> None:
    load()
    sector = Sector.objects.get(locale=Locale.get_default())
    offers = set()
    for version in OrganisationPage.objects.all():
        assert [each.sector for each in version.sectors.all()] == [sector]
        offers.update(offer.title for offer in version.offers.all())
    assert offers == {"Führung", "Guided tour"}


def test_a_series_begins_with_the_first_day_that_fits_and_its_changes_name_its_dates_by_number(load: Load) -> None:
    load()
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    first = monday + timedelta(days=3)  # the first Thursday on or after last week's Friday
    for series in EventSeriesPage.objects.all():
        assert [row.first_date for row in series.schedules.all()] == [first]
    series = EventSeriesPage.objects.get(locale=Locale.get_default())
    found = {row.identity: (row.status, row.first_day) for row in Occurrence.objects.filter(page=series)}
    thursdays = [first + timedelta(weeks=number) for number in range(5)]
    extra = monday + timedelta(weeks=9, days=5)
    assert set(found) >= {day.isoformat() for day in thursdays}
    assert found[thursdays[1].isoformat()] == (Status.CANCELLED, thursdays[1])
    assert found[thursdays[3].isoformat()] == (Status.MOVED, thursdays[3] + timedelta(days=1))
    assert len(found) == 6
    assert {day for _status, day in found.values()} & {extra, extra + timedelta(weeks=1)}  # a week later where that is a holiday
    assert [entry.reason for entry in entries(Occurrence.objects.filter(page=series, status=Status.CANCELLED), "en")] == ["rain"]


def test_an_event_has_its_day_its_end_of_registration_and_its_programme_in_both_languages(load: Load) -> None:
    load()
    fair = EventPage.objects.get(slug="fest")
    assert (fair.start_date.weekday(), fair.end_date - fair.start_date) == (5, timedelta(days=1))
    assert timezone.localtime(fair.registration_until).date() == fair.start_date - timedelta(days=3)
    assert fair.city_id == CityPage.objects.get(locale=Locale.get_default()).pk
    german, english = EventPage.objects.get(slug="auftakt"), EventPage.objects.get(slug="opening")
    assert german.get_parent().specific_class is EventSeriesPage
    assert [item.value["title"] for item in (*german.programme, *english.programme)] == ["Hallo", "Hello"]
    assert english.programme[0].value["speakers"][0]["role"] == "Head"
    assert (english.start_date, english.organiser_id, english.city_id) == (german.start_date, german.organiser_id, german.city_id)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere() -> None:
    terminal, log = Terminal(), io.StringIO()
    for out in (terminal, log):
        progress = Progress(OutputWrapper(out), 2)
        progress.stage("Pictures")
        progress.step()
        progress.step()
        progress.end()
    assert terminal.getvalue().split("\r")[-1].split() == ["[##############################]", "2/2", "Pictures"]
    assert terminal.getvalue().count("\n") == 1
    assert log.getvalue() == "  Pictures\n"


def test_what_a_project_has_to_take_away_can_be_taken(load: Load, soup: Callable[[str], BeautifulSoup]) -> None:
    load()
    document = get_document_model().objects.get()
    assert document.file.read() == b"Stadt;Zahl\nJena;1\n"
    for page in ProjectPage.objects.all():
        link = soup(address(page.url_path)).select_one(".downloads a")
        assert link
        assert (link.get_text(), link["href"]) == ("Zahlen", document.url)
