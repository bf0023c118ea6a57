from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, search_kinds, side_sections
from locations.registry import city_sections, organisation_sections


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from projects import sections  # noqa: PLC0415
        from projects.asked import PARAMETERS  # noqa: PLC0415
        from projects.search import projects  # noqa: PLC0415

        know_parameters(*PARAMETERS, "limit", "locale", "offset")
        search_kinds.register(projects)
        home_sections.register(sections.home_section)
        side_sections.register(sections.side_section)
        city_sections.register(sections.city_section)
        organisation_sections.register(sections.organisation_section)
