from home.models.base_page import BasePage
from home.models.clock_round import ClockRound
from home.models.content_version import ContentVersion
from home.models.four_eyes_task import FourEyesTask
from home.models.home_page import HomePage
from home.models.image import CustomImage, CustomRendition, Licence
from home.models.notice import Notice
from home.models.search_entry import SearchEntry
from home.models.standard_page import StandardPage
from home.models.submission import Submission
from home.models.term import Term
from home.models.topic import Topic
from home.models.topic_row import TopicRow
from home.models.user import User

__all__ = [
    "BasePage",
    "ClockRound",
    "ContentVersion",
    "CustomImage",
    "CustomRendition",
    "FourEyesTask",
    "HomePage",
    "Licence",
    "Notice",
    "SearchEntry",
    "StandardPage",
    "Submission",
    "Term",
    "Topic",
    "TopicRow",
    "User",
]
