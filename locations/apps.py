from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations import belonging  # noqa: PLC0415

        belonging.connect()
        know_parameters("city", "sector", "type", "q", "page")
