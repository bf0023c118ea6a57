"""The clock's second look: a translation that could not follow when German was published follows a minute later."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from home.translation.following import follow


def follow_late() -> int:
    """Follow every German page that was published after its translations were last brought up to date; answers how many there were.

    A page that fails again holds up no other; failures are raised together at the end.
    """
    done, failures = 0, []
    for key in list(pages_ahead().values_list("pk", flat=True)):
        try:
            follow(Page.objects.get(pk=key))
        except Exception as failure:
            failures.append(failure)
        else:
            done += 1
    if failures:
        raise ExceptionGroup("Translations", failures)
    return done


def pages_ahead() -> QuerySet[Page]:
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id"))
    live = Page.objects.filter(live=True).annotate(followed_at=Subquery(sources.values("last_updated_at")[:1]))
    return live.filter(last_published_at__gt=F("followed_at")).order_by("path")
