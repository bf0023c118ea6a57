"""Fields of the editor that know the region."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.forms import Media, ModelChoiceField, Script, Select, Textarea
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.sight.pages import publishes


class CityPanel(FieldPanel):
    """The city of a page: a choice, or below a city the name of that city."""

    def __init__(self, field_name: str = "city", **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.bound_field is None:
                self.read_only = True
                self.heading = capfirst(self.panel.db_field.verbose_name)
                self.help_text = _("The page lies below this city. Move it if it belongs to another one.")

        def is_shown(self) -> bool:
            """Who writes for one city knows which; the name is for those who could move the page."""
            shown = bool(super().is_shown())
            return shown and (not self.read_only or self.request is None or publishes(self.request.user, self._path()))

        def _path(self) -> str:
            """Where the page lies, or will: a new one knows its place by its form only."""
            return str(self.instance.path or self.form.parent_page.path)


class CityChoice(CityPanel):
    """The same as a list, for there are few cities: those that are public, and the one that was chosen before. `nothing` says what an
    empty choice means."""

    def __init__(self, field_name: str = "city", *, nothing: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(field_name, widget=Select, **kwargs)
        self.nothing = nothing or _("not stated")

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs = super().clone_kwargs() | {"nothing": self.nothing}
        del kwargs["widget"]
        return kwargs

    class BoundPanel(CityPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                offer_cities(self.bound_field.field, self.panel.nothing, getattr(self.instance, f"{self.field_name}_id"))


def offer_cities(field: ModelChoiceField, nothing: str | Promise, chosen: int | None = None) -> None:
    """The public German pages of cities by name, and the one that is `chosen` whatever has become of it."""
    cities = field.queryset.model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    field.queryset = cities.filter(Q(live=True) | Q(pk=chosen)).order_by("title")
    field.empty_label = str(nothing)


class OutlineInput(Textarea):
    """JSON as text; empty where there is no outline, which Django would write as “null”, also with blanks left behind."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 4, "spellcheck": "false"})

    def format_value(self, value: Any) -> str | None:
        return "" if value == "null" else super().format_value(value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value: str | None = super().value_from_datadict(data, files, name)
        return value.strip() if value else value


class PlacePanel(MultiFieldPanel):
    """Latitude and longitude as fields, and the map of the region on which both are chosen; each follows the other."""

    def __init__(self, children: Any = (), *args: Any, **kwargs: Any) -> None:
        children = children or [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])]
        super().__init__(children, *args, **{"heading": _("Place on the map")} | kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "locations/panels/place.html"

        @property
        def media(self) -> Media:
            return super().media + Media(
                css={"all": ["css/place-picker.css"]},
                js=["vendor/leaflet/leaflet.js", Script("js/place-picker.js", type="module")],
            )
