"""The English tree is the German one: parents first, no aliases, and German says who sees what and where it stands."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from wagtail.actions.copy_for_translation import CopyPageForTranslationPermissionError, ParentNotTranslatedError
from wagtail.actions.create_alias import CreatePageAliasIntegrityError
from wagtail.actions.registry import action_registry
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry, PageViewRestriction
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.operations import translate_object, translate_page_subtree

from home.models import StandardPage
from home.translation.errors import TranslationRefusedError
from home.translation.history import UNPUBLISHED
from home.translation.records import record_of
from tests.factories import StandardPageFactory, UserFactory, publish, translate
from tests.ground import anew, tree_as_made
from tests.home.translations import english_of, publish_english, say, write

OnCommit = Callable[..., Any]


@pytest.fixture(autouse=True)
def _english_messages() -> Iterator[None]:
    with translation.override("en"):
        yield


def standard(parent: Page, title: str) -> StandardPage:
    return publish(StandardPageFactory(parent=Page.objects.get(pk=parent.pk), locale=parent.locale, title=title))


@pytest.fixture
def about(about_of_module: StandardPage, db: None) -> StandardPage:
    """A published German page with a published English version and a child that is published in both languages."""
    return anew(about_of_module)


@pytest.fixture(scope="module")
def about_of_module(make_once: Callable[..., StandardPage]) -> StandardPage:
    return make_once(make_about)


def make_about() -> StandardPage:
    page = standard(tree_as_made().home, "Über uns")
    translate(page, slug="about-us")
    translate(standard(page, "Satzung"), slug="statutes")
    return page


def child_of(page: Page) -> StandardPage:
    return StandardPage.objects.child_of(page).get()


def below(page: Page) -> list[str]:
    return [child.title for child in Page.objects.get(pk=page.pk).get_children()]


# Coming and going -----------------------------------------------------------------------------------------------------


def test_unpublishing_german_takes_english_offline_and_publishing_brings_it_back(about: StandardPage) -> None:
    about.unpublish()
    assert not english_of(about).live
    assert PageLogEntry.objects.filter(page=english_of(about).pk, action=UNPUBLISHED).exists()
    write(about, show_in_menus=True)
    english = english_of(about)
    assert english.live
    assert english.title == "Über uns (en)"
    assert english.show_in_menus


def test_english_comes_back_with_its_old_words(about: StandardPage) -> None:
    about.unpublish()
    write(about, title="Wir")
    assert english_of(about).live
    assert english_of(about).title == "Über uns (en)"
    assert english_of(about).translation_outdated


def test_english_that_an_editor_took_offline_stays_offline(about: StandardPage) -> None:
    english_of(about).unpublish()
    write(about, title="Wir")
    assert not english_of(about).live


def test_unpublishing_english_leaves_german(about: StandardPage) -> None:
    english_of(about).unpublish()
    assert StandardPage.objects.get(pk=about.pk).live


def test_deleting_german_deletes_english_with_its_subtree(about: StandardPage, django_capture_on_commit_callbacks: OnCommit) -> None:
    keys = [english_of(about).pk, english_of(child_of(about)).pk]
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=about.pk).delete()
    assert not Page.objects.filter(pk__in=keys).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_english_leaves_german(about: StandardPage, django_capture_on_commit_callbacks: OnCommit) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        english_of(about).delete()
    assert StandardPage.objects.get(pk=about.pk).live
    write(about, title="Wir")


# Privacy --------------------------------------------------------------------------------------------------------------


def restriction_on(page: Page) -> PageViewRestriction | None:
    return PageViewRestriction.objects.filter(page=page).first()


def test_restricting_german_restricts_english_and_lifting_it_lifts_it(about: StandardPage) -> None:
    restriction = PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert restriction_on(english_of(about)).restriction_type == PageViewRestriction.LOGIN
    restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "geheim"
    restriction.save()
    assert restriction_on(english_of(about)).password == "geheim"
    restriction.delete()
    assert restriction_on(english_of(about)) is None


def test_the_groups_of_a_restriction_follow(about: StandardPage) -> None:
    restriction = PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.GROUPS)
    first, second = Group.objects.create(name="Vorstand"), Group.objects.create(name="Beirat")
    restriction.groups.add(first)
    assert list(restriction_on(english_of(about)).groups.all()) == [first]
    restriction.groups.set([second])
    assert list(restriction_on(english_of(about)).groups.all()) == [second]


def test_a_new_translation_is_as_private_as_its_source(tree: SimpleNamespace) -> None:
    page = standard(tree.home, "Intern")
    board = Group.objects.create(name="Vorstand")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS).groups.add(board)
    translate_object(page, [tree.home_en.locale])
    assert restriction_on(english_of(page)).restriction_type == PageViewRestriction.GROUPS
    assert list(restriction_on(english_of(page)).groups.all()) == [board]


def test_a_restriction_of_english_alone_survives_the_next_publication(about: StandardPage) -> None:
    PageViewRestriction.objects.create(page=english_of(about), restriction_type=PageViewRestriction.LOGIN)
    write(about, show_in_menus=True)
    assert restriction_on(english_of(about)) is not None
    assert restriction_on(about) is None


def test_english_is_never_open_while_it_waits_for_deletion(about: StandardPage, django_capture_on_commit_callbacks: OnCommit) -> None:
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    with django_capture_on_commit_callbacks():
        Page.objects.get(pk=about.pk).delete()
    assert restriction_on(english_of(about)) is not None


# Places ---------------------------------------------------------------------------------------------------------------


def test_moving_german_moves_english(about: StandardPage, tree: SimpleNamespace) -> None:
    other = standard(tree.home, "Verband")
    translate(other, slug="association")
    Page.objects.get(pk=about.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert english_of(about).get_parent().pk == english_of(other).pk
    assert english_of(about).url_path == "/start-en/association/about-us/"
    assert english_of(child_of(StandardPage.objects.get(pk=about.pk))).url_path == "/start-en/association/about-us/statutes/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_moving_german_below_an_untranslated_page_takes_english_offline(about: StandardPage, tree: SimpleNamespace) -> None:
    other = standard(tree.home, "Verband")
    Page.objects.get(pk=about.pk).move(other, pos="last-child")
    assert not english_of(about).live
    write(about, show_in_menus=True)
    assert not english_of(about).live
    translate(other, slug="association")
    write(about, show_in_menus=True)
    assert english_of(about).live
    assert english_of(about).url_path == "/start-en/association/about-us/"


def test_english_comes_back_when_german_is_moved_back(about: StandardPage, tree: SimpleNamespace) -> None:
    other = standard(tree.home, "Verband")
    Page.objects.get(pk=about.pk).move(other, pos="last-child")
    assert not english_of(about).live
    Page.objects.get(pk=about.pk).move(Page.objects.get(pk=tree.home.pk), pos="last-child")
    assert english_of(about).live
    assert english_of(about).url_path == "/start-en/about-us/"


def test_english_comes_back_when_the_page_above_is_translated(about: StandardPage, tree: SimpleNamespace) -> None:
    other = standard(tree.home, "Verband")
    Page.objects.get(pk=about.pk).move(other, pos="last-child")
    translate(other, slug="association")
    assert english_of(about).live
    assert english_of(about).url_path == "/start-en/association/about-us/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_moving_german_brings_nothing_back_that_an_editor_took_offline(about: StandardPage, tree: SimpleNamespace) -> None:
    english_of(about).unpublish()
    other = standard(tree.home, "Verband")
    Page.objects.get(pk=about.pk).move(other, pos="last-child")
    translate(other, slug="association")
    Page.objects.get(pk=about.pk).move(Page.objects.get(pk=tree.home.pk), pos="last-child")
    assert not english_of(about).live


def test_the_order_of_the_german_pages_is_that_of_the_english_ones(about: StandardPage, tree: SimpleNamespace) -> None:
    press = standard(tree.home, "Presse")
    standard(tree.home, "Nur deutsch")
    imprint = standard(tree.home, "Impressum")
    for page in (imprint, press):  # in the wrong order
        translate(page)
        write(page, show_in_menus=True)
    titles = ["News", "Über uns (en)", "Presse (en)", "Impressum (en)"]
    assert below(tree.home_en) == titles
    Page.objects.get(pk=imprint.pk).move(Page.objects.get(pk=tree.news.pk), pos="left")
    assert below(tree.home_en) == ["Impressum (en)", *titles[:3]]
    assert Page.find_problems() == ([], [], [], [], [])


def test_english_does_not_move_on_its_own(about: StandardPage, tree: SimpleNamespace) -> None:
    other = standard(tree.home, "Verband")
    translate(other, slug="association")
    with pytest.raises(TranslationRefusedError, match="Move the German page"):
        english_of(about).move(english_of(other), pos="last-child")
    with pytest.raises(TranslationRefusedError, match="another language"):
        Page.objects.get(pk=about.pk).move(english_of(other), pos="last-child")


# Making translations --------------------------------------------------------------------------------------------------


def test_a_child_of_an_untranslated_page_is_refused_and_nothing_is_made(tree: SimpleNamespace) -> None:
    parent = standard(tree.home, "Verband")
    child = standard(parent, "Satzung")
    before = Page.objects.count()
    with pytest.raises(ParentNotTranslatedError, match="Verband"):
        child.copy_for_translation(tree.home_en.locale, copy_parents=True)
    with pytest.raises(TranslationRefusedError):
        translate_object(child, [tree.home_en.locale])
    assert Page.objects.count() == before


def test_a_subtree_is_translated_without_alias_and_the_tree_stays_sound(
    tree: SimpleNamespace, django_capture_on_commit_callbacks: OnCommit
) -> None:
    top = standard(tree.home, "Verband")
    for title in ("Satzung", "Vorstand"):
        standard(standard(top, title), f"{title} im Einzelnen")
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(top, [tree.home_en.locale])
        translate_page_subtree(top.pk, [tree.home_en.locale], None, None)
    assert english_of(top).get_descendants().count() == 4
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert not english_of(top).get_descendants(inclusive=True).live().exists()
    assert Page.find_problems() == ([], [], [], [], [])
    for page in StandardPage.objects.descendant_of(top, inclusive=True):
        say(page, page.title, f"{page.title} (en)")
        say(page, page.slug, f"{page.slug}-en")
        say(page, page.summary, "In short.")
        assert publish_english(page).live
    assert english_of(top).numchild == 2
    assert Page.find_problems() == ([], [], [], [], [])


def test_aliases_are_refused(about: StandardPage, tree: SimpleNamespace) -> None:
    for make in (
        lambda: about.create_alias(parent=tree.home, update_slug="zweite"),
        lambda: about.create_alias(parent=tree.home_en, update_locale=tree.home_en.locale, reset_translation_key=False),
        lambda: standard(tree.home, "Neu").copy_for_translation(tree.home_en.locale, alias=True),
    ):
        with pytest.raises(CreatePageAliasIntegrityError):
            make()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_an_english_page_needs_a_german_source(tree: SimpleNamespace) -> None:
    for locale in (tree.home_en.locale, None):
        with pytest.raises(TranslationRefusedError, match="translating the German page"):
            tree.home_en.add_child(instance=StandardPage(title="Alone", slug="alone", locale=locale))
    with pytest.raises(TranslationRefusedError, match="another language"):
        tree.home_en.add_child(instance=StandardPage(title="Deutsch", slug="deutsch", locale=tree.home.locale))


def test_a_copy_of_an_english_page_is_refused(about: StandardPage, tree: SimpleNamespace) -> None:
    with pytest.raises(TranslationRefusedError):
        english_of(about).copy(update_attrs={"slug": "copy"}, keep_live=False)


def test_nothing_is_translated_twice_or_from_english(about: StandardPage, tree: SimpleNamespace) -> None:
    with pytest.raises(TranslationRefusedError, match="already translated"):
        about.copy_for_translation(tree.home_en.locale)
    french = Locale.objects.create(language_code="fr")
    with pytest.raises(TranslationRefusedError, match="Translate the German page"):
        english_of(about).copy_for_translation(french)


def test_a_bare_copy_becomes_a_translation_that_follows(tree: SimpleNamespace) -> None:
    page = standard(tree.home, "Verband")
    page.copy_for_translation(tree.home_en.locale)
    assert record_of(english_of(page)) is not None


def test_the_api_translates_by_the_same_action_with_the_permission_of_this_site(tree: SimpleNamespace) -> None:
    action = action_registry.get_action_class(StandardPage, "copy_for_translation")
    page = standard(tree.home, "Verband")
    editor, translator = UserFactory(), UserFactory()
    editors = Group.objects.create(name="Redaktion")
    GroupPagePermission.objects.create(group=editors, page=tree.home, permission_type="change")
    editors.user_set.set([editor, translator])
    translator.user_permissions.add(Permission.objects.get(codename="submit_translation", content_type__app_label="wagtail_localize"))
    with pytest.raises(CopyPageForTranslationPermissionError):
        action(page, tree.home_en.locale, user=editor).execute()
    action(page, tree.home_en.locale, user=translator).execute()
    assert record_of(english_of(page)) is not None


def test_no_language_can_be_filled_with_aliases(db: None) -> None:
    assert LocaleSynchronization not in [component["model"] for component in get_locale_components()]
