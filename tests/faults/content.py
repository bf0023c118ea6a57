"""A process that fills an empty database with what the fault tests read, edit and publish."""

import django

django.setup()

from django.utils import translation  # noqa: E402 - after the setup

from home.models import HomePage  # noqa: E402
from news.models import NewsIndexPage, NewsPage  # noqa: E402
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory, UserFactory, publish, translate  # noqa: E402
from tests.faults.names import EDITOR, PASSWORD, WRITERS  # noqa: E402
from tests.ground import make_tree  # noqa: E402


def main() -> None:
    make_tree()
    home, news = HomePage.objects.order_by("path")[0], NewsIndexPage.objects.order_by("path")[0]
    article: NewsPage = publish(
        NewsPageFactory(parent=news, locale=news.locale, title="Stand 0", slug="stand", teaser_picture=ImageFactory())
    )
    translate(article, title="State", slug="state")
    for slug in ("gelesen", "ungelesen", *WRITERS):
        page = publish(StandardPageFactory(parent=home, locale=home.locale, title=slug.capitalize(), slug=slug))
        translate(page, slug=f"{slug}-en")
    for name in (EDITOR, "leitung"):
        UserFactory(username=name, email=f"{name}@example.org", password=PASSWORD, is_superuser=True, is_staff=True)


if __name__ == "__main__":
    with translation.override("de"):
        main()
