"""wagtail-localize's memory, filled as an editor would have filled it: each German string with its English one.

The English page is then made from this memory and nothing else, so that following the German source later changes no word of it.
Nothing is written here (`memory_rows` does, for many things at once).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.segments.types import OverridableSegmentValue
from wagtail_localize.strings import StringValue


class MismatchError(Exception):
    """German and English differ in more than words. `path` is wagtail-localize's content path."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


@dataclass(frozen=True)
class Memory:
    """A German page or snippet, which is in the database, in its segments; `translations` holds the English of each string, in order."""

    german: Any
    locale: Locale  # of the translation
    segments: Sequence[Any]
    translations: Sequence[tuple[StringSegmentValue, str]]

    def translated(self) -> Any:
        """The instance in the other language, unsaved, as the memory has it."""
        instance = type(self.german)(locale=self.locale, translation_key=self.german.translation_key)
        copy_synchronised_fields(self.german, instance)
        said = [
            StringSegmentValue(value.path, StringValue(data), attrs=value.attrs, order=value.order) for value, data in self.translations
        ]
        kept = [value for value in self.segments if not isinstance(value, StringSegmentValue | OverridableSegmentValue)]
        ingest_segments(self.german, instance, self.german.locale, self.locale, said + kept)
        return instance


def remember(german: TranslatableMixin, words: TranslatableMixin, locale: Locale) -> Memory:
    """What there is to remember where `german` (saved) reads like `words` (the same in `locale`, unsaved); raises MismatchError."""
    segments, spoken = extract_segments(german), extract_segments(words)
    _same_templates(_templates(segments), _templates(spoken))
    return Memory(german, locale, segments, _pairs(_strings(segments), _strings(spoken)))


def _templates(segments: Iterable[Any]) -> dict[str, str]:
    return {segment.path: segment.template for segment in segments if isinstance(segment, TemplateSegmentValue)}


def _strings(segments: Iterable[Any]) -> dict[str, list[StringSegmentValue]]:
    """By path, in their order there."""
    found: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment)
    return found


def _same_templates(german: Mapping[str, str], english: Mapping[str, str]) -> None:
    """Rich text keeps its paragraphs, lists and headings in a template, and that is the German one in every language."""
    for path in sorted(german.keys() | english.keys()):
        if german.get(path) != english.get(path):
            raise MismatchError(path, "paragraphs or lists differ between German and English")


def _pairs(
    german: dict[str, list[StringSegmentValue]], english: dict[str, list[StringSegmentValue]]
) -> list[tuple[StringSegmentValue, str]]:
    """Each German string with its translation, paired by path and by their order there."""
    pairs: list[tuple[StringSegmentValue, str]] = []
    known: dict[tuple[str, str], str] = {}
    for path in sorted(german.keys() | english.keys()):
        if len(german[path]) != len(english[path]):
            raise MismatchError(path, f"{len(german[path])} strings in German, {len(english[path])} in English")
        for segment, value in zip(german[path], english[path], strict=True):
            data = _with_links_of(segment, value)
            if known.setdefault((path, segment.string.data), data) != data:
                raise MismatchError(path, f"the same German words stand there twice, with different English ones: “{data}”")
            pairs.append((segment, data))
    return pairs


def _with_links_of(segment: StringSegmentValue, value: StringSegmentValue) -> str:
    """The English string, its links numbered as in German: another word order may bring them in another order."""
    german: Mapping[str, Any] = segment.attrs or {}
    english: Mapping[str, Any] = value.attrs or {}
    if german == english:
        return str(value.string.data)
    free = dict(german)
    numbers: dict[str, str] = {}
    for number, attributes in english.items():
        same = next((candidate for candidate, others in free.items() if others == attributes), None)
        if same is None:
            raise MismatchError(value.path, f"there is no such link in German: {attributes}")
        numbers[number] = same
        del free[same]
    if free:
        raise MismatchError(value.path, f"there is no such link in English: {list(free.values())}")
    soup = BeautifulSoup(value.string.data, "html.parser")
    for element in soup.find_all(id=True):
        element["id"] = numbers[str(element["id"])]
    return str(soup)
