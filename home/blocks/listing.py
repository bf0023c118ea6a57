"""The newest articles of a list, in the middle of another page."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home import links, pictures
from home.blocks.choosers import PageChooserBlock


def topic_choices() -> list[tuple[str, str]]:
    """The topics' slugs, which are the same in every language, with their German names."""
    topics = apps.get_model("home", "Topic").objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(topics.values_list("slug", "name"))


class TopicBlock(blocks.ChoiceBlock):
    """One of the topics, or all of them (an empty text)."""

    def normalize_choice(self, value: str | None) -> str:
        """Slugs are text already; Wagtail would ask for all topics whenever a page is shown."""
        return value or ""


class NewsListingBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=100, label=_("Heading"))
    index = PageChooserBlock(page_type="news.NewsIndexPage", label=_("News list"))
    topic = TopicBlock(choices=topic_choices, required=False, label=_("Only this topic"), search_index=False)
    limit = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label=_("How many"))

    class Meta:
        icon = "list-ul"
        group = _("Lists")
        label = _("News")
        description = _("The newest articles, on one topic if you like. They change by themselves.")
        template = "blocks/news_listing.html"

    def get_preview_value(self) -> blocks.StructValue:
        index = self.child_blocks["index"].model_class.objects.filter(live=True).order_by("path").first()
        return self.normalize({"heading": gettext("From the region"), "index": index, "topic": "", "limit": 3})

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """`teasers`, their pictures loaded, and `target`, where the list itself is."""
        index = self.index_in_language(value)
        teasers = index.teasers(value["limit"], topic=value["topic"]) if index else []
        pictures.load(teaser.picture_id for teaser in teasers)
        target = links.target(value["index"].pk) if index else None
        return super().get_context(value, parent_context=parent_context) | {"teasers": teasers, "target": target}

    def index_in_language(self, value: blocks.StructValue) -> Any:
        """The chosen list in the language of the page around it, else in German; None when neither is public."""
        chosen = links.load([value["index"].pk]) if value["index"] else {}
        version = next((linked.version_in(links.active_language()) for linked in chosen.values()), None)
        return links.in_own_type(version) if version else None
