"""What a public page needs of a picture can't be taken from the picture afterwards."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from home.models import CustomImage, Licence, StandardPage
from news.models import NewsPage
from tests.factories import ImageFactory, StandardPageFactory, publish, translate
from tests.home.translations import stream


def edit(client: Client, picture: CustomImage, **changes: str) -> HttpResponse:
    fields = ("title", "credit", "licence", "alt_text", "alt_text_en")
    data = {name: getattr(picture, name) for name in fields} | {"collection": picture.collection_id, "tags": ""} | changes
    return client.post(reverse("wagtailimages:edit", args=[picture.pk]), data)


@pytest.fixture
def picture(tree: SimpleNamespace) -> CustomImage:
    """Shown by a German page."""
    picture = ImageFactory(title="Marktplatz")
    publish(StandardPageFactory(parent=tree.home, title="Über uns", slug="ueber-uns", teaser_picture=picture))
    return picture


@pytest.mark.parametrize("field", ["credit", "licence", "alt_text"])
def test_what_a_public_page_needs_is_not_taken_from_its_picture(picture: CustomImage, admin_client: Client, field: str) -> None:
    before = getattr(picture, field)
    response = edit(admin_client, picture, **{field: " " if field != "licence" else ""})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Über uns" in response.context["form"].errors[field][0]
    assert getattr(CustomImage.objects.get(pk=picture.pk), field) == before


def test_english_text_is_needed_once_an_english_page_shows_the_picture(picture: CustomImage, admin_client: Client) -> None:
    assert edit(admin_client, picture, alt_text_en="").status_code == 302
    CustomImage.objects.filter(pk=picture.pk).update(alt_text_en="A square")
    translate(StandardPage.objects.get(slug="ueber-uns"), slug="about-us", title="About us")
    response = edit(admin_client, CustomImage.objects.get(pk=picture.pk), alt_text_en="")
    assert list(response.context["form"].errors) == ["alt_text_en"]
    assert "About us" in response.context["form"].errors["alt_text_en"][0]


def test_a_picture_in_the_text_counts(tree: SimpleNamespace, admin_client: Client) -> None:
    picture = ImageFactory()
    page = StandardPageFactory(parent=tree.home, title="Gremien", slug="gremien")
    page.body = stream(page, {"type": "picture", "value": {"image": picture.pk, "caption": ""}})
    publish(page)
    response = edit(admin_client, picture, credit="")
    assert "Gremien" in response.context["form"].errors["credit"][0]


def test_many_pages_are_counted(picture: CustomImage, tree: SimpleNamespace, admin_client: Client) -> None:
    for number in range(6):
        publish(StandardPageFactory(parent=tree.home, slug=f"seite-{number}", teaser_picture=picture))
    (message,) = edit(admin_client, picture, credit="").context["form"].errors["credit"]
    assert "Über uns" in message
    assert message.count("Seite ") == 4
    assert " 2 " in message


def test_a_picture_that_no_public_page_shows_may_lose_everything(tree: SimpleNamespace, admin_client: Client) -> None:
    picture = ImageFactory()
    StandardPageFactory(parent=tree.home, title="Entwurf", slug="entwurf", live=False, teaser_picture=picture)
    assert edit(admin_client, picture, credit="", licence="", alt_text="", alt_text_en="").status_code == 302
    assert CustomImage.objects.get(pk=picture.pk).credit == ""


def test_what_was_missing_before_does_not_keep_the_rest_from_being_filled(picture: CustomImage, admin_client: Client) -> None:
    CustomImage.objects.filter(pk=picture.pk).update(credit="", licence="")
    response = edit(admin_client, CustomImage.objects.get(pk=picture.pk), licence=Licence.CC_0)
    assert response.status_code == 302


def test_other_words_may_replace_the_old_ones(picture: CustomImage, admin_client: Client) -> None:
    assert edit(admin_client, picture, credit="Mara").status_code == 302
    assert CustomImage.objects.get(pk=picture.pk).credit == "Mara"


def test_picture_of_an_article_names_the_article(article: NewsPage, admin_client: Client) -> None:
    response = edit(admin_client, article.teaser_picture, credit="")
    assert "Cluster Regional" in response.context["form"].errors["credit"][0]
