"""The mail that asks whose address it is, in the language of the form."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.lists import list_url
from events.models import Suggestion
from events.suggesting.signing import for_mail
from home.frame import absolute
from home.mails import composed
from locations.addresses import address_below
from locations.cities import cities


def to_confirm(suggestion: Suggestion) -> EmailMultiAlternatives:
    """Nothing of what was typed stands in it: else anybody could have us send anything to anyone. Raises LookupError while there is no list
    of dates, below which the link leads."""
    language = suggestion.language
    city = cities(language).get(suggestion.city_id)
    with translation.override(language):
        path = address_below(list_url(language), "events:confirm_suggestion", language, signed=for_mail(suggestion))
        if not path:
            raise LookupError("There is no list of dates any more, below which the link would lead.")
        ends = timezone.localtime(suggestion.ends_at)
        context = {
            "city": city.name if city else suggestion.city.title,
            "day": suggestion.first_day,
            "url": absolute(path),
            "ends_on": ends.date(),
            "ends_at": ends,
        }
        return composed("events/mail/confirm", _("Please confirm your suggestion"), suggestion.email, context)
