"""What a page is about."""

from django.utils.translation import gettext_lazy as _

from home.models.term import Term


class Topic(Term):
    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
