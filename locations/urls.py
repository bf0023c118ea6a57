"""Addresses below pages that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from locations.enquiries.views import enquiry, enquiry_done
from locations.expose.views import expose
from locations.organisation.views import contact

app_name = "locations"
urlpatterns = [
    path(_("<path:path>/contact.vcf"), contact, name="contact"),
    path("<path:path>/expose.pdf", expose, name="expose"),
    path(_("<path:path>/enquiry/"), enquiry, name="enquiry"),
    path(_("<path:path>/enquiry/thanks/<str:signed>/"), enquiry_done, name="enquiry_done"),
]
