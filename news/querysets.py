"""Which articles, in which order."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import Cast, ExtractYear
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from home.publication.public import PublicQuerySet
from home.teasers import Teaser
from home.terms import term

if TYPE_CHECKING:
    from news.models import NewsPage


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())


class LocalYear(ExtractYear):
    """The year of a moment in the site's time zone. On SQLite, Django's own would call back into Python for each row."""

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Years change in winter, so winter's offset from UTC is all that counts."""
        minutes = int(_new_year(timezone.localdate().year).utcoffset().total_seconds() / 60)
        sql, params = compiler.compile(self.get_source_expressions()[0])
        return f"CAST(strftime('%%Y', {sql}, '{minutes:+d} minutes') AS INTEGER)", list(params)


class NewsQuerySet(PublicQuerySet):
    def newest_first(self) -> "NewsQuerySet":
        """By date, then by age of the row; both columns lie in one table, so an index serves the order."""
        return self.order_by("-date", "-page_ptr_id")

    def about(self, topic: str) -> "NewsQuerySet":
        """Articles on the topic with this slug, which is the same in every language."""
        return self.filter(topic__slug=topic)

    def in_year(self, year: int) -> "NewsQuerySet":
        """Articles dated in a local calendar year, 1 to 9998."""
        return self.filter(date__gte=_new_year(year), date__lt=_new_year(year + 1))

    def related_to(self, page: "NewsPage", limit: int) -> "NewsQuerySet":
        """Public articles in the language of `page`: first those on its topic, then the newest.

        The two inner queries stop after a few rows of the index on the date, so the whole costs the same with many articles.
        """
        others = self.public(page.language).exclude(pk=page.pk).newest_first()
        same_topic = others.filter(topic=page.topic_id)
        candidates = Q(pk__in=same_topic.values("pk")[:limit]) | Q(pk__in=others.values("pk")[:limit])
        nearness = Case(When(topic=page.topic_id, then=Value(0)), default=Value(1))
        return self.filter(candidates).order_by(nearness, "-date", "-page_ptr_id")[:limit]

    def referring_to(self, page: Page) -> "NewsQuerySet":
        """Articles whose published text refers to a page in any of its languages: by a link, in a box, as what was chosen."""
        page_type = ContentType.objects.get_for_model(Page)
        versions = Page.objects.filter(translation_key=page.translation_key).annotate(written=Cast("pk", CharField()))
        references = ReferenceIndex.objects.filter(
            base_content_type=page_type, to_content_type=page_type, to_object_id__in=versions.values("written")
        )
        return self.filter(pk__in=references.annotate(read=Cast("object_id", BigIntegerField())).values("read"))

    def counted(self) -> list[tuple[str, int | None, int, int]]:
        """How many articles there are by topic (slug), city (id) and local year, in one query, in no order."""
        return list(self.order_by().annotate(year=LocalYear("date")).values_list("topic__slug", "city", "year").annotate(Count("pk")))

    def teasers(self, language: str) -> list[Teaser]:
        """What a list in `language` shows of these articles: the topic in that language, everything else in the article's own; topics are
        remembered."""
        columns = ("title", "url_path", "summary", "date", "teaser_picture_id", "topic_id")
        rows = self.annotate(article_language=F("locale__language_code")).values(*columns, "article_language")
        return [
            Teaser(
                url_path=row["url_path"],
                language=row["article_language"],
                title=row["title"],
                topic=term("home.Topic", row["topic_id"], language),
                summary=row["summary"],
                day=timezone.localdate(row["date"]),
                picture_id=row["teaser_picture_id"],
            )
            for row in rows
        ]
