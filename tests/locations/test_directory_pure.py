"""Which organisations answer a question, in which order and under which letters: without a database."""

import pytest

from home.paging import NoSuchPageError
from home.terms import Named
from locations.directory.asked import Asked, asked
from locations.directory.entries import Entry, in_order, matching
from locations.directory.listing import PAGE_SIZE, Listing, listing

NAMES = {
    "city": {"jena": Named("jena", "Jena", "de"), "gera": Named("gera", "Gera", "de")},
    "sector": {"optik": Named("optik", "Optik", "de"), "oel": Named("oel", "Öl", "de")},
    "kind": {"company": Named("company", "Unternehmen", "de"), "chamber": Named("chamber", "Kammer", "de")},
}


def entry(name: str, city: str = "jena", kind: str = "company", sectors: tuple[str, ...] = ("optik",), place: str = "") -> Entry:
    return Entry(name, "de", f"/start/{name}/", kind, city, place, sectors, 2019)


def listed(*entries: Entry, **question: str | int) -> Listing:
    return listing(in_order(entries), NAMES, Asked(**question))  # type: ignore[arg-type]


def found(name: str, *names: str) -> list[str]:
    return [each.name for each in matching([entry(each) for each in names], Asked(name=name))]


@pytest.mark.parametrize("query", ["Häuser", "Haeuser", "Hauser", "HÄUSER", "häus", "user gm", "gmbh HAUS", "Ha\u0308user"])
@pytest.mark.parametrize("name", ["Häuser GmbH", "Haeuser GmbH", "HÄUSER GMBH"])
def test_umlauts_are_found_however_they_are_written(query: str, name: str) -> None:
    assert found(query, name, "Gärtnerei Saale") == [name]


@pytest.mark.parametrize(("query", "name"), [("elle", "Quelle Pößneck"), ("poessneck", "Quelle Pößneck"), ("strasse", "Straße 7")])
def test_parts_of_words_and_sharp_s_are_found(query: str, name: str) -> None:
    assert found(query, name, "Werk") == [name]


def test_every_word_has_to_be_there() -> None:
    assert found("linsen saale", "Linsenwerk Saale", "Linsenwerk Mulde", "Saale") == ["Linsenwerk Saale"]


def test_names_stand_in_german_order_below_their_letters() -> None:
    letters = listed(*map(entry, ["Zeiss", "Ökumene", "Ärztehaus", "Autohaus", "Ofen", "1. Werk", "ärzte"])).letters
    assert [(letter.letter, letter.anchor, [row.entry.name for row in letter.rows]) for letter in letters] == [
        ("#", "other", ["1. Werk"]),
        ("A", "A", ["ärzte", "Ärztehaus", "Autohaus"]),
        ("O", "O", ["Ofen", "Ökumene"]),
        ("Z", "Z", ["Zeiss"]),
    ]


def test_filters_narrow_together_and_count_what_each_value_would_leave() -> None:
    entries = [
        entry("A"),
        entry("B", city="gera"),
        entry("C", kind="chamber", sectors=("optik", "oel")),
        entry("D", city="", place="Berlin", sectors=()),
    ]
    answer = listed(*entries, city="jena", sector="optik")
    assert [row.entry.name for row in answer.rows] == ["A", "C"]
    assert (answer.total, answer.count) == (4, 2)
    assert [(choice.label.name, choice.count, choice.is_chosen) for choice in answer.cities] == [("Gera", 1, False), ("Jena", 2, True)]
    assert [(choice.label.name, choice.count) for choice in answer.sectors] == [("Öl", 1), ("Optik", 2)]
    assert [(choice.label.name, choice.count) for choice in answer.kinds] == [("Kammer", 1), ("Unternehmen", 1)]
    assert [(chosen.label.name, chosen.query_without) for chosen in answer.chosen] == [("Jena", "?sector=optik"), ("Optik", "?city=jena")]


def test_rows_say_kind_place_and_sectors() -> None:
    rows = listed(entry("A"), entry("D", city="", place="Berlin", sectors=())).rows
    assert [(row.kind, row.place, [sector.name for sector in row.sectors]) for row in rows] == [
        ("Unternehmen", "Jena", ["Optik"]),
        ("Unternehmen", "Berlin", []),
    ]


def test_nothing_found_offers_the_filters_that_stand_in_the_way() -> None:
    entries = [entry("A"), entry("B", city="gera", kind="chamber")]
    answer = listed(*entries, city="jena", kind="chamber", name="a")
    assert answer.count == 0
    assert [(way.label.name, way.is_alone, way.count, way.query) for way in answer.ways_out] == [("Kammer", False, 1, "?city=jena&q=a")]
    assert listed(*entries, city="jena").ways_out == []


def test_where_one_filter_less_is_not_enough_each_is_offered_alone() -> None:
    answer = listed(entry("A"), entry("B", city="gera", kind="chamber", sectors=()), city="gera", sector="optik", name="x")
    assert [(way.label.name, way.is_alone, way.count, way.query) for way in answer.ways_out] == [
        ("Gera", True, 1, "?city=gera"),
        ("Optik", True, 1, "?sector=optik"),
    ]


def test_unknown_values_are_shown_as_they_were_written_and_find_nothing() -> None:
    answer = listed(entry("A"), city="atlantis")
    assert answer.count == 0
    assert [(choice.value, choice.count, choice.is_chosen) for choice in answer.cities] == [("atlantis", 0, True), ("jena", 1, False)]
    assert answer.chosen[0].label == Named("atlantis", "atlantis", "")


def test_an_empty_value_of_a_row_answers_no_filter() -> None:
    assert matching([entry("A", city="")], Asked(city="jena")) == []
    assert [choice.value for choice in listed(entry("A", city="")).cities] == []


def test_long_lists_have_pages_and_letters_lead_to_theirs() -> None:
    entries = [entry(f"A{number:03}") for number in range(PAGE_SIZE)] + [entry("B"), entry("Z")]
    first, second = listed(*entries), listed(*entries, page=2)
    assert (len(first.rows), len(second.rows), second.pager.page_count) == (PAGE_SIZE, 2, 2)
    links = {link.letter: (link.query, link.is_here) for link in first.alphabet}
    assert (links["A"], links["B"], links["C"]) == (("", True), ("?page=2", False), (None, False))
    assert {link.letter: (link.query, link.is_here) for link in second.alphabet}["A"] == ("", False)
    with pytest.raises(NoSuchPageError):
        listed(*entries, page=3)


def test_every_state_is_one_address() -> None:
    question = asked({"city": " jena ", "sector": "optik", "type": "company", "q": "Häuser & Söhne", "page": "2", "x": "1"})
    assert question == Asked("jena", "optik", "company", "Häuser & Söhne", 2)
    assert question.query() == "?city=jena&sector=optik&type=company&q=H%C3%A4user+%26+S%C3%B6hne&page=2"
    assert question.having("city", "").page == 1
    assert Asked().query() == ""


@pytest.mark.parametrize("text", ["\x00", "a" * 9000, "\u202e\u200b", "\ud800", "\r\n"])
def test_what_is_asked_is_printable_and_short(text: str) -> None:
    question = asked({"q": text, "city": text})
    assert len(question.name) <= 100
    assert question.name.isprintable()
    question.query()
