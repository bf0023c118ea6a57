"""Translating in the admin: what “Publish” publishes, what is refused, and what editors are told."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import StandardPage
from home.publication.errors import NotPublishable, publication_errors
from home.translation.records import record_of
from news.models import NewsPage
from tests.editors import editor_of
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory, UserFactory, publish, translate
from tests.home.translations import english_of, newest_draft, paragraph, publish_english, say, stream, write


def said(response: HttpResponse) -> str:
    """Everything the admin told the editor in its messages."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def press_publish(client: Client, page: Page) -> HttpResponse:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


@pytest.fixture
def untranslated(tree: SimpleNamespace, admin_client: Client) -> StandardPage:
    """A published German page, submitted for translation as editors do it."""
    page = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Verband", slug="verband", summary="Kurz."))
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    admin_client.post(url, {"locales": [tree.home_en.locale.pk]})
    assert not english_of(page).live
    return page


# Publish --------------------------------------------------------------------------------------------------------------


def test_a_page_never_published_is_refused_while_texts_are_missing(untranslated: StandardPage, admin_client: Client) -> None:
    say(untranslated, "Verband", "Association")
    response = press_publish(admin_client, english_of(untranslated))
    assert response.status_code == 302
    assert "2 Texte" in said(response) or "2 texts" in said(response)
    assert not english_of(untranslated).live
    assert english_of(untranslated).first_published_at is None


def test_a_page_never_published_waits_for_what_was_added_to_german_later(untranslated: StandardPage, admin_client: Client) -> None:
    for german, words in (("Verband", "Association"), ("verband", "association"), ("Kurz.", "In short.")):
        say(untranslated, german, words)
    write(untranslated, body=stream(untranslated, paragraph("<p>Später dazu.</p>")))
    press_publish(admin_client, english_of(untranslated))
    assert not english_of(untranslated).live


def test_a_page_is_published_for_the_first_time_when_it_is_complete(untranslated: StandardPage, admin_client: Client) -> None:
    for german, words in (("Verband", "Association"), ("verband", "association"), ("Kurz.", "In short.")):
        say(untranslated, german, words)
    press_publish(admin_client, english_of(untranslated))
    english = english_of(untranslated)
    assert english.live
    assert (english.title, english.slug, english.summary) == ("Association", "association", "In short.")
    assert not english.translation_outdated
    assert admin_client.get("/en/association/").status_code == 200


def test_a_published_page_takes_new_words_and_keeps_old_ones_for_the_rest(article: NewsPage, admin_client: Client) -> None:
    german = write(article, title="Neuer Titel", summary="Neu gesagt.")
    say(german, "Neuer Titel", "New title")
    response = press_publish(admin_client, english_of(article))
    english = english_of(article)
    assert (english.title, english.summary) == ("New title", "Kurz gesagt. (en)")
    assert english.translation_outdated
    assert newest_draft(article).summary == "Neu gesagt."
    assert "1 " in said(response)


def test_no_german_word_goes_live_however_english_is_published(article: NewsPage, admin_client: Client) -> None:
    write(article, title="Neuer Titel")
    draft = english_of(article).get_latest_revision()
    with pytest.raises(NotPublishable):
        draft.publish()
    say(article, "Neuer Titel", "New title")  # translated, but the draft was saved before
    with pytest.raises(NotPublishable):
        draft.publish()
    assert english_of(article).title == "Cluster Regional (en)"
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{url}?id={english_of(article).pk}", {"include_descendants": False})
    assert english_of(article).title == "Cluster Regional (en)"


def test_the_same_word_in_both_languages_is_a_translation(article: NewsPage) -> None:
    german = write(article, title="Region")
    say(german, "Region", "Region")
    assert publish_english(german).title == "Region"


def test_a_page_is_not_published_before_its_german_one(tree: SimpleNamespace, admin_client: Client) -> None:
    german = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Verband"))
    translate(german)
    german.unpublish()
    press_publish(admin_client, english_of(german))
    assert not english_of(german).live
    assert publication_errors(english_of(german))


