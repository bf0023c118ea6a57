"""The files of pictures: which there are, who waits for them, and what comes of those that cannot be made."""

from typing import Any

import pytest
from PIL import Image

from home import pictures, renditions
from home.models import CustomImage, CustomRendition
from home.publication.version import current
from home.registry import clock_jobs
from tests.factories import ImageFactory, picture_file

pytestmark = pytest.mark.django_db


def sized(width: int) -> CustomImage:
    return ImageFactory(file=picture_file(size=(width, width // 2)))


def files(image: CustomImage) -> list[tuple[str, int]]:
    """Type and width of every file that a page would offer now."""
    return [(source.type, source.width) for source in pictures.picture(image).sources]


def both(*widths: int) -> list[tuple[str, int]]:
    return [(kind, width) for kind in ("image/webp", "image/avif") for width in widths]


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (300, [300]),
        (320, [320]),
        (700, [320, 480, 640, 700]),
        (1840, [320, 480, 640, 960, 1280, 1840]),
        (2000, [320, 480, 640, 960, 1280, 1840]),
    ],
)
def test_there_are_both_kinds_and_none_is_wider_than_the_original(original: int, widths: list[int]) -> None:
    image = sized(original)
    pictures.picture(image)
    assert renditions.make_missing() == 1
    assert files(image) == both(*widths)
    largest = pictures.picture(image).largest
    assert (largest.type, largest.width, largest.height) == ("image/webp", widths[-1], widths[-1] // 2)


def test_files_are_what_their_type_says() -> None:
    image = sized(300)
    pictures.picture(image)
    renditions.make_missing()
    for made in image.renditions.all():
        with made.file.open() as file:
            assert f"format-{Image.open(file).format.lower()}" in made.filter_spec


@pytest.mark.parametrize(("original", "width"), [(300, 300), (700, 700), (2000, 960)])
def test_whoever_sees_a_picture_first_waits_for_one_file(original: int, width: int) -> None:
    image = sized(original)
    assert files(image) == [("image/webp", width)]
    assert image.renditions.count() == 1


def test_some_files_are_no_choice() -> None:
    image = sized(2000)
    image.get_renditions("width-320|format-avif", "width-320|format-webp")
    assert files(image) == [("image/webp", 960)]


def test_picture_that_nobody_shows_takes_no_room() -> None:
    sized(300)
    assert renditions.make_missing() == 0
    assert not CustomRendition.objects.exists()


def test_complete_picture_is_left_alone() -> None:
    pictures.picture(sized(300))
    assert renditions.make_missing() == 1
    before = current()
    assert renditions.make_missing() == 0
    assert current() == before


def test_pages_show_new_files_at_once() -> None:
    pictures.picture(sized(300))
    before = current()
    renditions.make_missing()
    assert current() != before


def test_other_jobs_do_not_wait_for_a_whole_library() -> None:
    shown = [sized(300), sized(300)]
    for image in shown:
        pictures.picture(image)
    assert renditions.make_missing(patience=-1) == 0
    assert renditions.make_missing() == 2


def test_picture_that_cannot_be_read_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    sound, broken = sized(300), sized(300)
    for image in (sound, broken):
        pictures.picture(image)
    broken.file.storage.delete(broken.file.name)
    assert renditions.make_missing() == 1
    assert len(files(sound)) == 2
    assert broken.title in caplog.text


def test_new_file_of_a_picture_gets_new_sizes() -> None:
    image = sized(700)
    pictures.picture(image)
    renditions.make_missing()
    image.renditions.all().delete()
    image.file = picture_file(size=(480, 240))
    image.save()
    assert files(image) == [("image/webp", 480)]
    assert renditions.make_missing() == 1
    assert files(image) == both(320, 480)


def test_the_clock_makes_them_after_publishing() -> None:
    jobs = [job.name for job in clock_jobs]
    assert jobs.index("scheduled publishing") < jobs.index("sizes of pictures")


def test_any_number_of_complete_pictures_costs_the_clock_one_query(django_assert_num_queries: Any) -> None:
    for _ in range(3):
        pictures.picture(sized(40))
    renditions.make_missing()
    # Expect 1 query: which pictures are incomplete.
    with django_assert_num_queries(1):
        renditions.make_missing()
