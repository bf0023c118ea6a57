from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from home.registry import home_sections, search_kinds, side_sections
from locations.registry import Contribution, city_sections, contributions, expiring


class QuotesConfig(AppConfig):
    name = "quotes"
    verbose_name = _("Quotes")

    def ready(self) -> None:
        # They need models, which are not there before.
        from home.response_cache.asked import know_parameters  # noqa: PLC0415
        from quotes import sections  # noqa: PLC0415
        from quotes.asked import PARAMETERS  # noqa: PLC0415
        from quotes.expiring import quotes  # noqa: PLC0415
        from quotes.search import quotes as searched  # noqa: PLC0415

        know_parameters(*PARAMETERS, "date", "limit", "locale", "offset", "status")
        search_kinds.register(searched)
        home_sections.register(sections.home_section)
        side_sections.register(sections.side_section)
        city_sections.register(sections.city_section)
        hint = _("With the portrait, its credit and who released it.")
        contributions.register(Contribution(20, "quote", _("Hand in a quote"), hint, ((_("Quote"), "quotes.QuotePage"),)))
        expiring.register(quotes)
