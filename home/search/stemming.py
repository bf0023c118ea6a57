"""What is left of a word without its endings, so that “Hallen” finds “Halle”. Pure; words come folded by `home.spelling`.

Light on purpose: both the word that somebody types and those of the page lose the same letters, and what is left need be no word.
"""

from collections.abc import Callable

# As J. Savoy has them in his light stemmer for German (CLEF 2006), for words whose umlauts have been folded.
_GERMAN_ENDINGS = ("ern", "em", "en", "er", "es", "e")
# Single letters come off behind these only.
_GERMAN_LETTERS = {"s": "bdfghklmnrt", "n": "lr"}
_SHORTEST_STEM = 3
_SHORTEST_ENGLISH_STEM = 4


def german(word: str) -> str:
    """`hauser` and `haus` -> `haus`, `flachen` and `flache` -> `flach`; endings come off twice, as in `unternehmers`."""
    return _without_ending(_without_ending(word))


def _without_ending(word: str) -> str:
    if len(word) > _SHORTEST_STEM and word[-2] in _GERMAN_LETTERS.get(word[-1], ""):
        return word[:-1]
    ending = next((ending for ending in _GERMAN_ENDINGS if word.endswith(ending)), "")
    return word[: len(word) - len(ending)] if ending and len(word) - len(ending) >= _SHORTEST_STEM else word


def english(word: str) -> str:
    """`companies` and `company` -> `compani`, `houses` and `housing` -> `hous`."""
    stem = _singular(word)
    for ending in ("ing", "ed", "e"):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_ENGLISH_STEM:
            return stem[: -len(ending)]
    return stem[:-1] + "i" if stem.endswith("y") and len(stem) > _SHORTEST_STEM else stem


def _singular(word: str) -> str:
    """Without the `s` of many, `cities` as `citi`."""
    if len(word) <= _SHORTEST_STEM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-2]
    return word[:-2] if word.endswith(("ses", "xes", "zes", "ches", "shes")) else word[:-1]


STEMMERS: dict[str, Callable[[str], str]] = {"de": german, "en": english}
