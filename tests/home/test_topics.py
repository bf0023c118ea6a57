"""A short name stands for one topic, topics are written in German first, and articles choose them in their own language."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from home.models import HomePage, StandardPage, Topic
from home.publication.errors import publication_errors
from news.models import NewsPage
from tests.factories import NewsPageFactory, TopicFactory


def address(view: str, *args: object, locale: str = "") -> str:
    url = reverse(Topic.snippet_viewset.get_url_name(view), args=args)
    return f"{url}?locale={locale}" if locale else url


@pytest.fixture
def sport(german: Locale, english: Locale) -> Topic:
    return TopicFactory(slug="sport")


@pytest.mark.parametrize("locale", ["", "de"])
def test_adding_a_second_topic_of_that_short_name_is_refused_at_the_field(sport: Topic, admin_client: Client, locale: str) -> None:
    response = admin_client.post(address("add", locale=locale), {"name": "Sport und Spiel", "slug": "sport"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]
    assert Topic.objects.count() == 1


def test_changing_to_the_short_name_of_another_topic_is_refused_at_the_field(sport: Topic, admin_client: Client) -> None:
    other = TopicFactory(slug="kultur")
    response = admin_client.post(address("edit", other.pk), {"name": "Kultur", "slug": "sport"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]


def test_a_topic_keeps_its_short_name(sport: Topic, admin_client: Client) -> None:
    assert admin_client.post(address("edit", sport.pk), {"name": "Sport und Spiel", "slug": "sport"}).status_code == 302
    assert Topic.objects.get().name == "Sport und Spiel"


def test_a_new_topic_is_german(sport: Topic, admin_client: Client) -> None:
    assert admin_client.post(address("add"), {"name": "Kultur", "slug": "kultur"}).status_code == 302
    assert Topic.objects.get(slug="kultur").locale.language_code == "de"


def test_short_name_of_an_english_topic_would_collide_when_the_german_one_is_translated(sport: Topic, english: Locale) -> None:
    TopicFactory(slug="culture", locale=english)
    with pytest.raises(ValidationError) as refusal:
        Topic(name="Kultur", slug="culture", locale=sport.locale).full_clean()
    assert list(refusal.value.message_dict) == ["slug"]


def test_translation_shares_the_short_name(sport: Topic, english: Locale) -> None:
    Topic(name="Sports", slug="sport", locale=english, translation_key=sport.translation_key).full_clean()


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_topic_is_written_in_english_first(sport: Topic, admin_client: Client, method: str) -> None:
    words = {"name": "Culture", "slug": "culture"} if method == "post" else {}
    response = getattr(admin_client, method)(address("add", locale="en"), words)
    assert (response.status_code, response["Location"]) == (302, address("list"))
    assert [message.level_tag for message in admin_client.get(response["Location"]).context["messages"]] == ["error"]
    assert not Topic.objects.filter(slug="culture").exists()


def test_article_with_a_topic_in_another_language_is_not_published(tree: SimpleNamespace, english: Locale) -> None:
    topic = TopicFactory(slug="kultur")
    page = NewsPageFactory.build(locale=tree.news.locale, topic=topic)
    assert publication_errors(page) == {}
    page.topic = TopicFactory(slug="kultur", locale=english, translation_key=topic.translation_key)
    assert list(publication_errors(page)) == ["topic"]


def test_page_takes_the_language_of_its_parent_before_anything_is_asked(home: HomePage) -> None:
    page = home.add_child(instance=StandardPage(title="Über uns", slug="ueber-uns", summary="Kurz."))
    assert page.locale == home.locale


def restrict(page: HomePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("path", ["/fehlt/", "/en/missing/"])
def test_404_shows_nothing_of_a_start_page_that_is_not_for_everybody(tree: SimpleNamespace, client: Client, path: str) -> None:
    assert "presse@beispiel.example" in client.get(path).content.decode()
    restrict(tree.home)
    response = client.get(path)
    assert response.status_code == 404
    html = BeautifulSoup(response.content, "html.parser")
    assert html.select(".site-footer") == []
    assert "presse@beispiel.example" not in html.get_text()


def test_restricted_english_start_page_leaves_the_german_404_as_it_is(tree: SimpleNamespace, client: Client) -> None:
    restrict(tree.home_en)
    assert "site-footer" in client.get("/fehlt/").content.decode()
    assert "site-footer" not in client.get("/en/missing/").content.decode()


@pytest.mark.parametrize("path", ["/", "/en/", "/aktuelles/", "/en/news/"])
def test_who_may_see_a_restricted_start_page_sees_it(tree: SimpleNamespace, admin_client: Client, path: str) -> None:
    article = NewsPageFactory(parent=tree.news, slug="werkstatt", locale=tree.news.locale)
    restrict(tree.home)
    assert admin_client.get(path).status_code == 200
    assert admin_client.get(NewsPage.objects.get(pk=article.pk).url).status_code == 200
