"""Where the list of all projects stands."""

from home.lists import url_for_reader


def list_url(language: str) -> str:
    """The path of the first list in a language that the reader may see, wherever a project hangs; an empty string without one."""
    return url_for_reader("projects.ProjectIndexPage", language)
