"""How the lists are narrowed: by the room in which a page lies, and by what kind of page it is."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from home.registry import Room


class NarrowingForm(forms.Form):
    """Offers the rooms there are and the kinds that it is given; an unknown choice narrows nothing."""

    city = forms.ChoiceField(label=_("City"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, data: Any, rooms: list[Room], content_types: QuerySet[ContentType]) -> None:
        super().__init__(data)
        self.rooms = rooms
        known = {room.slug: room.title for room in reversed(rooms)}
        kinds = sorted((kind_name(kind), f"{kind.app_label}.{kind.model}") for kind in content_types if kind.model_class())
        self.fields["city"].choices = [("", _("All cities")), *sorted(known.items(), key=lambda item: item[1])]
        self.fields["kind"].choices = [("", _("All kinds")), *((name, title) for title, name in kinds)]

    def chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @property
    def is_narrow(self) -> bool:
        return bool(self.chosen("city") or self.chosen("kind"))

    def condition(self, prefix: str = "") -> Q:
        """What a page must be; `prefix` leads to it, such as `page__`."""
        condition = Q()
        if city := self.chosen("city"):
            below = Q(pk__in=[])
            for room in self.rooms:
                below |= Q(**{f"{prefix}path__startswith": room.path}) if room.slug == city else Q(pk__in=[])
            condition &= below
        if kind := self.chosen("kind"):
            app_label, _dot, model = kind.partition(".")
            condition &= Q(**{f"{prefix}content_type__app_label": app_label, f"{prefix}content_type__model": model})
        return condition


def kind_name(content_type: ContentType) -> str:
    model = content_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else content_type.name
