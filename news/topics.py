"""The topics that lists and feeds of a language know."""

from django.conf import settings

from home.models import Topic


def topic_names(language: str) -> dict[str, str]:
    """Name by slug, by name; German where a topic has no name in the language."""
    topics = Topic.objects.filter(locale__language_code__in={language, settings.LANGUAGE_CODE})
    named: dict[str, dict[str, str]] = {language: {}, settings.LANGUAGE_CODE: {}}
    for code, slug, name in topics.values_list("locale__language_code", "slug", "name"):
        named[code][slug] = name
    return dict(sorted((named[settings.LANGUAGE_CODE] | named[language]).items(), key=lambda item: item[1].casefold()))
