"""What editors meet: previews in the block picker, the form, refusals in the words of the person who can mend them."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model

from home.models import HomePage
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    EventFactory,
    EventIndexPageFactory,
    ImageFactory,
    NewsPageFactory,
    QuotePageFactory,
    TopicFactory,
    publish,
)
from tests.home.bodies import BLOCK, link

NAMES = sorted(BLOCK.child_blocks)


@pytest.fixture
def library(tree: SimpleNamespace) -> SimpleNamespace:
    """A site that has something of everything which blocks refer to."""
    ImageFactory()
    publish(NewsPageFactory(parent=tree.news))
    publish(EventFactory(parent=EventIndexPageFactory(parent=tree.home)))
    city = publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=tree.home))))
    publish(QuotePageFactory(parent=city))
    document = get_document_model()(title="Satzung")
    document.file.save("satzung.pdf", ContentFile(b"x"))
    document.save()
    return tree


def preview(client: Client, name: str) -> BeautifulSoup:
    """The preview as the block picker shows it."""
    block = HomePage._meta.get_field("body").stream_block.child_blocks[name]
    assert block.is_previewable
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_block_has_a_preview_in_the_clothes_of_the_site(admin_client: Client, library: SimpleNamespace) -> None:
    for name in NAMES:
        page = preview(admin_client, name)
        assert page.main.get_text(strip=True), name
        assert page.find("link", rel="stylesheet")["href"].startswith("/static/css/site"), name
        assert not page.find_all(style=True), name


def test_previews_do_not_need_anything_in_the_library(admin_client: Client, home: HomePage) -> None:
    for name in NAMES:
        assert preview(admin_client, name).main, name


@pytest.mark.parametrize("name", NAMES)
def test_every_block_says_what_it_is_for(name: str) -> None:
    block = BLOCK.child_blocks[name]
    assert block.meta.icon != "placeholder"
    assert block.label
    assert block.get_description()
    assert block.meta.group


def test_form_of_a_page_offers_every_block(admin_client: Client, tree: SimpleNamespace) -> None:
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[tree.home.pk])).content.decode()
    assert all(f"&quot;{name}&quot;" in form for name in NAMES)


def test_listing_offers_the_topics(admin_client: Client, tree: SimpleNamespace) -> None:
    TopicFactory(slug="raumfahrt", name="Raumfahrt")
    assert "Raumfahrt" in admin_client.get(reverse("wagtailadmin_pages:edit", args=[tree.home.pk])).content.decode()


def errors(name: str, value: dict) -> set[str]:
    """The fields of a link that the form would complain of."""
    block = BLOCK.child_blocks[name].child_blocks["link"]
    try:
        block.clean(block.normalize(value))
    except ValidationError as refusal:
        return set(refusal.block_errors)
    return set()


def test_link_leads_to_one_place(tree: SimpleNamespace) -> None:
    assert errors("cta", link("Los", tree.news)) == set()
    assert errors("cta", link("Los", url="https://www.example.org/")) == set()
    assert errors("cta", link("Los")) == {"url"}
    assert errors("cta", link("Los", tree.news, "https://www.example.org/")) == {"url"}
    assert errors("cta", link("", tree.news)) == {"label"}
    assert errors("cta", link("Los", url="javascript:alert(1)")) == {"url"}


def test_link_that_may_be_missing_is_missing_as_a_whole(tree: SimpleNamespace) -> None:
    assert errors("about_box", link()) == set()
    assert errors("about_box", link("Mehr")) == {"url"}
    assert errors("about_box", link("", tree.news)) == {"label"}


def test_draft_may_be_unfinished(german: object) -> None:
    unfinished = BLOCK.to_python([{"type": "cta", "value": {"heading": "", "text": "", "link": link()}, "id": "x"}])
    assert len(BLOCK.clean_deferred(unfinished)) == 1
    with pytest.raises(ValidationError):
        BLOCK.clean(unfinished)


def test_changing_the_vocabulary_changes_no_table(db: None) -> None:
    field = HomePage._meta.get_field("body")
    assert field.deconstruct()[2] == [[]]
    assert "block_lookup" not in field.deconstruct()[3]
    call_command("makemigrations", "home", "news", check=True, dry_run=True, verbosity=0)
