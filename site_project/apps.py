from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

from home.registry import ClockJob, clock_jobs


class SiteConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Website")

    def ready(self) -> None:
        # They need models, which are not there before.
        from django.db.models.signals import post_migrate  # noqa: PLC0415

        from site_project.communications import on_migrated  # noqa: PLC0415
        from site_project.login_limits import forget_attempts, forget_sessions  # noqa: PLC0415

        post_migrate.connect(on_migrated, sender=apps.get_app_config("auth"))
        clock_jobs.register(ClockJob(90, "forgetting wrong passwords", forget_attempts))
        clock_jobs.register(ClockJob(91, "forgetting ended sessions", forget_sessions))
