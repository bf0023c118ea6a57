"""A suggestion is stored before anything else happens to it, and once, however often it is sent."""

from events.models import Suggestion
from events.suggesting.form import SuggestionForm


def receive(form: SuggestionForm) -> Suggestion:
    """The stored suggestion of a valid form: a new one, or the one that the same form with the same words has become before."""
    words = form.words
    suggestion, _created = Suggestion.objects.get_or_create(form_key=form.key(words), defaults=words | {"language": form.page.language})
    return suggestion
