from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import (
    ClockJob,
    Correction,
    Places,
    clock_jobs,
    corrections,
    home_sections,
    openings,
    places_below,
    search_kinds,
    side_sections,
)
from locations.registry import Contribution, city_sections, contributions, organisation_sections, project_sections


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        # They need models, which are not there before.
        from events import rule_comparison, rule_schema, sections, signals  # noqa: PLC0415
        from events.asked import PARAMETERS  # noqa: PLC0415
        from events.clock import roll_on  # noqa: PLC0415
        from events.date_addresses import below  # noqa: PLC0415
        from events.family import NUMBER  # noqa: PLC0415
        from events.search import events  # noqa: PLC0415
        from events.suggesting.correcting import way_back  # noqa: PLC0415
        from events.suggesting.delivery import outbox  # noqa: PLC0415
        from events.suggesting.retention import forget_suggestions  # noqa: PLC0415
        from home.response_cache.asked import know_parameters  # noqa: PLC0415

        rule_comparison.register()
        rule_schema.register()
        signals.connect()
        know_parameters(*PARAMETERS, NUMBER, "limit", "locale", "offset")
        search_kinds.register(events)
        openings.register(sections.opening)
        home_sections.register(sections.home_section)
        side_sections.register(sections.side_section)
        city_sections.register(sections.city_section)
        organisation_sections.register(sections.organisation_section)
        project_sections.register(sections.project_section)
        places_below.register(Places(10, "dates", below))
        corrections.register(Correction(10, "suggestions", way_back))
        clock_jobs.register(ClockJob(40, "dates to come", roll_on))
        clock_jobs.register(ClockJob(52, "mailing suggestions", outbox.deliver_waiting))
        clock_jobs.register(ClockJob(95, "forgetting suggestions", forget_suggestions))
        kinds = ((_("Single event"), "events.EventPage"), (_("Recurring event"), "events.EventSeriesPage"))
        hint = _("Once or again and again; takes about five minutes.")
        contributions.register(Contribution(10, "event", _("Report an event"), hint, kinds))
