"""Parts of addresses made from words, as German is written without its own letters."""

import re

from django.utils.text import slugify
from wagtail.models import Page

LENGTH = 60

_GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def slug_of(title: str) -> str:
    """`Ölhafen Süd` -> `oelhafen-sued`; empty where there is no letter in it."""
    return slugify(title.translate(_GERMAN_LETTERS))


def is_made_from(slug: str, title: str) -> bool:
    """Whether `free_slug` would have made this slug of this title, or none was made yet."""
    return not slug or re.fullmatch(f"{re.escape(_shortened(title))}(-[0-9]+)?", slug) is not None


def free_slug(title: str, parent: Page, page: Page) -> str:
    """The slug of this title, with a number behind it where another page than `page` below `parent` has it already."""
    wanted = _shortened(title)
    if not wanted:
        return ""
    taken = set(parent.get_children().exclude(pk=page.pk).filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _shortened(title: str) -> str:
    return slug_of(title)[:LENGTH].strip("-")
