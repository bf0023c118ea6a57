"""Pictures in the browser: no larger than they are shown, in their place before they have come, and the first one at once."""

import itertools
from typing import Any

import pytest

from tests.e2e.visit import LookAt, Visit

PAGES = {
    "home": "/",
    "news index": "/aktuelles/",
    "article": "/aktuelles/it-branche-knuepft-ihr-netz-neu/",
    "standard page": "/ueber-uns/",
    "projects": "/projekte/",
    "project": "/projekte/wasserstoffring/",
}
CASES = [
    pytest.param(path, width, pixel_ratio, id=f"{kind}-{width}-{pixel_ratio}x")
    for (kind, path), width, pixel_ratio in itertools.product(PAGES.items(), (320, 768, 1280), (1, 2))
]

# Every picture that is shown, the lazy ones too, with the file that the browser has chosen and those that it could choose from.
SHOWN = """async () => {
    const images = [...document.images].filter(image => image.offsetWidth)
    images.forEach(image => image.loading = "eager")
    await Promise.all(images.map(image => image.decode()))
    return images.map(image => {
        const sets = [image, ...image.parentElement.querySelectorAll(":scope > source")].map(each => each.srcset)
        const files = sets.flatMap(set => set.split(", ")).map(file => file.split(" "))
        const widths = Object.fromEntries(files.map(([url, width]) => [new URL(url, location).href, parseInt(width)]))
        return {file: image.currentSrc, shown: image.getBoundingClientRect().width, width: widths[image.currentSrc],
                smallest: Math.min(...Object.values(widths))}
    })
}"""

# The sum of all shifts while a reader scrolls to the end, those before included.
SHIFTS = """async () => {
    let sum = 0
    const note = list => list.getEntries().forEach(entry => { sum += entry.value })
    const observer = new PerformanceObserver(note)
    observer.observe({type: "layout-shift", buffered: true})
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
        scrollTo(0, y)
        await new Promise(done => setTimeout(done, 50))
    }
    await Promise.all([...document.images].filter(image => image.offsetWidth).map(image => image.decode()))
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))
    note({getEntries: () => observer.takeRecords()})
    return sum
}"""


def eager(seen: Visit) -> list[dict[str, Any]]:
    """The pictures that the browser loads before it knows whether they are in view."""
    found: list[dict[str, Any]] = seen.page.eval_on_selector_all(
        "img:not([loading=lazy])",
        "images => images.map(each => ({priority: each.fetchPriority, isFirst: each === document.images[0],"
        " isInView: each.getBoundingClientRect().top < innerHeight}))",
    )
    return found


@pytest.mark.parametrize(("path", "width", "pixel_ratio"), CASES)
def test_file_is_as_wide_as_the_picture_is_shown_and_not_half_as_wide_again(
    look_at: LookAt, path: str, width: int, pixel_ratio: int
) -> None:
    pictures = look_at(path, width=width, pixel_ratio=pixel_ratio).page.evaluate(SHOWN)
    assert pictures
    assert [picture for picture in pictures if not picture["file"].endswith(".avif")] == []
    assert [picture for picture in pictures if picture["width"] < picture["shown"] * pixel_ratio - 1] == []
    fitting = {
        picture["file"] for picture in pictures if picture["width"] <= max(picture["shown"] * pixel_ratio * 1.5, picture["smallest"])
    }
    # Where a picture stands twice on a page, the browser takes the large file that it has for the small place, too.
    assert [picture for picture in pictures if picture["file"] not in fitting] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_moves_when_pictures_come(look_at: LookAt, path: str, width: int) -> None:
    assert look_at(path, width=width).page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("kind", "number"), [("home", 0), ("news index", 1), ("article", 1), ("standard page", 0), ("projects", 1), ("project", 1)]
)
def test_only_the_picture_that_a_page_opens_with_comes_before_all_others(look_at: LookAt, kind: str, number: int, width: int) -> None:
    assert eager(look_at(PAGES[kind], width=width)) == [{"priority": "high", "isFirst": True, "isInView": True}] * number


def test_files_to_choose_from_take_no_place_of_their_own(look_at: LookAt) -> None:
    box = look_at(PAGES["article"]).page.locator(".about-box")
    logo, words = box.locator("img").bounding_box(), box.locator("div").bounding_box()
    assert logo
    assert words
    assert logo["x"] + logo["width"] < words["x"]
    assert logo["y"] == words["y"]
