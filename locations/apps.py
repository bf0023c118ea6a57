from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, side_sections


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations import belonging, home_section  # noqa: PLC0415
        from locations.asked import PARAMETERS  # noqa: PLC0415
        from locations.pool_sections import home_section as pool_at_home  # noqa: PLC0415
        from locations.pool_sections import side_section  # noqa: PLC0415

        belonging.connect()
        know_parameters("city", "sector", "type", "q", "page", *PARAMETERS)
        home_sections.register(home_section.section)
        home_sections.register(pool_at_home)
        side_sections.register(side_section)
