"""An enquiry is stored before anything else happens to it, and once, however often it is sent."""

from locations.enquiries.form import EnquiryForm
from locations.models import Enquiry


def receive(form: EnquiryForm) -> Enquiry:
    """The stored enquiry of a valid form: a new one, or the one that the same form with the same words has become before."""
    page = form.page
    words = {name: form.cleaned_data[name] for name in form.Meta.fields}
    enquiry, _created = Enquiry.objects.get_or_create(
        form_key=form.key(words),
        defaults=words
        | {
            "page_id": page.pk,
            "property_title": page.title,
            "language": page.language,
            "recipient": page.contact_email,
        },
    )
    return enquiry
