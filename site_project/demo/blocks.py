"""The blocks that a demo file may use, each read into the shape that the block of the same name has in `home.blocks`."""

from collections.abc import Callable

from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, RichText, Text, Value

Struct = dict[str, Value]


def read_blocks(page: Table, key: str = "body") -> list[Block]:
    """The blocks of a page in their order; a page may have none."""
    return [_block(table) for table in page.tables(key, optional=True)]


def _block(table: Table) -> Block:
    name = table.string("type")
    if name not in READERS:
        raise table.error("type", f"“{name}” is not one of {', '.join(sorted(READERS))}")
    value = READERS[name](table)
    table.finish()
    return Block(name, value)


def link(table: Table) -> Struct:
    """A table of `label` and `link` and nothing else."""
    value = _link(table, "label")
    table.finish()
    return value


def _link(table: Table, label: str) -> Struct:
    """A link to a page of ours or to an address elsewhere, or an empty one where the table has none."""
    if not table.has("link"):
        return {"label": Text(), "page": None, "url": ""}
    address = table.string("link")
    if address.startswith("page:"):
        return {"label": table.text(label), "page": table.page("link"), "url": ""}
    return {"label": table.text(label), "page": None, "url": address}


def _paragraph(table: Table) -> Value:
    return table.rich_text("text")


def _heading(table: Table) -> Struct:
    return {"text": table.text("text"), "level": table.string("level", "h2")}


def _picture(table: Table) -> Struct:
    return {"image": table.picture("image"), "caption": table.text("caption", Text())}


def _gallery(table: Table) -> Struct:
    return {"images": table.pictures("images"), "caption": table.text("caption", Text())}


def _pullquote(table: Table) -> Struct:
    return {"text": table.text("text"), "name": table.string("name", ""), "role": table.text("role", Text())}


def _about_box(table: Table) -> Struct:
    return {
        "organisation": PageKey(table.one_page("organisation")) if table.has("organisation") else None,
        "logo": table.picture("logo") if table.has("logo") else None,
        "heading": table.text("heading", Text()),
        "text": table.rich_text("text", RichText()),
        "link": _link(table, "link_label"),
    }


def _cta(table: Table) -> Struct:
    return {"heading": table.text("heading"), "text": table.text("text", Text()), "link": _link(table, "label")}


def _facts(table: Table) -> Struct:
    return {"heading": table.text("heading", Text()), "rows": [_fact(row) for row in table.tables("rows")]}


def _fact(row: Table) -> Struct:
    value: Struct = {"label": row.text("label"), "value": row.text("value")}
    row.finish()
    return value


def _accordion(table: Table) -> Struct:
    return {"items": [_accordion_item(item) for item in table.tables("items")]}


def _accordion_item(item: Table) -> Struct:
    value: Struct = {"heading": item.text("heading"), "text": item.rich_text("text", RichText())}
    item.finish()
    return value


def _event(table: Table) -> Struct:
    return {"event": PageKey(table.one_page("event"))}


def _news_listing(table: Table) -> Struct:
    return {
        "heading": table.text("heading", Text()),
        "index": PageKey("news"),
        "topic": table.topic("topic").key if table.has("topic") else "",
        "limit": table.number("limit"),
    }


READERS: dict[str, Callable[[Table], Value]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "picture": _picture,
    "gallery": _gallery,
    "pullquote": _pullquote,
    "about_box": _about_box,
    "cta": _cta,
    "event": _event,
    "facts": _facts,
    "accordion": _accordion,
    "news_listing": _news_listing,
}
