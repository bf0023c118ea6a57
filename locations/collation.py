"""German alphabetical order: Ä beside A, ß as ss (DIN 5007-1, § 6.1.1.4.1, as in dictionaries)."""

from home.spelling import letters


def sort_key(text: str) -> tuple[str, str]:
    """By letters without their marks and without upper and lower case; the text itself decides between equals."""
    return letters(text), text


def initial(text: str) -> str:
    """The capital letter under which a text stands, `#` for what begins with none."""
    first = next((sign for sign in letters(text) if sign.isalnum()), "")
    return first.upper() if first.isascii() and first.isalpha() else "#"
