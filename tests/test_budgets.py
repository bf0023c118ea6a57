"""How many queries a page may cost, nothing cached: start page 6 + 2 for each section, list 12, article 10, however much there is."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import CustomImage
from news.models import NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, StandardPageFactory, picture_file, publish, translate
from tests.many import cost

START_PAGE, LIST, ARTICLE, TWENTY_ITEMS = 6 + 2, 12, 10, 10


def small_picture() -> CustomImage:
    return ImageFactory(file=picture_file(size=(60, 40)))


def private_collections(number: int) -> None:
    for each in range(number):
        closed = Collection.get_first_root_node().add_child(name=f"Tresor {each}")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)


def reference_article(tree: SimpleNamespace, number: int = 0) -> NewsPage:
    """Two authors, three pictures, two internal links, with related articles around it."""
    pictures = [small_picture(), small_picture()]
    links = "".join(f'<a linktype="page" id="{page.pk}">dort</a> ' for page in (tree.home, tree.news))
    article = NewsPageFactory(
        parent=tree.news,
        title=f"Artikel {number}",
        slug=f"artikel-{number}",
        teaser_picture=small_picture(),
        body=[
            ("paragraph", f"<p>Wie {links}zu lesen war.</p>"),
            ("picture", {"image": pictures[0], "caption": "Eins"}),
            ("gallery", {"images": pictures, "caption": "Zwei"}),
        ],
    )
    article.authors = [NewsAuthorFactory.build(name=name, locale=article.locale) for name in ("Jonas Feldhoff", "Mara Lindgarten")]
    return publish(article)


@pytest.fixture
def few(tree: SimpleNamespace) -> NewsPage:
    return reference_article(tree)


@pytest.fixture
def many(tree: SimpleNamespace, few: NewsPage) -> NewsPage:
    for number in range(1, 21):
        reference_article(tree, number)
    return few


def over_budget(client: Client, budgets: dict[str, int]) -> dict[str, int]:
    """The pages that cost too much, with what they cost."""
    return {path: spent for path, budget in budgets.items() if (spent := cost(client, path)) > budget}


def test_pages_with_one_article_keep_their_budget(few: NewsPage, client: Client) -> None:
    assert over_budget(client, {"/": START_PAGE, "/aktuelles/": LIST, "/aktuelles/artikel-0/": ARTICLE}) == {}


def test_pages_with_twenty_articles_keep_their_budget(many: NewsPage, client: Client) -> None:
    lists = dict.fromkeys(["/aktuelles/", "/aktuelles/?topic=standort", "/aktuelles/?page=2"], LIST)
    assert over_budget(client, {"/": START_PAGE, "/aktuelles/artikel-0/": ARTICLE} | lists) == {}


def test_an_article_costs_the_same_among_twenty_as_among_three(tree: SimpleNamespace, client: Client) -> None:
    for number in range(4):
        reference_article(tree, number)
    before = cost(client, "/aktuelles/artikel-0/")
    for number in range(4, 21):
        reference_article(tree, number)
    assert cost(client, "/aktuelles/artikel-0/") == before


def test_english_costs_what_german_costs(few: NewsPage, client: Client) -> None:
    translate(few, slug="article-0")
    for german, english, budget in [("/", "/en/", START_PAGE), ("/aktuelles/artikel-0/", "/en/news/article-0/", ARTICLE)]:
        assert cost(client, german) <= budget
        assert cost(client, english) <= budget


def test_depth_costs_nothing(tree: SimpleNamespace, client: Client) -> None:
    parent: Any = tree.home
    costs = set()
    for slug in ("a", "b", "c", "d"):
        parent = publish(StandardPageFactory(parent=parent, slug=slug, teaser_picture=small_picture()))
        costs.add(cost(client, parent.url))
    assert len(costs) == 1
    assert costs.pop() <= ARTICLE


def test_a_restriction_elsewhere_costs_nothing(tree: SimpleNamespace, few: NewsPage, client: Client) -> None:
    translate(few, slug="article-0")
    page = publish(StandardPageFactory(parent=tree.home, slug="intern"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    budgets = {"/": START_PAGE, "/en/": START_PAGE, "/aktuelles/": LIST, "/en/news/": LIST}
    articles = dict.fromkeys(["/aktuelles/artikel-0/", "/en/news/article-0/"], ARTICLE)
    assert over_budget(client, budgets | articles) == {}


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_pictures_and_documents_cost_the_same_however_many_collections_are_private(
    tree: SimpleNamespace, client: Client, kind: str
) -> None:
    plans = [get_document_model().objects.create(title=f"Plan {number}", file=ContentFile(b"x", "plan.txt")) for number in range(20)]
    body = [("gallery", {"images": [small_picture(), small_picture()], "caption": ""}) for _gallery in range(10)]
    body.append(("paragraph", "".join(f'<p><a linktype="document" id="{plan.pk}">Plan</a></p>' for plan in plans)))
    publish(StandardPageFactory(parent=tree.home, body=body))
    address = f"/api/v2/{kind}/?fields=*&limit=20"
    private_collections(1)
    one = cost(client, address)
    private_collections(3)
    assert cost(client, address) == one <= TWENTY_ITEMS
    assert len(client.get(address).json()["items"]) == 20
