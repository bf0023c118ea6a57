from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import ClockJob, TodoCheck, clock_jobs, home_sections, side_sections, todo_checks
from locations.registry import city_sections


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations import belonging, home_section  # noqa: PLC0415
        from locations.asked import PARAMETERS  # noqa: PLC0415
        from locations.city_sections import organisations_section, pool_section  # noqa: PLC0415
        from locations.enquiries.delivery import deliver_waiting  # noqa: PLC0415
        from locations.enquiries.retention import forget_old  # noqa: PLC0415
        from locations.enquiries.rights import EnquiryPolicy, open_enquiries  # noqa: PLC0415
        from locations.models import CheckedSheet, Enquiry  # noqa: PLC0415
        from locations.pool_sections import home_section as pool_at_home  # noqa: PLC0415
        from locations.pool_sections import side_section  # noqa: PLC0415

        belonging.connect()
        know_parameters("city", "sector", "type", "q", "page", *PARAMETERS)
        home_sections.register(home_section.section)
        home_sections.register(pool_at_home)
        side_sections.register(side_section)
        city_sections.register(pool_section)
        city_sections.register(organisations_section)
        clock_jobs.register(ClockJob(50, "mailing enquiries", deliver_waiting))
        clock_jobs.register(ClockJob(92, "forgetting enquiries", forget_old))
        clock_jobs.register(ClockJob(93, "forgetting sheets", CheckedSheet.delete_expired))
        register_permission_policy(Enquiry, EnquiryPolicy(Enquiry))
        help_text = _("Somebody asks about a property. The office has the mail; close what has been answered.")
        todo_checks.register(TodoCheck(5, "enquiries", _("Open enquiries"), help_text, open_enquiries))
