"""An article to translate, and short words for what its editors and translators do."""

from typing import Any

from wagtail_localize.models import StringTranslation

from home.translation.publishing import publish_translation
from home.translation.records import record_of
from home.translation.words import missing
from tests.factories import publish

INTRO, QUOTE, FACTS = "10000000-0000-4000-8000-000000000000", "20000000-0000-4000-8000-000000000000", "30000000-0000-4000-8000-000000000000"
ROW, NEW = "40000000-0000-4000-8000-000000000000", "50000000-0000-4000-8000-000000000000"


def paragraph(text: str, block_id: str = INTRO) -> dict[str, Any]:
    return {"type": "paragraph", "value": text, "id": block_id}


def quote(text: str, role: str = "") -> dict[str, Any]:
    return {"type": "pullquote", "value": {"text": text, "name": "", "role": role}, "id": QUOTE}


def row(label: str, row_id: str = ROW) -> dict[str, Any]:
    return {"type": "item", "value": {"label": label, "value": "2009"}, "id": row_id}


def facts(*rows: dict[str, Any], heading: str = "") -> dict[str, Any]:
    return {"type": "facts", "value": {"heading": heading, "rows": list(rows)}, "id": FACTS}


def body_of(page: Any) -> list[Any]:
    """The blocks of a page as stored, without those parts that are empty."""
    return [(block["type"], block["value"]) for block in page.body.get_prep_value()]


def write(page: Any, **fields: Any) -> Any:
    """Change a German page and publish it; answers it fresh from the database."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    return publish(page)


def english_of(page: Any) -> Any:
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


def say(page: Any, german: str, words: str) -> None:
    """Translate one string as the translation editor saves it, without publishing."""
    record = record_of(english_of(page))
    for segment in record.source.stringsegment_set.select_related("string").filter(string__data=german):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=record.target_locale,
            context=segment.context,
            defaults={"data": words, "translation_type": "manual", "has_error": False},
        )


def wanting(english: Any) -> int:
    """How many texts of the German page have no translation yet."""
    return missing(record_of(english)).count()


def stream(page: Any, *blocks: dict[str, Any]) -> Any:
    return page.body.stream_block.to_python(list(blocks))


def publish_english(page: Any) -> Any:
    """Publish the English version of a German page as the translation editor does; answers it fresh from the database."""
    publish_translation(record_of(english_of(page)))
    return english_of(page)


def revisions(page: Any) -> int:
    return english_of(page).revisions.count()


def newest_draft(page: Any) -> Any:
    return english_of(page).get_latest_revision_as_object()
