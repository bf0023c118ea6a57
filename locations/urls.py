"""Addresses below pages that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from locations.organisation.views import contact

app_name = "locations"
urlpatterns = [
    path(_("<path:path>/contact.vcf"), contact, name="contact"),
]
