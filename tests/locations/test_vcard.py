"""The card of an organisation is read by address books, whatever somebody has typed."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import vobject

from locations.organisation.card import Card, vcard

LENS_WORKS = Card(
    uid="6f1c2c1e-0000-4000-8000-000000000001",
    url="https://www.example.org/mitglieder/linsenwerk/",
    organisation="Linsenwerk Saale (Beispiel)",
    person="Prof. Dr. Thea Maria Brandmüller",
    role="Vertrieb; Messe, Märkte",
    office="Werk 2",
    phone="03641 000 00-0",
    email="kontakt@linsenwerk.example",
    street="Beispielweg 4",
    postal_code="07745",
    place="Jena",
    website="https://linsenwerk.example/kontakt/?a=1",
    note="Schleift Linsen,\nund misst sie.",
    sectors=["Optik", "Medizin, Technik"],
    position=(50.9271, 11.5892),
    changed=dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=1))),
)


def read(card: Card) -> Any:
    return vobject.readOne(vcard(card).decode())


def test_everything_arrives() -> None:
    card = read(LENS_WORKS)
    card.validate()
    assert card.version.value == "3.0"
    assert card.fn.value == "Prof. Dr. Thea Maria Brandmüller"
    assert (card.n.value.family, card.n.value.given, card.n.value.prefix) == ("Brandmüller", "Thea Maria", "Prof. Dr.")
    assert card.org.value == ["Linsenwerk Saale (Beispiel)", "Werk 2"]
    assert card.title.value == "Vertrieb; Messe, Märkte"
    assert (card.tel.value, card.email.value) == ("03641 000 00-0", "kontakt@linsenwerk.example")
    assert (card.adr.value.street, card.adr.value.code, card.adr.value.city) == ("Beispielweg 4", "07745", "Jena")
    assert card.url.value == "https://linsenwerk.example/kontakt/?a=1"
    assert card.note.value == "Schleift Linsen,\nund misst sie."
    assert card.categories.value == ["Optik", "Medizin, Technik"]
    assert card.geo.value == "50.927100;11.589200"
    assert card.rev.value == "2026-11-26T07:00:00Z"
    assert card.uid.value == "urn:uuid:6f1c2c1e-0000-4000-8000-000000000001"
    assert card.source.value == LENS_WORKS.url


def test_without_a_person_it_is_the_card_of_the_house() -> None:
    card = read(replace(LENS_WORKS, person="", role="", office=""))
    card.validate()
    assert card.fn.value == "Linsenwerk Saale (Beispiel)"
    assert card.org.value == ["Linsenwerk Saale (Beispiel)"]
    assert card.contents["x-abshowas"][0].value == "COMPANY"


def test_what_is_missing_is_left_out() -> None:
    empty = dict.fromkeys(("person", "role", "office", "phone", "email", "street", "postal_code", "place", "website", "note"), "")
    card = read(replace(LENS_WORKS, **empty, sectors=[], position=None, changed=None))
    card.validate()
    assert set(card.contents) == {"version", "prodid", "uid", "fn", "n", "org", "x-abshowas", "source"}


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    note = "ä" * 200 + "€" * 100 + "😀" * 50
    file = vcard(replace(LENS_WORKS, note=note))
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert vobject.readOne(file.decode()).note.value == note


@pytest.mark.parametrize(
    "field", ["organisation", "person", "role", "office", "phone", "email", "street", "place", "website", "note", "uid"]
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_no_line_can_be_smuggled_in(field: str, end: str) -> None:
    card = read(replace(LENS_WORKS, **{field: f"a{end}END:VCARD{end}BEGIN:VCARD{end}TEL:110"}))
    assert len(card.contents["tel"]) == 1
    assert "110" not in card.tel.value or field == "phone"


def test_signs_that_nothing_prints_are_gone() -> None:
    file = vcard(replace(LENS_WORKS, note="a\x00b\x07c\u202ed")).decode()
    assert "NOTE:abcd\r\n" in file
