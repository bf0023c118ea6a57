from news.models.news_index_page import NewsIndexPage
from news.models.news_page import NewsAuthor, NewsPage

__all__ = ["NewsAuthor", "NewsIndexPage", "NewsPage"]
