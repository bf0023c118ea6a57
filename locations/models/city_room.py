"""The room of a partner city in the admin: who works in it, and where its pictures lie."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CityRoom(models.Model):
    """Kept when a city is withdrawn, so that it finds its pictures again when it is invited anew; open as long as there is a group."""

    city = models.OneToOneField("locations.CityPage", verbose_name=_("city"), on_delete=models.CASCADE, related_name="room")
    group = models.OneToOneField("auth.Group", null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    collection = models.ForeignKey("wagtailcore.Collection", null=True, editable=False, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("room of a city")
        verbose_name_plural = _("rooms of cities")
        default_permissions = ("add", "delete")  # invite, withdraw

    def __str__(self) -> str:
        return str(self.city)

    @property
    def is_open(self) -> bool:
        return self.group_id is not None


class Invitation(models.Model):
    """Somebody who may work in a room. The mail is made when it is sent: no link that opens anything lies in the database."""

    room = models.ForeignKey(CityRoom, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    # When somebody last began to mail it; until some time after that nobody else does.
    tried_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["invited_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["room", "user"], name="one_invitation_to_a_room")]

    def __str__(self) -> str:
        return f"{self.user}: {self.room}"
