"""What somebody is looking for, word by word, as pieces of what `home.search.words` has written down. Pure.

A piece begins or ends with a blank where the word must begin or end there. Short words would be part of too many others, so the
longer a stem is, the further inside another word it may stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from home.search.stemming import STEMMERS
from home.search.words import WORD, forms, tidy
from home.spelling import spellings

MOST_WORDS = 8
# From how many letters on a stem may begin or, in German, end another word; and from how many on it may stand anywhere in it.
_BEGINS, _ANYWHERE = 3, 5
# Words that nobody looks for, unless they are all that was typed.
_EMPTY = {
    "de": "aber als am an auch auf aus bei beim das dem den der des die ein eine einem einen einer es fur gibt ich im in ist mit nach "
    "nachste nachsten nachster oder sind suche uber um und vom von vor wann was welche wer wie wo zu zum zur",
    "en": "a about and are as at by do for from how i in is it next of on or the there to what when where which who with",
}
_EMPTY_WORDS = {language: frozenset(words.split()) for language, words in _EMPTY.items()}


@dataclass(frozen=True)
class Wanted:
    """A word as it was typed, and pieces of text of which one must be there: `whole` are the word itself, `same` its other forms, `starts`
    words that begin like it, `parts` all of them and, if it is long enough, words that contain it."""

    typed: str
    whole: tuple[str, ...]
    same: tuple[str, ...]
    starts: tuple[str, ...]
    parts: tuple[str, ...]

    def is_in(self, written: str) -> bool:
        """Whether words that were written down have it."""
        return any(part in written for part in self.parts)

    def is_one_of(self, spelled: str) -> bool:
        """Whether it is one of the words of a name, as it was typed."""
        return any(word in spelled for word in self.whole)


def wanted(text: str, languages: Sequence[str]) -> list[Wanted]:
    """The words of a question about texts in these languages, at most MOST_WORDS, each once, in their order."""
    typed = list({bare: word for word in reversed(WORD.findall(tidy(text))) if (bare := spellings(word)[1])}.values())[::-1]
    telling = [word for word in typed if not any(spellings(word)[0] in _EMPTY_WORDS[language] for language in languages)]
    return [_wanted(word, languages) for word in (telling or typed)[:MOST_WORDS]]


def _wanted(word: str, languages: Sequence[str]) -> Wanted:
    written = tuple(dict.fromkeys(spellings(word)))
    stems = tuple(dict.fromkeys([stem for language in languages for stem in _stems(word, language)]))
    starts = tuple(dict.fromkeys(f" {stem}" if _may_begin(stem) else f" {stem} " for stem in stems))
    parts = dict.fromkeys(part for stem in stems for part in _parts(stem, ends="en" not in languages))
    return Wanted(word, tuple(f" {form} " for form in written), tuple(f" {stem} " for stem in stems), starts, tuple(parts))


def _stems(word: str, language: str) -> Iterator[str]:
    """And the word itself where it does not begin with its stem: `city`, `citi`."""
    for form in dict.fromkeys(spellings(word)):
        stem = STEMMERS[language](form)
        yield from (stem,) if form.startswith(stem) else (stem, form)


def _may_begin(stem: str) -> bool:
    return len(stem) >= _BEGINS and not stem[0].isdecimal()


def _parts(stem: str, *, ends: bool) -> Iterator[str]:
    """`flach` stands in “Gewerbeflächen” anywhere, `bahn` where “Autobahn” ends or “Bahnhof” begins, `it` only alone."""
    if not _may_begin(stem):
        yield f" {stem} "
    elif len(stem) >= _ANYWHERE:
        yield stem
    else:
        yield f" {stem}"
        if ends:
            yield f"{stem} "


def says(word: str, language: str, asked: Sequence[Wanted]) -> bool:
    """Whether one word of a text is one of those asked for, and so to be marked."""
    written = f" {' '.join(forms(word, language))} "
    return any(each.is_in(written) for each in asked)
