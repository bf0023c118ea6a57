"""When German is published, English follows: facts at once, words when somebody has translated them."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from home.models import CustomImage, Topic
from home.translation.gaps import leave_out
from home.translation.records import record_of
from news.models import NewsAuthor, NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, StandardPageFactory, publish, translate
from tests.home.translations import (
    FACTS,
    NEW,
    body_of,
    english_of,
    facts,
    newest_draft,
    paragraph,
    publish_english,
    quote,
    revisions,
    row,
    say,
    stream,
    wanting,
    write,
)

ENGLISH_BODY = ["<p>Erster Absatz. (en)</p>", "Ein Tisch. (en)", ["Gegründet (en)"]]


def words_of(page: NewsPage) -> list[object]:
    """What the blocks of the article say: text of paragraphs and quotes, labels of facts."""
    said = {"paragraph": lambda value: value, "pullquote": lambda value: value["text"], "facts": lambda value: labels(value["rows"])}
    return [said[kind](value) for kind, value in body_of(page)]


def labels(rows: list[dict]) -> list[str]:
    return [each["value"]["label"] for each in rows]


# Facts ----------------------------------------------------------------------------------------------------------------


def test_dates_choices_and_pictures_follow_at_once(article: NewsPage) -> None:
    moved, picture = timezone.now() - timedelta(days=3), ImageFactory()
    write(article, date=moved, teaser_picture=picture, show_press_contact=False)
    english = english_of(article)
    assert abs(english.date - moved) < timedelta(milliseconds=1)
    assert english.teaser_picture == picture
    assert english.show_press_contact is False
    assert not english.translation_outdated
    assert not english.has_unpublished_changes


def test_an_author_taken_away_goes_at_once_and_the_others_keep_their_english_words(article: NewsPage) -> None:
    second = NewsAuthorFactory.build(locale=article.locale, name="Mara Lindgarten", role="Sprecherin", organisation="")
    article = NewsPage.objects.get(pk=article.pk)
    article.authors = [*article.authors.all(), second]
    german = publish(article)
    for words in ("Mara Lindgarten", "Sprecherin"):
        say(german, words, f"{words} (en)")
    publish_english(german)
    assert [author.role for author in english_of(german).authors.all()] == ["Geschäftsführer (en)", "Sprecherin (en)"]

    german = NewsPage.objects.get(pk=german.pk)
    german.authors = [author for author in german.authors.all() if author.name == "Mara Lindgarten"]
    publish(german)
    assert [author.role for author in english_of(german).authors.all()] == ["Sprecherin (en)"]


def test_inline_children_keep_their_rows(article: NewsPage) -> None:
    before = list(english_of(article).authors.values_list("pk", flat=True))
    write(article, show_press_contact=False)
    assert list(english_of(article).authors.values_list("pk", flat=True)) == before
    assert NewsAuthor.objects.count() == 2


def test_blocks_change_their_order_and_keep_their_words(article: NewsPage) -> None:
    write(article, body=stream(article, quote("Ein Tisch."), facts(row("Gegründet")), paragraph("<p>Erster Absatz.</p>")))
    assert words_of(english_of(article)) == ["Ein Tisch. (en)", ["Gegründet (en)"], "<p>Erster Absatz. (en)</p>"]


def test_removed_blocks_go_at_once(article: NewsPage) -> None:
    write(article, body=stream(article, paragraph("<p>Erster Absatz.</p>")))
    english = english_of(article)
    assert words_of(english) == ["<p>Erster Absatz. (en)</p>"]
    assert not english.translation_outdated


def test_a_sentence_taken_back_goes_at_once(article: NewsPage) -> None:
    german = write(article, body=stream(article, paragraph("<p>Erster Absatz.</p><p>Falsche Behauptung.</p>")))
    say(german, "Falsche Behauptung.", "False claim.")
    assert words_of(publish_english(german)) == ["<p>Erster Absatz. (en)</p><p>False claim.</p>"]
    write(german, body=stream(article, paragraph("<p>Erster Absatz.</p>")))
    assert words_of(english_of(article)) == ["<p>Erster Absatz. (en)</p>"]


def test_the_address_of_a_link_follows_and_its_words_stay(article: NewsPage) -> None:
    german = write(article, body=stream(article, paragraph('<p>Mehr <a href="https://alt.example/">dort</a>.</p>')))
    say(german, 'Mehr <a id="a1">dort</a>.', 'More <a id="a1">there</a>.')
    assert words_of(publish_english(german)) == ['<p>More <a href="https://alt.example/">there</a>.</p>']
    write(german, body=stream(article, paragraph('<p>Mehr <a href="https://neu.example/">dort</a>.</p>')))
    english = english_of(article)
    assert words_of(english) == ['<p>More <a href="https://neu.example/">there</a>.</p>']
    assert not english.translation_outdated


def test_an_emptied_field_is_empty_in_english_too(article: NewsPage) -> None:
    german = write(article, lead_caption="Im Labor")
    say(german, "Im Labor", "In the lab")
    assert publish_english(german).lead_caption == "In the lab"
    write(german, lead_caption="")
    assert english_of(article).lead_caption == ""


# Words ----------------------------------------------------------------------------------------------------------------


def test_changed_words_leave_the_old_ones_standing_and_marked(article: NewsPage) -> None:
    write(
        article, title="Neuer Titel", body=stream(article, paragraph("<p>Ganz anders.</p>"), quote("Ein Tisch."), facts(row("Gegründet")))
    )
    english = english_of(article)
    assert english.title == "Cluster Regional (en)"
    assert words_of(english) == ENGLISH_BODY
    assert english.translation_outdated
    assert wanting(english) == 2


def test_changed_words_wait_in_a_draft(article: NewsPage) -> None:
    write(article, title="Neuer Titel", show_press_contact=False)
    english, draft = english_of(article), newest_draft(article)
    assert english.has_unpublished_changes
    assert (draft.title, draft.summary, draft.show_press_contact) == ("Neuer Titel", "Kurz gesagt. (en)", False)
    assert english.live_revision != english.latest_revision


def test_a_new_block_appears_when_it_is_translated(article: NewsPage) -> None:
    german = write(article, body=stream(article, paragraph("<p>Erster Absatz.</p>"), paragraph("<p>Neu.</p>", NEW)))
    english = english_of(article)
    assert words_of(english) == ["<p>Erster Absatz. (en)</p>"]
    assert english.translation_outdated
    say(german, "Neu.", "New.")
    assert words_of(publish_english(german)) == ["<p>Erster Absatz. (en)</p>", "<p>New.</p>"]


def test_a_new_row_appears_when_it_is_translated_and_the_other_rows_stay(article: NewsPage) -> None:
    write(article, body=stream(article, facts(row("Gegründet"), row("Städte", NEW))))
    assert words_of(english_of(article)) == [["Gegründet (en)"]]


def test_a_new_block_with_rows_appears_as_a_whole(article: NewsPage) -> None:
    other = facts(row("Gegründet", "60000000-0000-4000-8000-000000000000"), heading="Zahlen") | {"id": NEW}
    write(article, body=stream(article, facts(row("Gegründet")), other))
    assert [block.id for block in english_of(article).body] == [FACTS]


def test_a_text_added_to_a_block_that_english_has_is_left_out_alone(article: NewsPage) -> None:
    blocks = paragraph("<p>Erster Absatz.</p>"), quote("Ein Tisch.", role="Sprecherin"), facts(row("Gegründet"), heading="Zahlen")
    write(article, body=stream(article, *blocks))
    values = dict(body_of(english_of(article)))
    assert values["pullquote"] == {"text": "Ein Tisch. (en)", "name": "", "role": ""}
    assert values["facts"]["heading"] == ""
    assert labels(values["facts"]["rows"]) == ["Gegründet (en)"]


def test_a_new_author_is_named_at_once_and_untranslated_texts_of_authors_are_left_out(article: NewsPage) -> None:
    german = NewsPage.objects.get(pk=article.pk)
    known = german.authors.get()
    known.organisation = "Digitale Werkstatt"
    named = NewsAuthorFactory.build(locale=german.locale, name="Mara Lindgarten", role="", organisation="")
    described = NewsAuthorFactory.build(locale=german.locale, name="Emil Pohlandt", role="Sprecher", organisation="")
    german.authors = [known, named, described]
    publish(german)
    assert [(author.name, author.role, author.organisation) for author in english_of(german).authors.all()] == [
        ("Jonas Feldhoff", "Geschäftsführer (en)", ""),
        ("Mara Lindgarten", "", ""),
        ("Emil Pohlandt", "", ""),
    ]


def test_a_new_inline_child_waits_for_a_text_it_can_not_be_without(article: NewsPage) -> None:
    english = english_of(article)
    english.authors = list(english.authors.all())
    key = str(english.authors.get().translation_key)
    leave_out(english, f"authors.{key}.role", set())
    assert [(author.name, author.role) for author in english.authors.all()] == [("Jonas Feldhoff", "")]
    leave_out(english, f"authors.{key}.name", set())
    assert not english.authors.all()


# Words beside something else ------------------------------------------------------------------------------------------


def test_an_old_caption_does_not_stand_below_a_new_lead_picture(article: NewsPage) -> None:
    german = write(article, lead_caption="Im Labor")
    say(german, "Im Labor", "In the lab")
    publish_english(german)
    write(german, lead_caption="Im neuen Labor")
    assert english_of(article).lead_caption == "In the lab"
    picture = ImageFactory()
    write(german, teaser_picture=picture)
    english = english_of(article)
    assert (english.teaser_picture, english.lead_caption) == (picture, "")
    assert english.translation_outdated
    write(german, show_press_contact=False)
    assert english_of(article).lead_caption == ""


def test_a_translated_caption_stays_below_another_picture(article: NewsPage) -> None:
    german = write(article, lead_caption="Im Labor")
    say(german, "Im Labor", "In the lab")
    publish_english(german)
    write(german, teaser_picture=ImageFactory())
    assert english_of(article).lead_caption == "In the lab"


def picture(image: CustomImage, caption: str) -> dict:
    return {"type": "picture", "value": {"image": image.pk, "caption": caption}, "id": NEW}


def gallery(images: list[CustomImage], caption: str) -> dict:
    items = [{"type": "item", "value": image.pk, "id": f"70000000-0000-4000-8000-00000000000{place}"} for place, image in enumerate(images)]
    return {"type": "gallery", "value": {"images": items, "caption": caption}, "id": NEW}


def about(image: CustomImage, heading: str) -> dict:
    value = {"logo": image.pk, "heading": heading, "text": "<p>Wir.</p>", "link": {"label": "", "page": None, "url": ""}}
    return {"type": "about_box", "value": value, "id": NEW}


def with_block(article: NewsPage, block: dict) -> NewsPage:
    return write(article, body=stream(article, paragraph("<p>Erster Absatz.</p>"), block))


@pytest.mark.parametrize("make", [picture, lambda image, caption: gallery([image, image], caption)], ids=["picture", "gallery"])
def test_an_old_caption_does_not_stand_below_new_pictures_in_the_text(article: NewsPage, make: Callable[..., dict]) -> None:
    before, after = ImageFactory(), ImageFactory()
    german = with_block(article, make(before, "Im Labor"))
    say(german, "Im Labor", "In the lab")
    assert body_of(publish_english(german))[1][1]["caption"] == "In the lab"
    with_block(article, make(before, "Im neuen Labor"))
    assert body_of(english_of(article))[1][1]["caption"] == "In the lab"
    german = with_block(article, make(after, "Im ganz neuen Labor"))
    value = body_of(english_of(article))[1][1]
    assert value["caption"] == ""
    assert str(after.pk) in str(value)
    say(german, "Im ganz neuen Labor", "In the brand new lab")
    assert body_of(publish_english(german))[1][1]["caption"] == "In the brand new lab"


def test_a_box_whose_old_heading_would_stand_beside_a_new_logo_waits_as_a_whole(article: NewsPage) -> None:
    german = with_block(article, about(ImageFactory(), "Verband"))
    say(german, "Verband", "Association")
    say(german, "Wir.", "We.")
    assert len(publish_english(german).body) == 2
    with_block(article, about(ImageFactory(), "Verein"))
    assert words_of(english_of(article)) == ["<p>Erster Absatz. (en)</p>"]


def test_a_first_correction_is_not_shown_in_german(article: NewsPage) -> None:
    write(article, correction="<p>Es sind zwölf.</p>", corrected_on=timezone.localdate())
    english = english_of(article)
    assert english.correction == ""
    assert english.translation_outdated


def test_a_correction_shows_its_day_and_the_way_to_german_until_it_is_translated(article: NewsPage, client: Client) -> None:
    day = timezone.localdate()
    german = write(article, correction="<p>Es sind zwölf.</p>", corrected_on=day)
    shown = BeautifulSoup(client.get(english_of(article).url).content, "html.parser").select_one("#correction")
    assert f"Correction of {day.day}" in shown.get_text()
    assert "so far in German" in shown.get_text()
    assert shown.a["href"] == f"{german.url}#correction"
    say(german, "Es sind zwölf.", "There are twelve.")
    publish_english(german)
    shown = BeautifulSoup(client.get(english_of(article).url).content, "html.parser").select_one("#correction")
    assert "There are twelve." in shown.get_text()
    assert not shown.a


def test_an_old_correction_does_not_stand_under_a_new_day(article: NewsPage) -> None:
    today, dated = timezone.localdate(), timezone.now() - timedelta(days=3)
    german = write(article, date=dated, correction="<p>Es sind zwölf.</p>", corrected_on=today - timedelta(days=1))
    say(german, "Es sind zwölf.", "There are twelve.")
    assert publish_english(german).correction
    write(german, correction="<p>Es sind elf.</p>", corrected_on=today)
    assert english_of(article).correction == ""


def test_other_words_are_published_while_a_correction_waits(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel", correction="<p>Es sind zwölf.</p>", corrected_on=timezone.localdate())
    say(german, "Neuer Titel", "New title")
    assert publish_english(german).title == "New title"


def test_later_translation_makes_it_current(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New title")
    assert english_of(article).title == "Cluster Regional (en)"
    assert english_of(article).translation_outdated
    english = publish_english(german)
    assert english.title == "New title"
    assert not english.translation_outdated
    assert not english.has_unpublished_changes


def test_publishing_german_publishes_nothing_that_translators_have_not_published(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "Half a ti")
    write(german, show_press_contact=False)
    english = english_of(article)
    assert english.show_press_contact is False
    assert english.title == "Cluster Regional (en)"
    assert english.translation_outdated
    assert newest_draft(article).title == "Half a ti"


def test_words_moved_to_another_block_are_known_there(article: NewsPage) -> None:
    write(article, body=stream(article, paragraph("<p>Erster Absatz.</p>", NEW), quote("Ein Tisch."), facts(row("Gegründet"))))
    english = english_of(article)
    assert words_of(english) == ENGLISH_BODY
    assert not english.translation_outdated


def test_an_english_address_never_becomes_old(article: NewsPage) -> None:
    write(article, slug="cluster-neu")
    english = english_of(article)
    assert english.slug == "regional-cluster"
    assert not english.translation_outdated
    assert wanting(english) == 0


def test_what_only_search_engines_read_does_not_mark_the_page(article: NewsPage) -> None:
    write(article, search_description="Für Suchmaschinen.")
    english = english_of(article)
    assert english.search_description == ""
    assert not english.translation_outdated
    assert wanting(english) == 1


def test_german_going_back_to_its_old_words_ends_the_waiting(article: NewsPage) -> None:
    write(article, title="Neuer Titel")
    write(article, title="Cluster Regional")
    english = english_of(article)
    assert english.title == "Cluster Regional (en)"
    assert not english.translation_outdated
    assert not english.has_unpublished_changes


@pytest.mark.parametrize("words", ["", " \n", "\x00", "&nbsp;\x07", "\u200b"])
def test_a_translation_without_words_is_none(article: NewsPage, words: str) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", words)
    assert wanting(english_of(article)) == 1
    assert publish_english(german).title == "Cluster Regional (en)"


def test_blanks_that_are_stored_already_are_no_translation(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New title")
    StringTranslation.objects.filter(data="New title").update(data=" \n")
    assert wanting(english_of(article)) == 1
    assert publish_english(german).title == "Cluster Regional (en)"


def test_control_characters_do_not_reach_the_database(article: NewsPage) -> None:
    german = write(article, title="Neuer Titel")
    say(german, "Neuer Titel", "New\x00 title\x1f")
    assert publish_english(german).title == "New title"


# Revisions and states -------------------------------------------------------------------------------------------------


def test_unchanged_german_adds_no_revision(article: NewsPage) -> None:
    write(article, title="Neuer Titel", show_press_contact=False)
    before = revisions(article)
    write(article)
    write(article)
    assert revisions(article) == before


def test_a_change_of_words_alone_adds_the_draft_only(article: NewsPage) -> None:
    write(article)
    published, before = english_of(article).last_published_at, revisions(article)
    write(article, title="Neuer Titel")
    assert revisions(article) == before + 1
    assert english_of(article).last_published_at == published
    assert english_of(article).translation_outdated


def test_a_draft_of_german_changes_nothing(article: NewsPage) -> None:
    before = revisions(article)
    german = NewsPage.objects.get(pk=article.pk)
    german.title = "Entwurf"
    german.save_revision()
    assert (english_of(article).title, revisions(article)) == ("Cluster Regional (en)", before)


def test_a_translation_that_nobody_has_published_stays_a_draft(tree: SimpleNamespace) -> None:
    german = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Über uns"))
    translate(german).unpublish()
    never = publish(StandardPageFactory(parent=tree.home, locale=tree.home.locale, title="Presse"))
    never.copy_for_translation(tree.home_en.locale)
    for page in (german, never):
        write(page, show_in_menus=True)
        assert not english_of(page).live
    assert english_of(never).first_published_at is None
    assert newest_draft(never).show_in_menus


def test_a_stopped_translation_is_left_alone(article: NewsPage) -> None:
    german = write(write(article), title="Neuer Titel")
    record = record_of(english_of(article))
    record.enabled = False
    record.save()
    write(german, show_press_contact=False)
    assert english_of(article).show_press_contact is True
    english = english_of(article)
    english.title = "An own title"
    assert not publish(english).translation_outdated


# Snippets -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def topic(article: NewsPage) -> Topic:
    """The topic of a German article; its English version comes with that of the article."""
    write(article)
    return article.topic


def english_topic(topic: Topic) -> Topic:
    return Topic.objects.get(translation_key=topic.translation_key, locale__language_code="en")


def test_a_new_topic_is_made_in_english_with_the_article(topic: Topic, article: NewsPage) -> None:
    assert english_of(article).topic == english_topic(topic)
    assert record_of(english_topic(topic)) is not None


def test_facts_of_a_snippet_follow_when_it_is_saved(topic: Topic) -> None:
    topic.slug = "ort"
    topic.save()
    assert english_topic(topic).slug == "ort"


def test_words_of_a_snippet_stay_until_they_are_translated(topic: Topic) -> None:
    Topic.objects.filter(pk=english_topic(topic).pk).update(name="Location")
    topic.name, topic.slug = "Standorte", "ort"
    topic.save()
    assert (english_topic(topic).name, english_topic(topic).slug) == ("Location", "ort")
