"""Whom to ask at an organisation, as a vCard (RFC 2426).

Version 3.0, because every address book reads it: that of iOS and macOS, Google's, Outlook, Thunderbird, Nextcloud. Outlook passes
over version 4.0 (RFC 6350), and nothing that is said here needs it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

MEDIA_TYPE = "text/vcard; charset=utf-8"
_LONGEST = 75  # octets in a line (RFC 2425 §5.8.1), its end not counted
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


@dataclass(frozen=True)
class Card:
    """Any text may be empty. `uid` is the same in every language, `url` the full address of the page, `position` latitude and
    longitude, `changed` aware."""

    uid: str
    url: str
    organisation: str
    person: str
    role: str
    office: str
    phone: str
    email: str
    street: str
    postal_code: str
    place: str
    website: str
    note: str
    sectors: Sequence[str]
    position: tuple[float, float] | None
    changed: datetime | None


def vcard(card: Card) -> bytes:
    """The file: UTF-8, lines folded and ended by CR LF."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(card)).encode()


def _lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Metropolregion Mitteldeutschland//Website//DE", f"UID:urn:uuid:{_plain(card.uid)}")
    yield f"FN:{_text(card.person or card.organisation)}"
    yield "N:" + ";".join(map(_text, _parts(card.person)))
    yield "ORG:" + ";".join(map(_text, [card.organisation, card.office] if card.office else [card.organisation]))
    if not card.person:
        yield "X-ABSHOWAS:COMPANY"  # or Apple's address book would sort it under no name
    if card.street or card.postal_code or card.place:
        yield "ADR;TYPE=WORK:" + ";".join(map(_text, ["", "", card.street, card.place, "", card.postal_code, ""]))
    if card.position:
        yield "GEO:{:.6f};{:.6f}".format(*card.position)
    named = [
        ("TITLE", _text(card.role)),
        ("TEL;TYPE=WORK,VOICE", _text(card.phone)),
        ("EMAIL;TYPE=INTERNET,WORK", _text(card.email)),
        ("URL", _plain(card.website)),
        ("NOTE", _text(card.note)),
        ("CATEGORIES", ",".join(map(_text, card.sectors))),
        ("SOURCE", _plain(card.url)),
        ("REV", card.changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if card.changed else ""),
    ]
    yield from (f"{name}:{value}" for name, value in named if value)
    yield "END:VCARD"


def _parts(person: str) -> list[str]:
    """Family name, given names, (none more), titles, (none behind): titles in front end with a full stop, the last word is the
    family name."""
    words = person.split()
    first = next((place for place, word in enumerate(words) if not word.endswith(".")), len(words))
    titles, names = words[:first], words[first:]
    return [" ".join(names[-1:]), " ".join(names[:-1]), "", " ".join(titles), ""]


def _text(value: str) -> str:
    """A value as RFC 2426 §4 writes it; line ends of any kind as one, other control characters gone."""
    return _plain("\n".join(value.splitlines()), "\n").translate(_ESCAPES)


def _plain(value: str, besides: str = "") -> str:
    """Without signs that no line may hold, whoever typed them."""
    return "".join(sign for sign in value if sign.isprintable() or sign in besides)


def _folded(line: str) -> str:
    """A long line in several, each but the first begun by a blank; no letter is cut."""
    folded, length = "", 0
    for sign in line:
        size = len(sign.encode(errors="replace"))
        if length + size > _LONGEST:
            folded, length = f"{folded}\r\n ", 1
        folded, length = folded + sign, length + size
    return folded
