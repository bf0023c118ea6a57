"""The finished values of an exposé. The template in `print/` sets them and adds no word of its own."""

from typing import TypedDict


class Row(TypedDict):
    name: str
    value: str


class Fact(TypedDict):
    """A row of a table; each value has a line of its own."""

    name: str
    values: list[str]


class Group(TypedDict):
    """A table and its heading; never without a row."""

    name: str
    rows: list[Fact]


class PrintedPicture(TypedDict):
    """`file` is a name in the picture storage; `caption` may be empty."""

    file: str
    alt: str
    caption: str
    credit: str


class Position(TypedDict):
    """Degrees (WGS 84), and what the map says to who does not see it."""

    lat: float
    lon: float
    alt: str


class Contact(TypedDict):
    """Whom to ask; `phone_link` is the number as RFC 3966 has it. Anything but `role` may be empty."""

    role: str
    name: str
    office: str
    phone: str
    phone_link: str
    mail: str


class Labels(TypedDict):
    author: str
    expose: str
    facts: str
    place: str
    page: str
    contact: str
    online: str
    qr: str


class Expose(TypedDict):
    """`kicker` is city and kind; figures are the rows that stand large on the first page; `text` holds paragraphs."""

    lang: str
    title: str
    city: str
    kicker: str
    summary: str
    text: list[str]
    pictures: list[PrintedPicture]
    figures: list[Row]
    groups: list[Group]
    position: Position | None
    contact: Contact | None
    confirmed: str
    url: str
    imprint: list[str]
    labels: Labels
