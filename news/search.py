"""Articles as the search knows them."""

from django.utils.translation import pgettext_lazy

from home.registry import SearchKind

news = SearchKind(
    order=20,
    name="news",
    label=pgettext_lazy("kind of page", "News item"),
    plural=pgettext_lazy("kind of page", "News"),
    also=pgettext_lazy("other names of a kind of page", "article articles"),
    models=("news.NewsPage",),
    texts=("body", "lead_caption", "correction"),
    day="date",
)
