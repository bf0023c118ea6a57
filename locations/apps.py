from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, side_sections


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations import belonging  # noqa: PLC0415
        from locations.asked import PARAMETERS  # noqa: PLC0415
        from locations.pool_sections import home_section, side_section  # noqa: PLC0415

        belonging.connect()
        know_parameters(*PARAMETERS)
        home_sections.register(home_section)
        side_sections.register(side_section)
