"""Pictures: their files, their words, what they cost, and what happens when one cannot be shown."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template
from django.utils import translation

from home import pictures
from home.memory import request_memory
from home.models import CustomRendition, Licence
from tests.factories import ImageFactory, complete, picture_file

pytestmark = pytest.mark.django_db


def tag(text: str, language: str = "de", **context: Any) -> BeautifulSoup:
    with translation.override(language):
        return BeautifulSoup(Template("{% load site_tags %}" + text).render(Context(context)), "html.parser")


def widths(element: Tag) -> list[str]:
    """The widths that a browser may choose from."""
    return [entry.split()[-1] for entry in element["srcset"].split(", ")]


def test_tag_writes_everything_a_browser_needs_to_choose_and_to_keep_the_place() -> None:
    image = complete(ImageFactory())
    found = tag('{% picture image sizes="50vw" %}', image=image).picture
    assert (found.img["width"], found.img["height"], found.img["sizes"], found.img["loading"]) == ("1200", "800", "50vw", "lazy")
    assert widths(found.img) == ["320w", "480w", "640w", "960w", "1200w"]
    assert (found.source["type"], found.source["sizes"], widths(found.source)) == ("image/avif", "50vw", widths(found.img))
    assert found.img["src"].endswith(".webp"), "every browser knows it"
    assert tag("{% picture image %}", image=image.pk).img["src"] == found.img["src"], "the id is enough"


def test_one_file_needs_no_choice() -> None:
    markup = tag("{% picture image %}", image=ImageFactory())
    assert markup.picture is None
    assert not markup.img.has_attr("srcset")
    assert not tag("{% picture image %}", image=complete(ImageFactory(file=picture_file(size=(300, 200))))).img.has_attr("srcset")


def test_picture_in_view_at_once_is_not_lazy() -> None:
    img = tag("{% picture image eager=True %}", image=ImageFactory()).img
    assert img["fetchpriority"] == "high"
    assert not img.has_attr("loading")


@pytest.mark.parametrize(
    ("language", "english", "alt", "lang"),
    [("de", "A grey area", "Graue Fläche", None), ("en", "A grey area", "A grey area", None), ("en", "", "Graue Fläche", "de")],
)
def test_alternative_text_is_in_the_pages_language_or_says_which(language: str, english: str, alt: str, lang: str | None) -> None:
    img = tag("{% picture image %}", language, image=ImageFactory(alt_text_en=english)).img
    assert (img["alt"], img.get("lang")) == (alt, lang)


def test_decorative_picture_says_nothing() -> None:
    img = tag("{% picture image decorative=True %}", "en", image=ImageFactory(alt_text_en="")).img
    assert img["alt"] == ""
    assert not img.has_attr("lang")


def test_alternative_text_cannot_leave_its_attribute() -> None:
    img = tag("{% picture image %}", image=ImageFactory(alt_text='"><script>x</script>')).img
    assert img["alt"] == '"><script>x</script>'


def test_credit_names_the_licence_and_links_its_text() -> None:
    credit = tag("{% credit image %}", image=ImageFactory()).span
    assert credit.get_text().endswith("Mara Lindgarten (Beispiel), CC BY 4.0")
    assert (credit.a["href"], credit.a["rel"]) == ("https://creativecommons.org/licenses/by/4.0/", ["license"])


def test_licence_without_a_text_is_not_linked() -> None:
    credit = tag("{% credit image %}", "en", image=ImageFactory(licence=Licence.PRESS)).span
    assert credit.get_text() == "Picture: Mara Lindgarten (Beispiel), Free for editorial use"
    assert credit.a is None
    assert tag("{% credit image %}", "en", image=ImageFactory(licence="")).span.get_text() == "Picture: Mara Lindgarten (Beispiel)"


def test_credit_is_text_not_markup() -> None:
    assert tag("{% credit image %}", image=ImageFactory(credit="<script>x</script>")).script is None


def test_nothing_comes_of_no_picture() -> None:
    assert tag("{% picture image %}{% credit image %}", image=None).get_text() == ""
    assert tag("{% picture image %}{% credit image %}", image=99999).get_text() == ""


@pytest.mark.parametrize("number", [1, 20])
def test_any_number_of_pictures_costs_two_queries(number: int, django_assert_num_queries: Any) -> None:
    ids = [ImageFactory(file=picture_file(size=(40, 40))).pk for _ in range(number)]
    for pk in ids:
        pictures.picture(pk)  # makes the file, as the first visitor does
    with request_memory():
        # Expect 2 queries: the pictures, their renditions.
        with django_assert_num_queries(2):
            assert all(pictures.load(ids)[pk] for pk in ids)
        with django_assert_num_queries(0):
            assert all(pictures.picture(pk) for pk in ids)
            assert pictures.load(ids).keys() == set(ids)


def test_picture_that_is_gone_is_asked_for_once(django_assert_num_queries: Any) -> None:
    with request_memory():
        assert pictures.load([99999]) == {}
        with django_assert_num_queries(0):
            assert pictures.load([99999, None]) == {}


def test_nothing_is_remembered_outside_a_request() -> None:
    image = ImageFactory(credit="Erst")
    pictures.load([image.pk])
    image.credit = "Dann"
    image.save()
    assert pictures.picture(image.pk).credit == "Dann"


@pytest.mark.parametrize("spoil", ["missing", "junk"])
def test_picture_whose_file_is_broken_costs_its_place_not_the_page(spoil: str, caplog: pytest.LogCaptureFixture) -> None:
    image = ImageFactory()
    storage, name = image.file.storage, image.file.name
    storage.delete(name)
    if spoil == "junk":
        storage.save(name, picture_file().__class__("x.png", b"GIF89a junk"))
    assert tag("{% picture image %}", image=image).img is None
    assert image.title in caplog.text
    assert not CustomRendition.objects.exists()


def test_programs_get_full_addresses(settings: Any) -> None:
    settings.BASE_URL = "https://www.example.org"
    data = pictures.picture(complete(ImageFactory()), "en").as_data()
    assert data["url"].startswith("https://www.example.org/media/images/")
    sizes = [320, 480, 640, 960, 1200]
    expected = [(kind, width) for kind in ("image/webp", "image/avif") for width in sizes]
    assert [(source["type"], source["width"]) for source in data["sources"]] == expected
    assert all(source["url"].endswith(source["type"].removeprefix("image/")) for source in data["sources"])
    described = ("width", "height", "type", "alt", "alt_language", "credit", "licence", "licence_url")
    assert {name: data[name] for name in described} == {
        "width": 1200,
        "height": 800,
        "type": "image/webp",
        "alt": "A grey area",
        "alt_language": "en",
        "credit": "Mara Lindgarten (Beispiel)",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }
