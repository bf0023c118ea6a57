"""A mistake in a demo file is named by file and key before anything is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_project.demo.errors import DemoError
from site_project.demo.reading import FOLDER, read_demo
from tests.site_project.demo_folder import (
    ARTICLE,
    DOCUMENT,
    EVENTS,
    HOME,
    ORGANISATIONS,
    PICTURE,
    PROJECTS,
    PROPERTIES,
    STANDARD,
    demo_folder,
)

Read = Callable[..., str]


@pytest.fixture
def complaint(tmp_path: Path) -> Read:
    """What reading the small demo, with these changes, complains about."""

    def read(**changes: str) -> str:
        with pytest.raises(DemoError) as error:
            read_demo(demo_folder(tmp_path / "demo", **changes))
        return str(error.value)

    return read


def change(**changes: str) -> dict[str, str]:
    """For file names that are no Python names: `news__01_treffen` is `news/01-treffen`."""
    return {name.replace("_01_", "_01-").replace("_02_", "_02-"): text for name, text in changes.items()}


def test_the_small_demo_is_read(tmp_path: Path) -> None:
    demo = read_demo(demo_folder(tmp_path / "demo"))
    lists = ["home", "news", "events", "quotes", "cities", "pool", "projects", "members", "partners"]
    properties = ["properties/jena/J-001", "properties/jena/J-H01"]
    events = ["events/runde/abende", "events/runde/fest", "events/runde/auftakt"]
    assert {page.key for page in demo.pages} == {
        *lists, "standard/impressum", "cities/jena", "quotes/staedte/naehe", "projects/region/ring",
        "news/treffen", "organisations/members/lichtwerk", *properties, *events,
    }  # fmt: skip
    order = [page.key for page in demo.pages]
    assert order[: len(lists)] == lists
    assert order.index("events/runde/abende") < order.index("events/runde/auftakt")
    assert [topic.slug for topic in demo.topics] == ["sport"]
    assert [sector.slug for sector in demo.sectors] == ["optik"]
    assert [picture.key for picture in demo.pictures] == ["verband"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("topic =", "tpoic =", "topic: missing"),
        ("topic =", 'colour = "red"\ntopic =', "colour: unknown here"),
        ('topic = "sport"', 'topic = "kunst"', "topic: there is no topic “kunst”"),
        ('topic = "sport"', "topic = 7", "topic: must be a text"),
        ('topic = "sport"', 'topic = "sport"\npicture = "bild"', "picture: there is no picture “bild”"),
        (', en = "A meeting"', "", "title.en: missing"),
        ('en = "A meeting"', 'en = " "', "title.en: empty"),
        ('en = "A meeting"', 'en = "A meeting", fr = "Une réunion"', "title.fr: unknown here"),
        ("2026-03-01T09:00:00", "2026-03-01", "date: must be a date with a time and without a time zone"),
        ("2026-03-01T09:00:00", "2026-03-01T09:00:00Z", "date: must be a date with a time and without a time zone"),
        ('type = "paragraph"', 'type = "paragraf"', "body.1.type: “paragraf” is not one of about_box, "),
        ('type = "paragraph"', 'type = "paragraph"\nlevel = "h2"', "body.1.level: unknown here"),
        ('More <a href="https', 'More <a href="page:news/x">x</a><a href="https', "body.1.text.en: there is no page “news/x”"),
        ('<a href="page:standard', '<a class="x" href="page:standard', "body.1.text.de: a link to a page must read "),
    ],
)
def test_a_mistake_in_an_article_is_named(complaint: Read, old: str, new: str, expected: str) -> None:
    assert old in ARTICLE
    message = complaint(**change(news__01_treffen=ARTICLE.replace(old, new)))
    assert message.startswith(f"news/01-treffen.toml: {expected}")


def test_an_article_in_german_only_has_no_english_words(complaint: Read) -> None:
    assert complaint(**change(news__01_treffen=f"only_german = true\n{ARTICLE}")) == "news/01-treffen.toml: title.en: unknown here"


def test_a_translated_page_needs_a_translated_parent(complaint: Read) -> None:
    german = 'only_german = true\ntitle.de = "Allein"\nslug.de = "allein"\n'
    below = STANDARD.replace("impressum", "darunter") + 'parent = "standard/allein"\n'
    message = complaint(**change(standard__02_allein=german, standard__01_darunter=below))
    assert message.startswith("standard/01-darunter.toml: parent: exists in German only")


def test_parents_do_not_run_in_circles(complaint: Read) -> None:
    assert "leads in a circle" in complaint(**change(standard__01_impressum=f'{STANDARD}parent = "standard/impressum"\n'))


def test_an_unknown_parent_is_named(complaint: Read) -> None:
    message = complaint(**change(standard__01_impressum=f'{STANDARD}parent = "standard/x"\n'))
    assert message == "standard/01-impressum.toml: parent: there is no page “standard/x”"


def test_two_files_of_one_name_are_refused(complaint: Read) -> None:
    assert complaint(**change(news__02_treffen=ARTICLE)).startswith("news/02-treffen.toml: has the same name as news/01-treffen.toml")


def test_a_file_that_is_no_toml_is_named(complaint: Read) -> None:
    assert complaint(**change(news__01_treffen="title = ")).startswith("news/01-treffen.toml: can't be read: ")


def test_a_link_of_the_start_page_that_leads_nowhere_is_named(complaint: Read) -> None:
    assert complaint(home=HOME.replace("page:standard", "standard")).startswith("home.toml: legal_links.1: “standard/impressum” is no page")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("verband.webp", "verbund.webp", "verband.file: there is no file verbund.webp in pictures/"),
        ("cc-by-4.0", "cc-by", "verband.licence: “cc-by” is not one of "),
        ('credit = "Wir"', "", "verband.credit: missing"),
        ('credit = "Wir"', 'credit = "Wir"\nfocal = [1, 2]', "verband.focal: must be four numbers"),
    ],
)
def test_a_mistake_about_a_picture_is_named(complaint: Read, old: str, new: str, expected: str) -> None:
    assert complaint(images=PICTURE.replace(old, new)).startswith(f"images.toml: {expected}")


def test_a_document_that_is_not_there_is_named(complaint: Read) -> None:
    said = complaint(documents=DOCUMENT.replace("zahlen.csv", "zahl.csv"))
    assert said.startswith("documents.toml: zahlen.file: there is no file zahl.csv in documents/")


def test_a_document_that_nobody_knows_is_named(complaint: Read) -> None:
    said = complaint(projects__region=PROJECTS.replace('["zahlen"]', '["zahl"]'))
    assert said.startswith("projects/region.toml: projects.ring.downloads.1: there is no document “zahl”")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('zoning = ["GE", "GI"]', 'zoning = ["GE", "XX"]', "sites.J-001.zoning.2: “XX” is not one of MD, "),
        ("ha = [3.4, 3]", "ha = [3.4]", "sites.J-001.ha: must be two numbers"),
        ("ha = [3.4, 3]", 'ha = [3.4, "3"]', "sites.J-001.ha.2: must be a number"),
        ("rail = 41.5", "port = 41.5", "sites.J-001.km.port: the file does not say under names what is meant by port"),
        ("price = 68", "prize = 68", "sites.J-001.prize: unknown here"),
        ('title.de = "Glashalle"', 'title = {de = "Glashalle", en = "Glass hall"}', "halls.J-H01.title.en: unknown here"),
        ("[halls.J-H01]", "[hall.J-H01]", "hall: unknown here"),
        ('parent = "cities/jena"', 'parent = "cities/gera"', "parent: there is no page “cities/gera”"),
        ('parent = "cities/jena"', 'parent = "pool"', "sites.J-001.city: missing"),
    ],
)
def test_a_mistake_about_a_property_is_named(complaint: Read, old: str, new: str, expected: str) -> None:
    assert old in PROPERTIES
    assert complaint(properties__jena=PROPERTIES.replace(old, new)).startswith(f"properties/jena.toml: {expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"optik"', '"optics"', "organisations.lichtwerk.sectors.1: there is no sector “optics”"),
        ('"company"', '"firm"', "organisations.lichtwerk.type: “firm” is not one of company, "),
        (', en = "Guided tour"', "", "organisations.lichtwerk.offers.1.title.en: missing"),
    ],
)
def test_a_mistake_about_an_organisation_is_named(complaint: Read, old: str, new: str, expected: str) -> None:
    assert old in ORGANISATIONS
    assert complaint(organisations__members=ORGANISATIONS.replace(old, new)).startswith(f"organisations/members.toml: {expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('weekday = "fri"', 'weekday = "fr"', "series.abende.schedules.1.when.weekday: “fr” is not one of mon, tue, "),
        ("{week = -1,", '{week = -1, month = "may",', "series.abende.schedules.1.when.month: unknown here"),
        ("FREQ=WEEKLY;BYDAY", "FREQ=HOURLY;BYDAY", "series.abende.schedules.1.repeats: frequency"),
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=5", "FREQ=MONTHLY;BYDAY=5TH", "series.abende.schedules.1.repeats: ordinal"),
        ("nth = 2", "nth = 6", "series.abende.changes.1.nth: the series has no date of number 6"),
        ("nth = 2", "nth = 0", "series.abende.changes.1.nth: the series has no date of number 0"),
        ('"cancelled"', '"canceled"', "series.abende.changes.1.what: “canceled” is not one of changed, "),
        ("move = 1", 'move = "1"', "series.abende.changes.2.move: must be a whole number"),
        ("start = 18:00:00\ncity", 'start = "18:00"\ncity', "events.auftakt.start: must be a time of day"),
        ('topics = ["sport"]\nwhen', 'topics = ["kunst"]\nwhen', "events.auftakt.topics.1: there is no topic “kunst”"),
        ('"events/runde/abende"', '"events/runde/abend"', "events.auftakt.parent: there is no page “events/runde/abend”"),
        ("{at = 18:00:00, title", "{um = 18:00:00, title", "events.auftakt.programme.1.um: unknown here"),
        ("days_before = 3, ", "", "events.fest.registration_until.days_before: missing"),
    ],
)
def test_a_mistake_about_an_event_is_named(complaint: Read, old: str, new: str, expected: str) -> None:
    assert old in EVENTS
    assert complaint(events__runde=EVENTS.replace(old, new)).startswith(f"events/runde.toml: {expected}")


def test_every_picture_file_of_the_demo_is_in_the_library() -> None:
    assert {path.name for path in (FOLDER / "pictures").iterdir()} == {picture.file.name for picture in read_demo().pictures}
