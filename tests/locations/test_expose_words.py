"""What is printed of what editors wrote."""

from locations.expose.words import printable, shortened


def test_words_keep_what_the_fonts_have() -> None:
    assert printable("Große\u00a0Halle\n\n in  Łódź") == "Große\u00a0Halle in Łódź"
    assert printable("ﬁ ṡ 東京 😀\u200b\x00 ≤\u2011!") == "fi s <=-!"
    assert printable("Ha\u0308lle") == "Hälle"


def test_text_ends_with_a_sentence() -> None:
    assert shortened(["Kurz."], 100) == ["Kurz."]
    assert shortened(["Ein Satz mit Worten. Ein zweiter Satz mit Worten."], 36) == ["Ein Satz mit Worten. …"]
    assert shortened(["Wort " * 20], 30)[0].endswith("Wort …")
    assert shortened(["X" * 100], 30) == ["X" * 28 + " …"]
    assert shortened(["A" * 95, "B" * 50], 100) == ["A" * 95 + " …"]
