from quotes.models.quote_index_page import QuoteIndexPage
from quotes.models.quote_page import QuotePage
from quotes.models.quote_topic import QuoteTopic

__all__ = ["QuoteIndexPage", "QuotePage", "QuoteTopic"]
