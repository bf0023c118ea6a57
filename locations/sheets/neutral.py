"""Text that a spreadsheet would run as a formula, made harmless by an apostrophe before it, and back again without a loss."""

import re

# What programs take for the beginning of a formula, also behind blanks and in the wide forms of East Asian keyboards.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")


def neutralised(text: str) -> str:
    """The text as it may stand in a cell. One that begins with apostrophes before such a sign gets one more, so nothing is ambiguous."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """The inverse of `neutralised`; text that was never neutralised stays as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