def test_a_picture_without_credit_is_named_and_nothing_is_published(article: NewsPage, admin_client: Client) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New title")
    picture = article.teaser_picture
    picture.credit = ""
    picture.save()
    revisions = english_of(article).revisions.count()
    response = press_publish(admin_client, english_of(article))
    assert response.status_code == 302
    assert picture.title in said(response)
    assert english_of(article).title == "Cluster Regional (en)"
    assert english_of(article).revisions.count() == revisions


def test_german_facts_are_taken_over_although_a_picture_has_lost_its_credit(article: NewsPage) -> None:
    """German has been asked; a translation that follows is not asked again, or it would show what German has taken back."""
    picture = ImageFactory(alt_text_en="")
    write(article, teaser_picture=picture)
    assert english_of(article).teaser_picture == picture


def test_an_address_in_use_is_a_message(article: NewsPage, tree: SimpleNamespace, admin_client: Client) -> None:
    other = publish(NewsPageFactory(parent=tree.news, locale=tree.news.locale, title="Andere", topic=article.topic))
    translate(other, slug="taken")
    german = write(article, slug="besetzt")
    say(german, "besetzt", "taken")
    response = press_publish(admin_client, english_of(article))
    assert response.status_code == 302
    assert "taken" in said(response)
    assert english_of(article).slug == "regional-cluster"


def test_whoever_may_not_publish_does_not(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New title")
    client = Client()
    client.force_login(UserFactory())
    press_publish(client, english_of(article))
    assert english_of(article).title == "Cluster Regional (en)"


def test_a_locked_page_is_not_published(article: NewsPage, admin_client: Client) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New title")
    Page.objects.filter(pk=english_of(article).pk).update(locked=True)
    press_publish(admin_client, english_of(article))
    assert english_of(article).title == "Cluster Regional (en)"


# Snippets -------------------------------------------------------------------------------------------------------------


def test_a_topic_is_saved_when_it_is_translated(article: NewsPage, admin_client: Client) -> None:
    write(article)
    topic = english_of(article).topic
    url = reverse("wagtailsnippets_home_topic:edit", args=[topic.pk])
    article.topic.name = "Orte"
    article.topic.save()
    admin_client.post(url, {"action": "publish"})
    topic.refresh_from_db()
    assert topic.name == "Standort"
    segment = record_of(topic).source.stringsegment_set.get()
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=topic.locale, data="Places", translation_type="manual"
    )
    admin_client.post(url, {"action": "publish"})
    topic.refresh_from_db()
    assert topic.name == "Places"


# What is refused, and what is said ------------------------------------------------------------------------------------


def test_translating_below_an_untranslated_page_is_a_message(tree: SimpleNamespace, admin_client: Client) -> None:
    parent = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Verband"))
    child = publish(StandardPageFactory(parent=parent, locale=tree.home.locale, title="Satzung"))
    before = Page.objects.filter(locale=tree.home_en.locale).count()
    url = reverse("wagtail_localize:submit_page_translation", args=[child.pk])
    response = admin_client.post(url, {"locales": [tree.home_en.locale.pk]}, headers={"referer": f"http://testserver{url}"})
    assert response.status_code == 302
    assert "Verband" in said(response)
    assert Page.objects.filter(locale=tree.home_en.locale).count() == before
    assert not Translation.objects.filter(source__object_id=child.translation_key).exists()


def test_an_english_page_is_not_offered_where_it_can_not_be_saved(tree: SimpleNamespace, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", tree.home_en.pk])
    response = admin_client.get(url)
    assert response.status_code == 302
    assert said(response)
    assert admin_client.get(reverse("wagtailadmin_pages:add", args=["home", "standardpage", tree.home.pk])).status_code == 200


def test_converting_into_an_alias_is_a_message(article: NewsPage, admin_client: Client) -> None:
    url = reverse("wagtail_localize:convert_to_alias", args=[english_of(article).pk])
    for response in (admin_client.get(url), admin_client.post(url)):
        assert response.status_code == 302
        assert said(response)
    assert english_of(article).alias_of_id is None


def test_copying_as_alias_is_a_message(article: NewsPage, tree: SimpleNamespace, admin_client: Client) -> None:
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": tree.news.pk, "alias": "on"}
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[article.pk]), data)
    assert response.status_code == 302
    assert not Page.objects.filter(slug="kopie").exists()


