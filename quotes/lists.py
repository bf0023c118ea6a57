"""Where the list of all quotes stands."""

from home.lists import url_for_reader


def list_url(language: str) -> str:
    """The path of the first list in a language that the reader may see, wherever a quote hangs; an empty string without one."""
    return url_for_reader("quotes.QuoteIndexPage", language)
