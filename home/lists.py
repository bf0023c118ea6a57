"""Where the list of something stands: the first public page of a type in a language, in the order of the tree."""

from django.apps import apps

from home.frame import address
from home.publication.public import PublicQuerySet, closed_to_reader
from home.publication.version import once_per_version


@once_per_version
def public_url(label: str, language: str) -> str:
    """The path of the first page of a type (`news.NewsIndexPage`) that everybody may see; an empty string without one."""
    return _first(apps.get_model(label).objects.public(language))


def url_for_reader(label: str, language: str) -> str:
    """The same for the reader of the page being shown, who may have been let in further."""
    return _url_for_reader(label, language, closed_to_reader())


@once_per_version
def _url_for_reader(label: str, language: str, closed: tuple[str, ...]) -> str:
    """The same by what is `closed` to the reader, as the frame is."""
    return _first(apps.get_model(label).objects.open_to_reader(language))


def _first(pages: PublicQuerySet) -> str:
    found = pages.order_by("path").values_list("url_path", flat=True).first()
    return address(found) if found else ""
