"""What kind of page something is to the search."""

from django.apps import apps
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from home.models import BasePage
from home.registry import SearchKind, search_kinds

# Whatever no app has said more about: texts, lists, the start page.
PLAIN = SearchKind(
    order=90, name="page", label=pgettext_lazy("kind of page", "Page"), plural=pgettext_lazy("kind of page", "Pages"), models=()
)


def kinds() -> dict[str, SearchKind]:
    """All kinds by their name, in order."""
    return {kind.name: kind for kind in (*search_kinds, PLAIN)}


def kind_of(model: type[Page]) -> SearchKind:
    return next((kind for kind in search_kinds if model._meta.label in kind.models), PLAIN)


def searched_models() -> list[type[BasePage]]:
    """Every type of our pages."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]
