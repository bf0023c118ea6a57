"""Below a city a page belongs to that city; elsewhere it belongs to the one that was chosen."""

from types import SimpleNamespace

from locations.models import CommercialSitePage
from news.models import NewsPage
from tests.factories import CommercialSitePageFactory, NewsPageFactory, publish, translate


def test_the_city_is_the_ancestor(region: SimpleNamespace) -> None:
    site = CommercialSitePageFactory(parent=region.jena)
    assert site.city_id == region.jena.pk


def test_another_choice_below_a_city_changes_nothing(region: SimpleNamespace) -> None:
    site = CommercialSitePageFactory(parent=region.jena, city=region.leipzig)
    assert publish(site).city_id == region.jena.pk


def test_in_the_pool_the_city_is_a_choice(region: SimpleNamespace) -> None:
    assert publish(CommercialSitePageFactory(parent=region.pool, city=region.leipzig)).city_id == region.leipzig.pk


def test_what_moves_below_a_city_belongs_to_it(region: SimpleNamespace) -> None:
    site = publish(CommercialSitePageFactory(parent=region.pool, city=region.leipzig))
    site.move(region.jena, pos="last-child")
    moved = CommercialSitePage.objects.get(pk=site.pk)
    assert moved.city_id == region.jena.pk
    assert moved.get_latest_revision_as_object().city_id == region.jena.pk


def test_what_leaves_a_city_keeps_it_until_another_is_chosen(region: SimpleNamespace) -> None:
    site = publish(CommercialSitePageFactory(parent=region.jena))
    site.move(region.pool, pos="last-child")
    assert CommercialSitePage.objects.get(pk=site.pk).city_id == region.jena.pk


def test_a_translation_names_the_german_city(region: SimpleNamespace) -> None:
    translate(region.cities, slug="cities")
    translate(region.jena, slug="jena")
    site = publish(CommercialSitePageFactory(parent=region.jena))
    assert translate(site).city_id == region.jena.pk


def test_news_may_name_a_city_and_belongs_to_the_one_it_hangs_below(region: SimpleNamespace) -> None:
    assert publish(NewsPageFactory(parent=region.news)).city_id is None
    assert publish(NewsPageFactory(parent=region.news, city=region.leipzig)).city_id == region.leipzig.pk
    assert publish(NewsPageFactory(parent=region.jena)).city_id == region.jena.pk


def test_news_outlives_the_city_that_it_names(region: SimpleNamespace) -> None:
    article = publish(NewsPageFactory(parent=region.news, city=region.leipzig))
    region.leipzig.delete()
    assert NewsPage.objects.get(pk=article.pk).city_id is None
