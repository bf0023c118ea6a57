"""The editors' handbook speaks of what is on the screen: everything that it quotes is a German text of the site or of Wagtail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize

from tests.e2e.pictures import PICTURES, PICTURES_OF_CONTRIBUTIONS

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = (ROOT / "docs" / "redaktion.md").read_text()
CATALOGUES = [ROOT / "site_project" / "locale", *(Path(package.__file__).parent for package in (wagtail, wagtail_localize))]

# A language's own name, a button made with it, a choice put together of its parts, and names that an invitation gives.
COMPOSED = {
    *("English", "Veröffentlichen in English", "am dritten Donnerstag"),
    *("Partnerstädte", "Für alle Städte", "Beiträge der Städte"),
}
GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
BEGINNING = 3  # so many words of a longer message are enough to know it by


def quoted() -> list[str]:
    """What stands between German quotation marks, on one line or over two, and the messages set apart."""
    apart = re.findall(r"^> (.+)$", HANDBOOK, re.MULTILINE)
    running = re.sub(r"^> .+$", "", HANDBOOK, flags=re.MULTILINE)
    return list(dict.fromkeys(" ".join(text.split()) for text in apart + re.findall(r"„([^„“]+)“", running)))


@dataclass(frozen=True)
class Texts:
    """The German texts of the admin, in lower case: those without gaps, and what those with gaps look like when they are filled."""

    whole: frozenset[str]
    with_gaps: tuple[tuple[int, re.Pattern[str]], ...]  # letters outside the gaps, pattern

    def know(self, label: str) -> bool:
        """Whether `label` is one of them, whatever fills its gaps, or the beginning of a longer one; upper case does not count."""
        sought = label.lower()
        return sought in self.whole or self._begins(sought) or self._fills(sought)

    def _begins(self, label: str) -> bool:
        return len(label.split()) >= BEGINNING and any(text.startswith(label) for text in self.whole)

    def _fills(self, label: str) -> bool:
        """A message of few letters between its gaps says nothing: most of a label has to be the message's."""
        return any(letters * 3 >= len(label) and pattern.fullmatch(label) for letters, pattern in self.with_gaps)


@pytest.fixture(scope="module")
def texts() -> Texts:
    found = {text.lower() for text in _texts()}
    split = [GAP.split(text) for text in found if GAP.search(text)]
    patterns = [(len("".join(parts)), re.compile(".+".join(map(re.escape, parts)))) for parts in split]
    return Texts(frozenset(found), tuple(patterns))


def _texts() -> Iterator[str]:
    for folder in CATALOGUES:
        for catalogue in folder.glob("**/de/LC_MESSAGES/*.mo"):
            for entry in polib.mofile(str(catalogue)):
                for text in (entry.msgstr, *entry.msgstr_plural.values()):
                    yield " ".join(text.replace("&nbsp;", " ").split())


def test_a_word_that_is_nowhere_is_noticed(texts: Texts) -> None:
    assert not texts.know("Entwurf sichern")
    assert not texts.know("Zur Veröffentlichung vorsehen und warten")


def test_quoted_words_are_on_the_screen(texts: Texts) -> None:
    assert len(quoted()) > 100
    assert [label for label in quoted() if label not in COMPOSED and not texts.know(label)] == []


def test_the_pictures_are_those_that_are_taken_from_the_demo() -> None:
    shown = re.findall(r"!\[(.+?)\]\((?:docs/)?img/(\w+)\.png\)", HANDBOOK + (ROOT / "README.md").read_text())
    names = sorted(name for _words, name in shown)
    assert names == sorted(PICTURES | PICTURES_OF_CONTRIBUTIONS) == sorted(path.stem for path in (ROOT / "docs" / "img").iterdir())
