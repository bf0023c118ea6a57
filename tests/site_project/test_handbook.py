"""The editors' handbook speaks of what is on the screen: everything that it quotes is a German text of the site or of Wagtail."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = (ROOT / "docs" / "redaktion.md").read_text()
CATALOGUES = [ROOT / "site_project" / "locale", *(Path(package.__file__).parent for package in (wagtail, wagtail_localize))]

COMPOSED = {"English", "Veröffentlichen in English"}  # a language's own name, and a button made with it
GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
BEGINNING = 3  # so many words of a longer message are enough to know it by


def quoted() -> list[str]:
    """What stands between German quotation marks, on one line or over two, and the messages set apart."""
    apart = re.findall(r"^> (.+)$", HANDBOOK, re.MULTILINE)
    running = re.sub(r"^> .+$", "", HANDBOOK, flags=re.MULTILINE)
    return list(dict.fromkeys(" ".join(text.split()) for text in apart + re.findall(r"„([^„“]+)“", running)))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return list(_texts())


def _texts() -> Iterator[str]:
    for folder in CATALOGUES:
        for catalogue in folder.glob("**/de/LC_MESSAGES/*.mo"):
            for entry in polib.mofile(str(catalogue)):
                for text in (entry.msgstr, *entry.msgstr_plural.values()):
                    yield " ".join(text.replace("&nbsp;", " ").split())


def is_known(label: str, texts: list[str]) -> bool:
    """Whether it is a text of the admin, whatever fills its gaps, or the beginning of a longer one."""
    is_beginning = len(label.split()) >= BEGINNING
    return any((is_beginning and text.startswith(label)) or is_filled(label, GAP.split(text)) for text in texts)


def is_filled(label: str, parts: list[str]) -> bool:
    """Whether `label` is a message of these parts with short words in the gaps between them; upper case counts for no difference."""
    says_something = len("".join(parts)) * 3 >= len(label)
    return says_something and re.fullmatch(".+".join(map(re.escape, parts)), label, re.IGNORECASE) is not None


def test_a_word_that_is_nowhere_is_noticed(texts: list[str]) -> None:
    assert not is_known("Entwurf sichern", texts)
    assert not is_known("Zur Veröffentlichung vorsehen und warten", texts)


def test_quoted_words_are_on_the_screen(texts: list[str]) -> None:
    assert len(quoted()) > 100
    assert [label for label in quoted() if label not in COMPOSED and not is_known(label, texts)] == []