def test_synchronising_by_hand_publishes_no_german_words(article: NewsPage, admin_client: Client) -> None:
    NewsPage.objects.filter(pk=article.pk).update(title="Neuer Titel", show_press_contact=False)
    url = reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get_for_instance(article).pk])
    assert b"publish_translations" not in admin_client.get(url).content
    admin_client.post(url, {"publish_translations": "on"})
    english = english_of(article)
    assert (english.title, english.show_press_contact) == ("Cluster Regional (en)", False)


def test_synchronising_a_draft_brings_its_texts_to_the_translators(untranslated: StandardPage, admin_client: Client) -> None:
    untranslated.unpublish()
    StandardPage.objects.filter(pk=untranslated.pk).update(title="Vereinigung")
    source = TranslationSource.objects.get_for_instance(untranslated)
    admin_client.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
    assert source.stringsegment_set.filter(string__data="Vereinigung").exists()
    assert not english_of(untranslated).live


def test_the_listing_offers_what_wagtail_localize_offers_without_asking_in_each_row(
    article: NewsPage, tree: SimpleNamespace, admin_client: Client, django_assert_num_queries: Any
) -> None:
    alone = publish(NewsPageFactory(parent=tree.news, title="Nur deutsch"))
    source = TranslationSource.objects.get_for_instance(article)
    url = reverse("wagtailadmin_explore", args=[tree.news.pk])
    admin_client.get(url)
    with CaptureQueriesContext(connection) as two:
        shown = admin_client.get(url).content.decode()
    cost_of_two = len(two)
    assert f'href="/admin/localize/submit/page/{alone.pk}/"' in shown
    assert f"/admin/localize/submit/page/{article.pk}/" not in shown
    assert f'href="/admin/localize/update/{source.pk}/?next=' in shown
    for number in range(8):
        publish(NewsPageFactory(parent=tree.news, title=f"Nur deutsch {number}"))
    admin_client.get(url)  # reads what is remembered until the next publication
    with django_assert_num_queries(cost_of_two):
        admin_client.get(url)


def test_the_listing_offers_no_translation_to_who_may_not_ask_for_it(article: NewsPage, tree: SimpleNamespace, client: Client) -> None:
    client.force_login(editor_of(tree.news))
    assert "/admin/localize/" not in client.get(reverse("wagtailadmin_explore", args=[tree.news.pk])).content.decode()


def test_the_listing_says_which_translation_is_old(article: NewsPage, tree: SimpleNamespace, admin_client: Client) -> None:
    url = reverse("wagtailadmin_explore", args=[tree.news_en.pk])
    with translation.override("en"):
        assert english_of(article).status_string == "live"
    write(article, title="Neuer Titel")
    with translation.override("en"):
        assert english_of(article).status_string == "live, older than the German page"
    assert str(english_of(article).status_string) in admin_client.get(url).content.decode()


def test_readers_are_told_that_a_translation_is_older_and_where_the_original_is(article: NewsPage, client: Client) -> None:
    address, note = "/en/news/regional-cluster/", "This translation is older than the German original."
    assert note not in client.get(address).content.decode()
    write(article, title="Neuer Titel")
    page = client.get(address).content.decode()
    assert note in page
    assert '<a href="/aktuelles/cluster/" hreflang="de">' in page
    assert "Cluster Regional (en)" in page
    assert note not in client.get("/aktuelles/cluster/").content.decode()


def test_the_editor_of_german_hears_what_waits_for_translation(tree: SimpleNamespace, admin_client: Client) -> None:
    page = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Verband", slug="verband"))
    translate(page)
    form = {"title": "Vereinigung", "slug": "verband", "summary": page.summary, "body": streamfield([]), "comments": inline_formset([])}
    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form | {"action-publish": "action-publish"})
    )
    assert response.status_code == 302
    assert "English: " in said(response)
    assert reverse("wagtailadmin_pages:edit", args=[english_of(page).pk]) in said(response)
    assert english_of(page).title == "Verband (en)"
