"""Pages and pictures that several test modules of this folder use."""

from collections.abc import Callable

import pytest

from home.models import CustomImage, HomePage
from news.models import NewsIndexPage, NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsIndexPageFactory, NewsPageFactory, publish, translate
from tests.ground import anew, tree_as_made
from tests.home.translations import facts, paragraph, quote, row, stream


@pytest.fixture
def article(article_of_module: NewsPage, db: None) -> NewsPage:
    """A published article with a published English version, whose words are the German ones with " (en)" behind them."""
    return anew(article_of_module)


@pytest.fixture(scope="module")
def article_of_module(make_once: Callable[..., NewsPage]) -> NewsPage:
    return make_once(make_article)


def make_article() -> NewsPage:
    parent = tree_as_made().news
    page = NewsPageFactory(
        parent=parent,
        locale=parent.locale,
        title="Cluster Regional",
        slug="cluster",
        teaser_picture=ImageFactory(),
        body=[],
    )
    page.body = stream(page, paragraph("<p>Erster Absatz.</p>"), quote("Ein Tisch."), facts(row("Gegründet")))
    page.authors = [NewsAuthorFactory.build(locale=page.locale, name="Jonas Feldhoff", role="Geschäftsführer", organisation="")]
    german = publish(page)
    translate(german, slug="regional-cluster")
    return german


@pytest.fixture
def news(home: HomePage) -> NewsIndexPage:
    """The published German list of news, for tests that need no English."""
    return publish(NewsIndexPageFactory(parent=home, locale=home.locale))


@pytest.fixture
def bare() -> CustomImage:
    """A picture whose photographer nobody has named yet."""
    return ImageFactory(title="Marktplatz", credit="")
