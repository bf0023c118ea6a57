from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import ClockJob, clock_jobs, search_names


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Site and pages")

    def ready(self) -> None:
        # These need models, which are not there before.
        from home import comparison, dashboard, renditions  # noqa: PLC0415
        from home.api.v3 import fields  # noqa: PLC0415
        from home.moderation import recording  # noqa: PLC0415
        from home.moderation.delivery import outbox  # noqa: PLC0415
        from home.moderation.retention import forget_submitters  # noqa: PLC0415
        from home.publication import changes, version  # noqa: PLC0415
        from home.publication.schedule import publish_scheduled  # noqa: PLC0415
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from home.search import keeping  # noqa: PLC0415
        from home.search.asked import PARAMETERS  # noqa: PLC0415
        from home.search.topics import topics  # noqa: PLC0415
        from home.translation import locales, signals  # noqa: PLC0415

        changes.connect()
        comparison.register()
        know_parameters("fields", "limit", "offset", "search", "search_operator", "type", "locale", "child_of", "slug", "path", "p")
        know_parameters(*PARAMETERS)
        fields.register()
        signals.connect()
        keeping.connect(self)
        search_names.register(topics)
        recording.connect()
        dashboard.register()
        locales.remove_synchronisation()
        clock_jobs.register(ClockJob(10, "scheduled publishing", publish_scheduled))
        clock_jobs.register(ClockJob(55, "mails about contributions", outbox.deliver_waiting))
        clock_jobs.register(ClockJob(80, "sizes of pictures", renditions.make_missing))
        clock_jobs.register(ClockJob(90, "content version", version.compact))
        clock_jobs.register(ClockJob(94, "forgetting submitters", forget_submitters))
