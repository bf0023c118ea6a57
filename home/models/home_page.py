"""The start page of one language, and with it the frame of that language: footer, press contact, social links."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.blocks import BODY, FOOTER_COLUMNS, LINKS, BlocksField
from home.models.base_page import BasePage
from home.registry import home_sections, openings
from home.sections import filled, pictures_in


class HomePage(BasePage):
    opening_title = models.TextField(
        _("opening statement"), max_length=90, help_text=_("One line for each line on the page, three at the most; the last one is amber.")
    )
    opening_intro = models.TextField(_("introduction"), max_length=220, help_text=_("One sentence below the statement."))
    notice_label = models.CharField(
        _("notice: first line"), max_length=60, blank=True, help_text=_("Stands on the amber field above the linked page's title.")
    )
    notice_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("notice: page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = BlocksField(BODY, verbose_name=_("more content"), blank=True)

    address = models.TextField(_("address"), max_length=200, blank=True)
    press_name = models.CharField(_("name"), max_length=80, blank=True)
    press_role = models.CharField(_("role"), max_length=80, blank=True)
    press_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    press_email = models.EmailField(_("e-mail"), blank=True)
    footer_columns = BlocksField(FOOTER_COLUMNS, verbose_name=_("columns of links"), blank=True)
    social_links = BlocksField(LINKS, verbose_name=_("social networks"), blank=True)
    legal_links = BlocksField(
        LINKS, verbose_name=_("last line"), blank=True, help_text=_("Imprint, privacy, accessibility, easy language.")
    )
    footer_note = models.CharField(_("note in the last line"), max_length=160, blank=True)

    # Names and numbers are the same in every language.
    override_translatable_fields = [SynchronizedField(name) for name in ("press_name", "press_phone", "press_email")]
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        TitleFieldPanel("title", classname="", placeholder=False),
        MultiFieldPanel(
            [FieldPanel("opening_title"), FieldPanel("opening_intro"), FieldPanel("notice_label"), FieldPanel("notice_page")],
            heading=_("Opening"),
        ),
        FieldPanel("body"),
        FieldPanel("summary"),
        FieldPanel("teaser_picture"),
    ]
    frame_panels = [
        FieldPanel("address"),
        MultiFieldPanel(
            [FieldPanel("press_name"), FieldPanel("press_role"), FieldPanel("press_phone"), FieldPanel("press_email")],
            heading=_("Press contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("footer_columns"), FieldPanel("social_links"), FieldPanel("legal_links"), FieldPanel("footer_note")],
            heading=_("Footer"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(frame_panels, heading=_("Frame of the site")),
            ObjectList(BasePage.promote_panels, heading=_("Search engines")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    api_fields = [
        *BasePage.api_fields,
        *writable("opening_title", "opening_intro", "notice_label", "notice_page", "body"),
        *writable("address", "press_name", "press_role", "press_phone", "press_email"),
        *writable("footer_columns", "social_links", "legal_links", "footer_note"),
    ]

    # What the apps contribute, once the page is being shown.
    sections: list[dict[str, Any]] = []

    class Meta(BasePage.Meta):
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    @property
    def has_press_contact(self) -> bool:
        """Whether there is anybody to name; a telephone number or a role alone belongs to nobody."""
        return bool(self.press_name or self.press_email)

    def pages_linked(self) -> list[int]:
        return [self.notice_page_id] if self.notice_page_id else []

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + pictures_in(self.sections)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.sections = filled(home_sections, self, request)
        context = super().get_context(request, *args, **kwargs)
        lines, next_up = self.opening_title.splitlines(), filled(openings, self, request)
        return context | {"sections": self.sections, "opening": lines, "next_up": next_up[0] if next_up else None}
