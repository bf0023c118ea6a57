"""Where the list of all articles stands."""

from django.apps import apps

from home.frame import address
from home.publication.public import closed_to_reader
from home.publication.version import once_per_version


def list_url(language: str) -> str:
    """The path of the first list in a language that the reader may see, wherever an article hangs; an empty string without one."""
    return _list_url(language, closed_to_reader())


@once_per_version
def _list_url(language: str, closed: tuple[str, ...]) -> str:
    """The same by what is `closed` to the reader, as the frame is."""
    lists = apps.get_model("news", "NewsIndexPage").objects.open_to_reader().in_language(language).order_by("path")
    found = lists.values_list("url_path", flat=True).first()
    return address(found) if found else ""
