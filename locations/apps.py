from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import ClockJob, clock_jobs


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from locations import belonging  # noqa: PLC0415
        from locations.models import CheckedSheet  # noqa: PLC0415

        belonging.connect()
        clock_jobs.register(ClockJob(93, "forgetting sheets", CheckedSheet.delete_expired))
