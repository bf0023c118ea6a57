"""The read API (v2): every page type with its fields, resolved, with full addresses, each page in its own language."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import CustomImage
from news.models import NewsPage
from tests.factories import ImageFactory, StandardPageFactory, complete, publish, translate

Write = Callable[..., NewsPage]


def get(client: Client, address: str) -> Any:
    response = client.get(f"/api/v2/{address}", follow=True)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def items(client: Client, query: str, endpoint: str = "pages") -> list[dict[str, Any]]:
    return get(client, f"{endpoint}/?{query}")["items"]


def test_article_has_all_its_fields(article: NewsPage, client: Client) -> None:
    page = get(client, f"pages/{article.pk}/")
    assert page["title"] == "Sechs Abende & „sechs“ Städte"
    assert page["summary"] == "Der Verband zieht von Stadt zu Stadt."
    assert page["date"] == "2026-11-19T09:00:00+01:00"
    assert page["topic"] == {"slug": "standort", "name": "Standort"}
    assert [(author["name"], author["role"], author["organisation"]) for author in page["authors"]] == [
        ("Jonas Feldhoff", "Geschäftsführer", "Digitale Werkstatt (Beispiel)"),
        ("Ines Kaltwasser", "", "Wirtschaftsförderung (Beispiel)"),
    ]
    assert [(block["type"], block["value"]) for block in page["body"]] == [
        ("paragraph", "<p>Wer hier Software schreibt, <b>kennt</b> seine Nachbarn.</p>")
    ]
    assert (page["corrected_on"], page["correction"]) == ("2026-11-20", "<p>Es sind <b>sechs</b> Städte.</p>")
    assert page["meta"]["html_url"] == settings.BASE_URL + "/aktuelles/sechs-abende/"
    assert page["meta"]["parent"]["meta"]["html_url"] == settings.BASE_URL + "/aktuelles/"
    assert page["meta"]["detail_url"] == f"{settings.BASE_URL}/api/v2/pages/{article.pk}/"
    assert page["meta"]["locale"] == "de"


def test_picture_is_resolved(article: NewsPage, client: Client) -> None:
    complete(article.teaser_picture)
    picture = get(client, f"pages/{article.pk}/")["teaser_picture"]
    assert picture["url"].startswith(settings.BASE_URL)
    assert (picture["width"], picture["height"], picture["type"]) == (1200, 800, "image/webp")
    assert (picture["alt"], picture["alt_language"]) == ("Rednerin am Pult", "de")
    assert (picture["credit"], picture["licence"]) == ("Mara Lindgarten (Beispiel)", "CC BY 4.0")
    assert client.get(picture["url"].removeprefix(settings.BASE_URL)).status_code in (200, 404)  # tests keep files in memory


def test_english_page_is_english_whatever_language_the_request_has(article: NewsPage, tree: SimpleNamespace, client: Client) -> None:
    article.body = [("paragraph", f'<p><a linktype="page" id="{tree.news.pk}">Liste</a></p>')]
    publish(article)
    translate(article, slug="six-evenings")
    (page,) = items(client, "type=news.NewsPage&fields=*&locale=en")
    assert page["teaser_picture"]["alt"] == "Speaker at a lectern"
    assert f'href="{settings.BASE_URL}/en/news/"' in page["body"][0]["value"]
    assert page["meta"]["html_url"] == settings.BASE_URL + "/en/news/six-evenings/"


def test_list_of_all_types_and_of_one(article: NewsPage, tree: SimpleNamespace, client: Client) -> None:
    publish(StandardPageFactory(parent=tree.home, title="Über uns", body=[("paragraph", "<p>Wir.</p>")]))
    assert {page["meta"]["type"] for page in items(client, "locale=de")} == {
        "home.HomePage",
        "home.StandardPage",
        "news.NewsIndexPage",
        "news.NewsPage",
    }
    (about,) = items(client, "type=home.StandardPage&fields=*")
    assert about["body"][0]["value"] == "<p>Wir.</p>"
    assert [page["title"] for page in items(client, "type=news.NewsPage&slug=sechs-abende")] == [article.title]


def test_start_page_has_the_frame(tree: SimpleNamespace, client: Client) -> None:
    tree.home.notice_page = tree.news
    tree.home.footer_note = "Beispiele."
    tree.home.address = "Beispielstraße 12"
    publish(tree.home)
    page = get(client, f"pages/{tree.home.pk}/")
    assert page["opening_title"].splitlines()[0] == "Zwölf Städte,"
    assert page["notice_page"] == {"url": settings.BASE_URL + "/aktuelles/", "title": "Aktuelles", "language": "de"}
    assert (page["footer_note"], page["address"], page["press_name"]) == ("Beispiele.", "Beispielstraße 12", "Mara Lindgarten")


def test_link_to_a_hidden_page_is_null(tree: SimpleNamespace, client: Client) -> None:
    hidden = publish(StandardPageFactory(parent=tree.home, title="Geheimnis"))
    tree.home.notice_page = hidden
    publish(tree.home)
    hidden.unpublish()
    response = client.get(f"/api/v2/pages/{tree.home.pk}/")
    assert response.json()["notice_page"] is None
    assert b"Geheimnis" not in response.content


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/", "start"),
        ("/aktuelles/", "aktuelles"),
        ("/en/", "start-en"),
        ("/en/news/", "news"),
        ("en/news", "news"),
        ("/en/news/one/", "one"),
    ],
)
def test_page_is_found_by_its_path_in_both_languages(write: Write, client: Client, path: str, slug: str) -> None:
    translate(write(), slug="one")
    assert get(client, f"pages/find/?html_path={path}")["meta"]["slug"] == slug


@pytest.mark.parametrize("path", ["/nichts/", "/xx/", "/en/aktuelles/", "//evil.example/", "/a" * 200])
def test_path_without_a_page_is_not_found(tree: SimpleNamespace, client: Client, path: str) -> None:
    assert client.get(f"/api/v2/pages/find/?html_path={path}").status_code == 404


def test_search_finds_public_pages_only(article: NewsPage, write: Write, client: Client) -> None:
    write(title="Sechs andere").unpublish()
    assert [page["title"] for page in items(client, 'search="Sechs*')] == [article.title]
    assert [page["id"] for page in items(client, "search=sechs&type=news.NewsPage&locale=de&fields=*")] == [article.pk]
    assert items(client, "search=sechs&locale=en") == []


def test_rich_text_comes_in_the_format_asked_for(article: NewsPage, client: Client) -> None:
    page = get(client, f"pages/{article.pk}/?rich_text_format=markdown")
    assert "**sechs**" in page["correction"]
    assert "**kennt**" in page["body"][0]["value"]


def test_pictures_have_credit_licence_and_files(article: NewsPage, client: Client) -> None:
    complete(article.teaser_picture).tags.add("Bühne", "Abend")
    (picture,) = items(client, "fields=*", "images")
    assert (picture["alt_text"], picture["alt_text_en"]) == ("Rednerin am Pult", "Speaker at a lectern")
    assert (picture["credit"], picture["licence"]) == ("Mara Lindgarten (Beispiel)", "cc-by-4.0")
    assert picture["meta"]["tags"] == ["Abend", "Bühne"]
    assert (picture["width"], picture["height"]) == (1200, 800)
    assert {file["type"] for file in picture["files"]["sources"]} == {"image/webp", "image/avif"}
    assert {file["width"] for file in picture["files"]["sources"]} == {320, 480, 640, 960, 1200}


def test_pictures_are_those_of_public_pages_and_never_the_originals(article: NewsPage, tree: SimpleNamespace, client: Client) -> None:
    ImageFactory(title="Ungenutzt")
    draft = ImageFactory(title="Entwurf")
    StandardPageFactory(parent=tree.home, teaser_picture=draft, live=False)
    article.teaser_picture = ImageFactory(title="Neu")
    article.save_revision()
    closed = publish(StandardPageFactory(parent=tree.home, teaser_picture=ImageFactory(title="Intern")))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    shown = ImageFactory(title="Im Text")
    publish(StandardPageFactory(parent=tree.home, body=[("gallery", {"images": [shown, shown], "caption": ""})]))
    found = items(client, "fields=*", "images")
    assert {picture["title"] for picture in found} == {NewsPage.objects.get(pk=article.pk).teaser_picture.title, "Im Text"}
    assert {picture["title"] for picture in items(client, "search=Text", "images")} == {"Im Text"}
    assert "original_images" not in client.get("/api/v2/images/?fields=*").content.decode()
    assert client.get(f"/api/v2/images/{draft.pk}/").status_code == 404


@pytest.fixture
def vault(db: None) -> Collection:
    """A private collection below another."""
    outer = Collection.get_first_root_node().add_child(name="Tresor")
    CollectionViewRestriction.objects.create(collection=outer, restriction_type=CollectionViewRestriction.LOGIN)
    return outer.add_child(name="Fach")


@pytest.mark.usefixtures("nothing_yet")
def test_private_collections_stay_private(tree: SimpleNamespace, vault: Collection, client: Client) -> None:
    documents = get_document_model().objects
    hidden = documents.create(title="Geheim", file=ContentFile(b"x", "geheim.txt"), collection=vault)
    offered = documents.create(title="Offen", file=ContentFile(b"x", "offen.txt"))
    links = "".join(f'<a linktype="document" id="{document.pk}">Text</a>' for document in (hidden, offered))
    publish(StandardPageFactory(parent=tree.home, body=[("paragraph", f"<p>{links}</p>")]))
    secret = ImageFactory(title="Geheim", collection=vault)
    for picture in (secret, ImageFactory(title="Offen")):
        publish(StandardPageFactory(parent=tree.home, teaser_picture=picture))
    assert [item["title"] for item in items(client, "", "documents")] == ["Offen"]
    assert [item["title"] for item in items(client, "", "images")] == ["Offen"]
    assert client.get(f"/api/v2/documents/{hidden.pk}/").status_code == 404
    assert client.get(f"/api/v2/images/{secret.pk}/").status_code == 404


def test_a_document_that_no_public_page_offers_is_not_listed(tree: SimpleNamespace, client: Client) -> None:
    draft = get_document_model().objects.create(title="Haushalt", file=ContentFile(b"x", "haushalt.txt"))
    body = [("paragraph", f'<p><a linktype="document" id="{draft.pk}">Text</a></p>')]
    page = StandardPageFactory(parent=tree.home, body=body, live=False)
    page.save_revision()
    assert items(client, "", "documents") == []
    assert client.get(f"/api/v2/documents/{draft.pk}/").status_code == 404
    publish(page)
    assert [item["title"] for item in items(client, "", "documents")] == ["Haushalt"]


@pytest.mark.usefixtures("nothing_yet")
def test_picture_whose_file_is_lost_is_no_error(tree: SimpleNamespace, client: Client) -> None:
    image = ImageFactory()
    publish(StandardPageFactory(parent=tree.home, teaser_picture=image))
    image.file.storage.delete(image.file.name)
    CustomImage.objects.filter(pk=image.pk).update(file="original_images/weg.png")
    (picture,) = items(client, "fields=*", "images")
    assert picture["files"] is None


@pytest.mark.parametrize("header", ["Bearer wagtail_x", "Basic eDp5", "Basic !!!", "Quark"])
def test_foreign_logins_are_no_error(article: NewsPage, client: Client, header: str) -> None:
    assert client.get("/api/v2/pages/", headers={"authorization": header}).status_code == 200


def test_api_sets_no_cookie_and_takes_nothing(article: NewsPage, client: Client) -> None:
    assert not client.get("/api/v2/pages/").cookies
    assert client.post("/api/v2/pages/", {"title": "x"}).status_code == 405
