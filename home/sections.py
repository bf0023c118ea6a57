"""The sections that apps contributed, filled for one page."""

from typing import Any

from django.http import HttpRequest

from home.registry import Registry, Section


def filled(registry: Registry[Section], page: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Name, template and `section` (its variables) of every section that has something to show on this page, in order."""
    parts = ((section, section.context(page, request)) for section in registry)
    return [{"name": section.name, "template": section.template, "section": values} for section, values in parts if values is not None]


def pictures_in(parts: list[dict[str, Any]]) -> list[int]:
    """Ids of the pictures that filled sections show, so that the page loads them together with its own."""
    return [pk for part in parts for pk in part["section"].get("pictures", ())]
