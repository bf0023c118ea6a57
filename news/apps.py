from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, search_kinds, start_actions
from locations.registry import Contribution, city_sections, contributions, event_sections, organisation_sections, project_sections


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from news import city_section, referring_section  # noqa: PLC0415
        from news.home_section import section  # noqa: PLC0415
        from news.search import news  # noqa: PLC0415
        from news.start_action import action  # noqa: PLC0415

        know_parameters("city", "locale", "page", "topic", "year")
        home_sections.register(section)
        city_sections.register(city_section.section)
        organisation_sections.register(referring_section.section)
        event_sections.register(referring_section.section)
        project_sections.register(referring_section.section)
        search_kinds.register(news)
        start_actions.register(action)
        kinds = ((_("Article"), "news.NewsPage"),)
        contributions.register(Contribution(40, "news", _("Write news"), _("What happens in your city and matters to the region."), kinds))
