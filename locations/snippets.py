"""Sectors in the editors' menu and in the choosers."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.snippets import TermViewSet
from locations.models import Sector


class SectorViewSet(TermViewSet):
    model = Sector
    icon = "list-ul"
    menu_label = _("Sectors")


register_snippet(SectorViewSet)
