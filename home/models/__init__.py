from home.models.base_page import BasePage, IndexMixin
from home.models.clock_round import ClockRound
from home.models.content_version import ContentVersion
from home.models.home_page import HomePage
from home.models.image import CustomImage, CustomRendition, Licence
from home.models.standard_page import StandardPage
from home.models.term import Term
from home.models.topic import Topic
from home.models.user import User

__all__ = [
    "BasePage",
    "ClockRound",
    "ContentVersion",
    "CustomImage",
    "CustomRendition",
    "HomePage",
    "IndexMixin",
    "Licence",
    "StandardPage",
    "Term",
    "Topic",
    "User",
]
