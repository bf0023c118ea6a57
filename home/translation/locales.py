"""No tree is copied into another language by itself: wagtail-localize would fill it with aliases."""

from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization


def remove_synchronisation() -> None:
    """Take “Synchronise content from another locale” out of the form for languages."""
    components = get_locale_components()
    components[:] = [component for component in components if component["model"] is not LocaleSynchronization]
