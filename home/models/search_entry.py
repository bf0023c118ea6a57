"""What the search knows of each page; `home.search.writing` writes it with every publication."""

from django.db import models
from wagtail.models import Page

from home.search.querysets import SearchQuerySet


class SearchEntry(models.Model):
    """A page as it was last published. Whether anybody may see it is not written here: that is asked when somebody searches.

    `title`, `summary` and `text` are shown; the words of each stand beside them in every form in which they are found, `words` those of
    all with the marks of what the page belongs to (`CITY7`). `cities` and `topics` are ids of German pages and topics, `years` the years
    that it is about, each between blanks.
    """

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="search_entry")
    language = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    title = models.TextField()
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    title_words = models.TextField(blank=True)
    summary_words = models.TextField(blank=True)
    words = models.TextField(blank=True)
    cities = models.TextField(blank=True)
    topics = models.TextField(blank=True)
    years = models.TextField(blank=True)
    day = models.DateField(null=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title
