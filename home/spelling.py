"""Letters as they are compared: whatever marks they carry, and however somebody writes an umlaut."""

import unicodedata

# Umlauts as they are written where there are none.
_WITHOUT_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def letters(text: str) -> str:
    """Small letters without their marks: `Häuser` as `hauser`, `Straße` as `strasse`, `𝐉𝐞𝐧𝐚` as `jena`."""
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(sign))


def spellings(text: str) -> tuple[str, str]:
    """A text as it is compared: without marks (Häuser as hauser), and also without the letters that stand for them (Haeuser too)."""
    plain = bare = letters(text)
    for written, meant in _WITHOUT_UMLAUTS:
        bare = bare.replace(written, meant)
    return plain, bare
