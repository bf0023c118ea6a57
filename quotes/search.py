"""Quotes as the search knows them."""

from django.utils.translation import pgettext_lazy

from home.registry import SearchKind

quotes = SearchKind(
    order=50,
    name="quote",
    label=pgettext_lazy("kind of page", "Quote"),
    plural=pgettext_lazy("kind of page", "Quotes"),
    models=("quotes.QuotePage",),
    texts=("person", "office", "occasion"),
    summary="text",
    day="said_on",
)
