"""The programme of an event of the demo."""

from site_project.demo.blocks import Struct
from site_project.demo.table import Table
from site_project.demo.values import Block, Text


def read_programme(table: Table) -> list[Block]:
    """`{at = 18:00:00, title = …, text = …, speakers = [{name = "…", role = …, organisation = …}]}` for each item."""
    return [Block("item", _item(item)) for item in table.tables("programme", optional=True)]


def _item(table: Table) -> Struct:
    value: Struct = {
        "time": table.clock("at").isoformat() if table.has("at") else None,
        "title": table.text("title"),
        "text": table.text("text", Text()),
        "speakers": [_speaker(speaker) for speaker in table.tables("speakers", optional=True)],
    }
    table.finish()
    return value


def _speaker(table: Table) -> Struct:
    value: Struct = {
        "name": table.same("name"),
        "role": table.text("role", Text()),
        "organisation": table.text("organisation", Text()),
    }
    table.finish()
    return value
