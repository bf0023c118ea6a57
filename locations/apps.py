from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import (
    ClockJob,
    Rooms,
    TodoCheck,
    clock_jobs,
    home_sections,
    rooms,
    search_kinds,
    search_names,
    side_sections,
    todo_checks,
)
from locations.registry import Contribution, city_sections, contributions, expiring


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Cities, directories, properties")

    def ready(self) -> None:
        # They need models, which are not there before.
        from django.db.models.signals import pre_delete  # noqa: PLC0415
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from locations import belonging, home_section  # noqa: PLC0415
        from locations.asked import PARAMETERS  # noqa: PLC0415
        from locations.city_rooms import city_rooms  # noqa: PLC0415
        from locations.city_sections import organisations_section, pool_section  # noqa: PLC0415
        from locations.enquiries.delivery import outbox  # noqa: PLC0415
        from locations.enquiries.retention import forget_old  # noqa: PLC0415
        from locations.enquiries.rights import EnquiryPolicy, open_enquiries  # noqa: PLC0415
        from locations.front_door.properties import properties  # noqa: PLC0415
        from locations.models import CheckedSheet, CityRoom, Enquiry  # noqa: PLC0415
        from locations.pool_sections import home_section as pool_at_home  # noqa: PLC0415
        from locations.pool_sections import side_section  # noqa: PLC0415
        from locations.rooms.delivery import outbox as invitations  # noqa: PLC0415
        from locations.rooms.withdrawing import on_room_deleted  # noqa: PLC0415
        from locations.search import KINDS, NAMES  # noqa: PLC0415

        belonging.connect()
        pre_delete.connect(on_room_deleted, sender=CityRoom)
        rooms.register(Rooms(10, "cities", city_rooms))
        know_parameters("city", "sector", "type", "q", "page", *PARAMETERS)
        home_sections.register(home_section.section)
        home_sections.register(pool_at_home)
        side_sections.register(side_section)
        city_sections.register(pool_section)
        city_sections.register(organisations_section)
        kinds = ((_("Commercial site"), "locations.CommercialSitePage"), (_("Hall"), "locations.HallPage"))
        hint = _("Site or hall; a draft can be saved at any time.")
        contributions.register(Contribution(30, "property", _("Report a property"), hint, kinds))
        expiring.register(properties)
        for kind in KINDS:
            search_kinds.register(kind)
        for names in NAMES:
            search_names.register(names)
        clock_jobs.register(ClockJob(50, "mailing enquiries", outbox.deliver_waiting))
        clock_jobs.register(ClockJob(51, "mailing invitations", invitations.deliver_waiting))
        clock_jobs.register(ClockJob(92, "forgetting enquiries", forget_old))
        clock_jobs.register(ClockJob(93, "forgetting sheets", CheckedSheet.delete_expired))
        register_permission_policy(Enquiry, EnquiryPolicy(Enquiry))
        help_text = _("Somebody asks about a property. The office has the mail; close what has been answered.")
        todo_checks.register(TodoCheck(5, "enquiries", _("Open enquiries"), help_text, open_enquiries))
