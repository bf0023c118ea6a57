"""Where an event of the demo takes place, who organises it, and how to take part."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from events.choices import EventLanguage
from site_project.demo.city_content import contact, position
from site_project.demo.table import Table
from site_project.demo.values import PageKey, Text

Facts = dict[str, Any]

# The model's name and the file's for what is the same in every language.
SAME = {"venue_name": "venue", "street": "street", "postal_code": "postal_code", "place": "place", "organiser_name": "organiser_name"}


def common_facts(table: Table) -> Facts:
    facts: Facts = {
        "teaser_picture_id": table.picture("picture") if table.has("picture") else None,
        "city_id": _city(table),
        "organiser_id": PageKey(table.one_page("organiser")) if table.has("organiser") else None,
        "project_id": PageKey(table.one_page("project")) if table.has("project") else None,
        "online_url": table.string("online", ""),
        "registration_url": table.string("registration", ""),
        "event_language": table.choice("language", EventLanguage.values) if table.has("language") else EventLanguage.GERMAN,
        "accessibility": table.text("accessibility", Text()),
        "price_note": table.text("price_note", Text()),
    }
    facts |= {name: table.same(key) for name, key in SAME.items() if table.has(key)}
    facts |= {"places": table.number("places")} if table.has("places") else {}
    facts |= {"price": table.decimal("price")} if table.has("price") else {}
    facts |= position(table) if table.has("at") else {}
    return facts | contact(table.table("contact")) if table.has("contact") else facts


def _city(table: Table) -> PageKey | None:
    """Below a city it is that one."""
    parent = table.string("parent", "events")
    if parent.startswith("cities/"):
        return PageKey(parent)
    return PageKey(table.one_page("city")) if table.has("city") else None


def registration_end(table: Table, day: date) -> Facts:
    """`registration_until = {days_before = 2, at = 12:00:00}`: so long before the first day of the event."""
    if not table.has("registration_until"):
        return {}
    end = table.table("registration_until")
    moment = datetime.combine(day - timedelta(days=end.number("days_before")), end.clock("at"))
    end.finish()
    return {"registration_until": timezone.make_aware(moment)}
