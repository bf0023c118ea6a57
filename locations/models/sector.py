"""What an organisation works on."""

from django.utils.translation import gettext_lazy as _

from home.models import Term


class Sector(Term):
    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
