"""Pages and pictures that several test modules of this folder use."""

from types import SimpleNamespace

import pytest

from home.models import CustomImage, HomePage
from news.models import NewsIndexPage, NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsIndexPageFactory, NewsPageFactory, publish, translate
from tests.home.translations import facts, paragraph, quote, row, stream


@pytest.fixture
def article(tree: SimpleNamespace) -> NewsPage:
    """A published article with a published English version, whose words are the German ones with " (en)" behind them."""
    page = NewsPageFactory(
        parent=tree.news,
        locale=tree.news.locale,
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
