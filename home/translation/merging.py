"""What an English page should say: the facts of its German source in words that English has been given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import Translation
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

from home.translation.beside import leave_out_beside_others, neighbours
from home.translation.gaps import item_ids, leave_out
from home.translation.related import untranslated
from home.translation.words import base, missing, plain, texts

Segments = list[Any]  # of wagtail-localize's four kinds of segment values
Paths = dict[str, Segments]

# An older text here concerns no reader of the page.
UNSEEN = frozenset({"slug", "seo_title", "search_description"})


@dataclass
class Choice:
    """Which words to show, by content path: `segments` are to be ingested, `behind` are the paths that show older words or none."""

    segments: Segments = field(default_factory=list)
    behind: set[str] = field(default_factory=set)
    homeless: set[str] = field(default_factory=set)

    @property
    def is_outdated(self) -> bool:
        """Whether a reader is shown less, or something older, than the German page says."""
        return bool(self.behind - UNSEEN)


def choose(record: Translation, translated: Model, *, with_new_words: bool) -> Choice:
    """Decide, path by path, between the translations given and what `translated` shows.

    `with_new_words` is for translators who publish what they have written. What follows German by itself shows no words that
    have not been published before: half a sentence in the editor is nobody's last word. Nor does it take over a topic that is not
    translated: the page keeps its old one.
    """
    shown = by_path(extract_segments(translated))
    published = {plain(segment.string.data) for segments in shown.values() for segment in texts(segments)}
    wanting = {base(segment.context.path) for segment in missing(record)}
    choice = Choice()
    for path, segments in by_path(record.source._get_segments_for_translation(record.target_locale, fallback=True)).items():
        words = texts(segments)
        if not with_new_words and untranslated(segments, record.target_locale):
            choice.behind.add(path)
            choice.segments += shown[path]
        elif not words:
            choice.segments += [segment for segment in segments if with_new_words or not is_new(segment, shown[path])]
        elif path not in wanting and (with_new_words or published.issuperset(plain(word.string.data) for word in words)):
            choice.segments += segments
        else:
            choice.behind.add(path)
            choice.segments += shown[path]
            if not texts(shown[path]):
                choice.homeless.add(path)
    return choice


def merge(record: Translation, translated: Model, choice: Choice) -> None:
    """Fill `translated`, an instance as it is in the database, with the source's facts and the chosen words. Saves nothing."""
    known, before = item_ids(translated), neighbours(translated, sorted(choice.behind - choice.homeless))
    original = record.source.as_instance()
    copy_synchronised_fields(original, translated)
    empty_references(original, translated)
    ingest_segments(original, translated, record.source.locale, record.target_locale, choice.segments)
    leave_out_beside_others(translated, before, known)
    for path in sorted(choice.homeless):
        leave_out(translated, path, known)


def empty_references(original: Model, translated: Model) -> None:
    """Take over that a translated reference, such as a topic, was removed; wagtail-localize only knows other ones."""
    for translatable in get_translatable_fields(type(original)):
        model_field = translatable.get_field(type(original))
        if isinstance(model_field, ForeignKey) and getattr(original, model_field.attname) is None:
            setattr(translated, model_field.attname, None)


def by_path(segments: Iterable[Any]) -> Paths:
    paths: Paths = defaultdict(list)
    for segment in segments:
        paths[base(segment.path)].append(segment)
    return paths


def is_new(segment: Any, shown: Segments) -> bool:
    """Whether this is something that a translator has chosen instead of the German one, such as a picture, and not yet published."""
    return isinstance(segment, OverridableSegmentValue) and segment.data not in [value.data for value in shown if hasattr(value, "data")]
