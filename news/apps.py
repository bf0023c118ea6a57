from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, start_actions


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations.registry import organisation_sections  # noqa: PLC0415
        from news import organisation_section  # noqa: PLC0415
        from news.home_section import section  # noqa: PLC0415
        from news.start_action import action  # noqa: PLC0415

        know_parameters("locale", "page", "topic", "year")
        home_sections.register(section)
        organisation_sections.register(organisation_section.section)
        start_actions.register(action)
