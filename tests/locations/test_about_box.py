"""A box about a member shows what the member's page says, unless somebody has written it for this place."""

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from wagtail.models import APIToken

from home.blocks.prepare import prepare
from home.frame import roots
from home.memory import request_memory
from home.models import User
from home.publication.public import closed_paths
from locations.models import OrganisationPage
from news.models import NewsPage
from tests.factories import (
    DirectoryPageFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    TopicFactory,
    picture_file,
    publish,
    translate,
)
from tests.home.bodies import BLOCK, for_programs, link, markup, rendered, stored


def logo(alt: str) -> Any:
    return ImageFactory(alt_text=alt, alt_text_en=alt, file=picture_file(size=(60, 40)))


def organisation(parent: Any, title: str = "Linsenwerk") -> OrganisationPage:
    words = {"summary": f"{title} & Söhne schleift.", "logo": logo(f"Logo {title}")}
    return publish(OrganisationPageFactory(parent=parent, title=title, slug=title.lower(), **words))


@pytest.fixture
def works(tree: SimpleNamespace) -> OrganisationPage:
    directory = publish(DirectoryPageFactory(parent=tree.home))
    translate(directory, title="Members", slug="members")
    return organisation(directory)


def box(page: OrganisationPage | None, **written: Any) -> tuple[str, dict[str, Any]]:
    return "about_box", {"organisation": page, "logo": None, "heading": "", "text": "", "link": link()} | written


def test_everything_comes_from_the_page(works: OrganisationPage) -> None:
    shown = markup(box(works))
    assert (shown.img["alt"], shown.h2.get_text(), shown.p.get_text()) == ("Logo Linsenwerk", "Linsenwerk", "Linsenwerk & Söhne schleift.")
    assert (shown.find("a").get_text(), shown.find("a")["href"]) == ("Zum Profil", "/mitglieder/linsenwerk/")
    assert shown.find(lang=True) is None


def test_what_is_written_by_hand_wins(works: OrganisationPage) -> None:
    written = {"logo": logo("Anderes"), "heading": "Über uns", "text": "<p>Von Hand.</p>", "link": link("Los", url="https://a.example/")}
    shown = markup(box(works, **written), language="en")
    assert (shown.img["alt"], shown.h2.get_text(), shown.p.get_text()) == ("Anderes", "Über uns", "Von Hand.")
    assert (shown.find("a").get_text(), shown.find("a")["href"]) == ("Los", "https://a.example/")
    assert not shown.h2.has_attr("lang")
    assert "schleift" not in shown.get_text()


def test_readers_get_their_language(works: OrganisationPage) -> None:
    translate(works, title="Lens works", summary="Grinds lenses.", slug="lens-works")
    shown = markup(box(works), language="en")
    assert (shown.h2.get_text(), shown.p.get_text()) == ("Lens works", "Grinds lenses.")
    assert (shown.find("a").get_text(), shown.find("a")["href"]) == ("To the profile", "/en/members/lens-works/")
    assert shown.find(lang=True) is None


def test_what_is_only_in_german_is_marked(works: OrganisationPage) -> None:
    shown = markup(box(works), language="en")
    assert (shown.h2["lang"], shown.p["lang"], shown.find("a")["hreflang"]) == ("de", "de", "de")
    assert shown.find(class_="lang-note")


def test_an_organisation_that_is_not_public_leaves_what_was_written(works: OrganisationPage) -> None:
    works.unpublish()
    shown = markup(box(works, heading="Über uns"))
    assert shown.h2.get_text() == "Über uns"
    assert "schleift" not in shown.get_text()
    assert shown.find("a") is None


def test_boxes_from_before_are_as_they_were(tree: SimpleNamespace) -> None:
    old = {"logo": None, "heading": "Verband", "text": "<p>Seit 2009.</p>", "link": {"label": "Mehr", "page": tree.news.pk, "url": ""}}
    value = BLOCK.to_python([{"type": "about_box", "value": old, "id": "x"}])
    shown = BeautifulSoup(rendered(value), "html.parser")
    assert (shown.h2.get_text(), shown.p.get_text(), shown.find("a")["href"]) == ("Verband", "Seit 2009.", "/aktuelles/")
    BLOCK.clean(value)


def test_without_an_organisation_it_has_to_be_written(works: OrganisationPage) -> None:
    block = BLOCK.child_blocks["about_box"]
    block.clean(block.normalize(box(works)[1]))
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.normalize(box(None)[1]))
    assert set(refusal.value.block_errors) == {"heading", "text"}


@pytest.mark.parametrize("number", [1, 10])
def test_many_boxes_cost_what_one_costs(works: OrganisationPage, number: int, django_assert_num_queries: Any) -> None:
    pages = [works, *(organisation(works.get_parent(), f"Werk{place}") for place in range(1, number))]
    text = stored(*(box(page) for page in pages))
    rendered(stored(*(box(page) for page in pages)))  # makes the smaller files of the logos
    with request_memory():
        closed_paths(), roots()
        # Expect 4 queries: links, profiles, pictures, renditions.
        with django_assert_num_queries(4), translation.override("de"):
            prepare(streams=[text])
        with django_assert_num_queries(0):
            html = rendered(text)
    assert html.count("<img") == number


def test_programs_get_the_same(works: OrganisationPage, settings: Any) -> None:
    settings.BASE_URL = "https://www.example.org"
    page = {"url": "https://www.example.org/mitglieder/linsenwerk/", "title": "Linsenwerk", "language": "de"}
    (told,) = for_programs(box(works), language="en")
    assert told["organisation"] == page
    assert (told["heading"], told["text"]) == ("Linsenwerk", "<p>Linsenwerk &amp; Söhne schleift.</p>")
    assert told["logo"]["alt"] == "Logo Linsenwerk"
    assert told["link"] == {"label": "To the profile", "url": page["url"], "language": "de"}
    (written,) = for_programs(box(works, heading="Wir", text="<p>Von Hand.</p>"))
    assert (written["heading"], written["text"]) == ("Wir", "<p>Von Hand.</p>")


def test_a_token_writes_such_a_box(works: OrganisationPage, tree: SimpleNamespace, admin: User, client: Client) -> None:
    TopicFactory(slug="standort")
    article = publish(NewsPageFactory(parent=tree.news))
    headers = {"Authorization": f"Bearer {APIToken.create_token(user=admin, name='Prüfung')[1]}"}

    def write(value: dict[str, Any]) -> Any:
        body = {"body": [{"type": "about_box", "value": value}], "meta": {"action": "publish"}}
        return client.patch(f"/api/v3/pages/{article.pk}/", body, content_type="application/json", headers=headers)

    assert write({"organisation": works.pk}).status_code == 200
    assert client.get(f"/api/v3/pages/{article.pk}/").json()["body"][0]["value"]["heading"] == "Linsenwerk"
    assert write({}).status_code == 422
    assert write({"organisation": tree.news.pk}).status_code == 422
    assert "schleift" in client.get(NewsPage.objects.get(pk=article.pk).url).content.decode()
