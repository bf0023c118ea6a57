"""A topic is translated apart from the articles on it: until it is, its German name stands on no English page."""

import re
from html import unescape
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.operations import translate_object

from home.models import Topic
from home.publication.errors import NotPublishable
from home.translation.records import record_of
from news.models import NewsPage
from tests.editing import edit_address, press
from tests.factories import NewsPageFactory, TopicFactory, give_words, publish, translate, translate_topic
from tests.home.translations import english_of, newest_draft, publish_english, say, write


@pytest.fixture
def culture(article: NewsPage) -> Topic:
    """The English row of the topic that a published article has just been given; nobody has translated it."""
    german = TopicFactory(slug="kultur", name="Kultur und Kunst")
    write(article, topic=german)
    return german.get_translation(english_of(article).locale)


def test_english_keeps_its_topic_until_the_new_one_is_translated(article: NewsPage, culture: Topic, client: Client) -> None:
    english = english_of(article)
    assert (english.topic.slug, english.topic.locale) == ("standort", english.locale)
    assert english.live
    assert english.translation_outdated
    assert "Kultur" not in client.get(english.url).content.decode()
    assert newest_draft(article).topic == culture


def test_pages_that_wait_for_a_topic_follow_when_it_is_translated(article: NewsPage, culture: Topic, client: Client) -> None:
    translate_topic(culture, "Culture")
    english = english_of(article)
    assert english.topic.name == "Culture"
    assert not english.translation_outdated
    assert not english.has_unpublished_changes
    assert "Culture" in client.get(english.url).content.decode()


def test_words_for_a_topic_that_are_typed_and_not_published_change_nothing(article: NewsPage, culture: Topic) -> None:
    give_words(record_of(culture), name="Culture")
    write(NewsPage.objects.get(pk=article.pk))
    assert english_of(article).topic.slug == "standort"


def test_german_words_of_a_renamed_topic_are_no_translation(article: NewsPage, culture: Topic) -> None:
    german = Topic.objects.get(slug="kultur", locale__language_code="de")
    german.name = "Kunst"
    german.save()
    write(NewsPage.objects.get(pk=article.pk))
    assert english_of(article).topic.slug == "standort"


def test_a_topic_renamed_in_german_keeps_its_english_name_and_its_pages(article: NewsPage, culture: Topic) -> None:
    translate_topic(culture, "Culture")
    german = Topic.objects.get(slug="kultur", locale__language_code="de")
    german.name = "Kunst"
    german.save()
    other = translate(publish(NewsPageFactory(parent=article.get_parent().specific, locale=article.locale, title="Zwei", topic=german)))
    assert other.live
    assert other.topic.name == "Culture"
    assert not english_of(article).translation_outdated


def test_handing_a_page_to_the_translators_leaves_the_english_name_of_a_renamed_topic(article: NewsPage, culture: Topic) -> None:
    translate_topic(culture, "Culture")
    german = Topic.objects.get(slug="kultur", locale__language_code="de")
    german.name = "Kunst"
    german.save()
    other = publish(NewsPageFactory(parent=article.get_parent().specific, locale=article.locale, title="Zwei", topic=german))
    translate_object(other, [culture.locale])
    culture.refresh_from_db()
    assert culture.name == "Culture"
    assert english_of(other).topic == culture


def test_a_page_waits_for_its_first_publication_until_its_topic_is_translated(tree: SimpleNamespace, english: Locale) -> None:
    page = NewsPageFactory(parent=tree.news, locale=tree.news.locale, title="Neu", topic=TopicFactory(slug="neu", name="Neues Thema"))
    german = publish(page)
    translate_object(german, [english])
    give_words(record_of(english_of(german)))
    with pytest.raises(NotPublishable, match="Neues Thema"):
        publish_english(german)
    assert not english_of(german).live
    translate_topic(english_of(german).topic, "New topic")
    assert not english_of(german).live
    assert publish_english(german).topic.name == "New topic"


def test_the_translator_is_told_which_topic_comes_first(article: NewsPage, culture: Topic, admin_client: Client) -> None:
    german = write(article, title="Neuer Titel", topic=Topic.objects.get(slug="kultur", locale__language_code="de"))
    say(german, "Neuer Titel", "New title")
    response = admin_client.post(edit_address(english_of(article)), {"action": "publish"})
    assert "Kultur und Kunst" in " ".join(message.message for message in get_messages(response.wsgi_request))
    assert english_of(article).title == "Cluster Regional (en)"
    translate_topic(culture, "Culture")
    assert publish_english(german).title == "New title"


def test_the_editor_of_german_hears_that_its_topic_waits(tree: SimpleNamespace, article: NewsPage, admin_client: Client) -> None:
    german = TopicFactory(slug="kultur", name="Kultur")
    response = press(admin_client, edit_address(article), "publish", topic=german.pk)
    (message,) = [str(each) for each in get_messages(response.wsgi_request) if "Kultur" in str(each)]
    assert reverse("wagtailsnippets_home_topic:edit", args=[german.get_translation(tree.home_en.locale).pk]) in message


def test_publishing_the_topic_in_its_editor_brings_the_pages_along(article: NewsPage, culture: Topic, admin_client: Client) -> None:
    segment = record_of(culture).source.stringsegment_set.get()
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=culture.locale, data="Culture", translation_type="manual"
    )
    admin_client.post(reverse("wagtailsnippets_home_topic:edit", args=[culture.pk]), {"action": "publish"})
    assert english_of(article).topic.name == "Culture"


def test_a_topic_is_deleted_in_every_language(tree: SimpleNamespace, english: Locale, admin_client: Client) -> None:
    topic = TopicFactory(slug="kultur")
    translate_object(topic, [english])
    admin_client.post(reverse("wagtailsnippets_home_topic:delete", args=[topic.pk]))
    assert not Topic.objects.filter(slug="kultur").exists()


def test_a_topic_that_english_pages_still_use_is_not_deleted(article: NewsPage, culture: Topic, admin_client: Client) -> None:
    response = admin_client.post(reverse("wagtailsnippets_home_topic:delete", args=[article.topic.pk]))
    assert response.status_code == 302
    assert "Standort" in " ".join(str(each) for each in get_messages(response.wsgi_request))
    assert Topic.objects.filter(slug="standort").count() == 2


@pytest.mark.parametrize("language", ["de", "en"])
def test_topics_are_chosen_in_the_language_of_the_page(article: NewsPage, culture: Topic, admin_client: Client, language: str) -> None:
    """Of the English page, once its translation is stopped: before, its topic follows."""
    translate_topic(culture, "Culture")
    page = article if language == "de" else english_of(article)
    if language == "en":
        admin_client.post(reverse("wagtail_localize:stop_translation", args=[record_of(page).pk]), {"next": "/admin/"})
    html = admin_client.get(edit_address(page)).content.decode()
    (opened,) = set(re.findall(r'"modalUrl": "([^"]*topic[^"]*)"', unescape(html)))
    shown = BeautifulSoup(admin_client.get(opened).json()["html"], "html.parser").select("[data-chooser-modal-choice]")
    assert {choice.get_text(strip=True) for choice in shown} == {"Kultur und Kunst" if language == "de" else "Culture", "Standort"}
