"""How words are taken apart, put together again, and marked: without a database."""

import pytest

from home.search.excerpts import LONGEST, excerpt, marked
from home.search.question import MOST_WORDS, wanted
from home.search.stemming import english, german
from home.search.words import tidy, written_down


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("hauser", "haus"), ("haus", "haus"), ("hauses", "haus"), ("flachen", "flach"), ("flache", "flach"), ("hallen", "hall"),
        ("unternehmens", "unternehm"), ("unternehmen", "unternehm"), ("termine", "termin"), ("see", "see"), ("bus", "bus"),
    ],
)  # fmt: skip
def test_german_words_lose_their_endings(word: str, stem: str) -> None:
    assert german(word) == stem


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("companies", "compani"), ("company", "compani"), ("cities", "citi"), ("city", "citi"), ("houses", "hous"), ("housing", "hous"),
        ("press", "press"), ("site", "site"), ("sites", "site"), ("matches", "match"), ("bus", "bus"),
    ],
)  # fmt: skip
def test_english_words_lose_their_endings(word: str, stem: str) -> None:
    assert english(word) == stem


def test_a_text_is_written_down_once_in_all_spellings_and_forms() -> None:
    assert written_down("Häuser, Haeuser!", "de") == " hauser haus haeuser haeus "
    assert written_down("an der A 14", "de") == " an der a 14 a14 "
    assert written_down("…", "de") == ""


def test_letters_are_compared_without_their_dress() -> None:
    assert written_down("𝐉𝐞𝐧𝐚 ＪＥＮＡ", "de") == " jena "


def test_text_is_tidied_before_anything_else() -> None:
    assert tidy("Gewerbe\u00adflächen\n Ha\u0308user") == "Gewerbeflächen Häuser"


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("Flächen", ["flach"]),  # anywhere in a word
        ("Halle", [" hall", "hall "]),  # at one of its ends
        ("EU", [" eu "]),  # alone
        ("2026", [" 2026 "]),
        ("Haeuser", ["haeus", " haus", "haus "]),
    ],
)
def test_the_longer_a_word_the_further_inside_another_it_may_stand(question: str, pieces: list[str]) -> None:
    assert [piece for word in wanted(question, ["de"]) for piece in word.parts] == pieces


def test_english_words_end_no_others() -> None:
    [word] = wanted("art", ["en", "de"])
    assert word.parts == (" art",)


def test_words_that_say_nothing_are_left_out_unless_they_are_all() -> None:
    assert [word.typed for word in wanted("Wo ist die Messe in Jena?", ["de"])] == ["Messe", "Jena"]
    assert [word.typed for word in wanted("die der", ["de"])] == ["die", "der"]


def test_signs_of_which_no_letter_is_left_are_no_words() -> None:
    assert [word.typed for word in wanted("ﾞ Jena ﾟ", ["de"])] == ["Jena"]
    assert wanted("ﾞ", ["de"]) == []
    assert written_down("Jena ﾞ Halle", "de") == " jena halle hall "


def test_a_word_counts_once_and_there_are_not_too_many() -> None:
    assert [word.typed for word in wanted("Häuser häuser HAEUSER", ["de"])] == ["Häuser"]
    assert len(wanted(" ".join(f"wort{number}" for number in range(100)), ["de"])) == MOST_WORDS


@pytest.mark.parametrize("question", ["", "   ", '"', "* ( ) : ^ -", "___", "\u200b", "…"])
def test_a_question_without_words_asks_for_nothing(question: str) -> None:
    assert wanted(question, ["de"]) == []


def test_pieces_are_nothing_but_letters_digits_and_blanks() -> None:
    words = wanted('a:b* OR "c" NEAR(d) %_\\ ein\'s -x ^y 漢字 🙂 Ⅳ ½', ["de"])
    assert words
    assert all(sign.isalnum() or sign == " " for word in words for piece in (*word.whole, *word.same, *word.parts) for sign in piece)


def test_whole_words_are_marked_and_the_rest_is_escaped() -> None:
    found = marked("<b>Gewerbeflächen</b> & Fläche", "de", wanted("flaeche", ["de"]))
    assert found.html == "&lt;b&gt;<mark>Gewerbeflächen</mark>&lt;/b&gt; &amp; <mark>Fläche</mark>"
    assert found.text == "<b>Gewerbeflächen</b> & Fläche"


def test_an_excerpt_is_the_summary_or_what_stands_around_the_word() -> None:
    asked = wanted("Weiche", ["de"])
    assert excerpt("Die Weiche liegt.", "Noch eine Weiche.", "de", asked).text == "Die Weiche liegt."
    text = f"Erste Zeile.\n{'Vorher steht viel. ' * 20}Hier liegt die Weiche. {'Danach auch. ' * 20}"
    found = excerpt("Kurz gesagt.", text, "de", asked)
    assert found.html.count("<mark>Weiche</mark>") == 1
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= LONGEST + 4
    assert excerpt("Kurz gesagt.", "Nichts davon.", "de", asked).text == "Kurz gesagt."


def test_a_heading_stands_behind_the_summary() -> None:
    assert excerpt("Kurz gesagt.", "Die Weiche", "de", wanted("Weiche", ["de"])).text == "Kurz gesagt. … Die Weiche"


def test_a_word_without_end_is_cut() -> None:
    found = excerpt("", f"{'x' * 500} Weiche {'y' * 5000}", "de", wanted("Weiche", ["de"]))
    assert "Weiche" in found.text
    assert len(found.text) < 3 * LONGEST
