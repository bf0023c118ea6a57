"""Keys of rows, as links, addresses and programs write them."""

_DIGITS = 18  # every number with so many fits into a column for keys; databases fail on one that does not


def is_key(word: str) -> bool:
    """Whether it may be the key of a row."""
    return word.isdecimal() and len(word) <= _DIGITS
