"""What stands in the database before a test begins."""

from types import SimpleNamespace
from typing import Any

from wagtail.models import Locale, Page, PageLogEntry, Site
from wagtail_localize.models import String, TranslatableObject, TranslationSource

from home.models import HomePage
from news.models import NewsIndexPage
from tests.factories import HomePageFactory, NewsIndexPageFactory, publish, translate


def make_tree() -> None:
    """The start page and the news list in both languages, unless a database kept from the last run has them."""
    if HomePage.objects.exists():
        return
    Page.objects.filter(depth=2).delete()
    german, _created = Locale.objects.get_or_create(language_code="de")
    Locale.objects.get_or_create(language_code="en")
    home = publish(HomePageFactory(parent=Page.objects.get(depth=1), locale=german))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "port": 8000, "root_page": home})
    translate(home, slug="start-en", title="Home")
    translate(publish(NewsIndexPageFactory(parent=home, locale=german)), slug="news", title="News")


def tree_as_made() -> SimpleNamespace:
    """Start page and news list in both languages: `home`, `home_en`, `news`, `news_en`."""
    home, home_en = HomePage.objects.order_by("path")
    news, news_en = NewsIndexPage.objects.order_by("path")
    return SimpleNamespace(home=home, home_en=home_en, news=news, news_en=news_en)


def anew(made: Any) -> Any:
    """A page, or what `made` names one by one, as the database has it: no test sees what another one did to it in memory."""
    if isinstance(made, SimpleNamespace):
        return SimpleNamespace(**{name: anew(each) for name, each in vars(made).items()})
    return type(made).objects.get(pk=made.pk)


def leave_german_alone() -> None:
    """Only the German start page, in a site of one language."""
    Page.objects.filter(depth__gt=1).exclude(pk=HomePage.objects.order_by("path")[0].pk).delete()
    TranslationSource.objects.all().delete()
    TranslatableObject.objects.all().delete()
    String.objects.all().delete()
    Locale.objects.exclude(language_code="de").delete()


def leave_as_migrated() -> None:
    """Wagtail's welcome page and one language."""
    leave_german_alone()
    site = Site.objects.get(is_default_site=True)
    home = site.root_page
    site.root_page = home.get_parent().add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home", locale=home.locale))
    site.save()
    home.delete()
    PageLogEntry.objects.all().delete()
