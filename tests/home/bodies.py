"""Texts made of blocks, and how they come out."""

from typing import Any

from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.blocks.stream_block import StreamValue

from home.blocks import BODY

# One block definition for all tests; building it costs more than most of them.
BLOCK = BODY()


def body(*blocks: tuple[str, Any]) -> StreamValue:
    """A text of these blocks, as it comes from the form: native values, and an id for each."""
    return StreamValue(BLOCK, [(name, value, f"{number:08}-0000") for number, (name, value) in enumerate(blocks, start=1)])


def stored(*blocks: tuple[str, Any]) -> StreamValue:
    """The same text, as it comes from the database: nothing of it is read yet."""
    return BLOCK.to_python(body(*blocks).get_prep_value())


def rendered(text: StreamValue, language: str = "de") -> str:
    with translation.override(language):
        return str(text.render_as_block())


def markup(*blocks: tuple[str, Any], language: str = "de") -> BeautifulSoup:
    return BeautifulSoup(rendered(body(*blocks), language), "html.parser")


def for_programs(*blocks: tuple[str, Any], language: str = "de") -> list[Any]:
    """The values that the API answers for these blocks."""
    with translation.override(language):
        return [block["value"] for block in BLOCK.get_api_representation(body(*blocks))]


def link(label: str = "", page: Any = None, url: str = "") -> dict[str, Any]:
    return {"label": label, "page": page, "url": url}


def linked_text(*pages: int) -> str:
    """Stored rich text with a link to each of these pages."""
    return "<p>{}</p>".format(" ".join(f'<a id="{pk}" linktype="page">siehe {pk}</a>' for pk in pages))
