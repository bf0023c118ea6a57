"""The person whom visitors write to or call."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField


class HasContact(models.Model):
    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_office = models.CharField(
        _("office"), max_length=160, blank=True, help_text=_("Where the person works, if the page does not say so already.")
    )
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        abstract = True

    @property
    def has_contact(self) -> bool:
        """Whether there is anybody to write to or to call."""
        return bool(self.contact_phone or self.contact_email)


# Names and numbers are the same in every language.
CONTACT_SYNCHRONISED = [SynchronizedField("contact_name"), SynchronizedField("contact_phone")]
CONTACT_FIELDS = ("contact_name", "contact_role", "contact_office", "contact_phone", "contact_email")
CONTACT_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
        FieldPanel("contact_office"),
        FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
    ],
    heading=_("Contact"),
)
