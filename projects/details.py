"""What the page of a project shows besides its text: how it stands, who takes part, who pays; finished values for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import npgettext, pgettext

from home import links
from home.facts import publisher
from home.terms import Named, term
from locations.cities import City, cities
from locations.figures import euros
from projects.period import Status, status_on
from projects.words import money, period, period_in_short, status_name

if TYPE_CHECKING:
    from projects.models import ProjectPage


@dataclass(frozen=True)
class Partner:
    """Who leads or takes part: `name` in `language` (BCP 47; empty where it is the same in all), `url` of its page here if it has one, and
    what it does. A house whose page is gone has no name."""

    name: str
    language: str = ""
    url: str = ""
    task: str = ""


@dataclass(frozen=True)
class Station:
    """A step on the way; the one that is next is `current`."""

    year: int
    text: str
    state: Literal["past", "current", "coming"]


@dataclass(frozen=True)
class Figure:
    label: str
    value: str


@dataclass(frozen=True)
class Funding:
    """`euros` are whole ones, None where nobody says; `logo_id` is that of a picture. `is_duty`: logo and wording are prescribed."""

    programme: str
    euros: int | None
    is_duty: bool
    logo_id: int | None
    wording: str
    url: str

    @property
    def amount(self) -> str:
        """In the active language; empty where nobody says."""
        return euros(Decimal(self.euros)) if self.euros else ""


@dataclass(frozen=True)
class Details:
    status: Status
    period: str
    lead: Partner
    partners: Sequence[Partner]
    cities: Sequence[City]
    topics: Sequence[Named]
    stations: Sequence[Station]
    funding: Sequence[Funding]
    figures: Sequence[Figure]

    @property
    def status_name(self) -> str:
        return status_name(self.status)


def details(page: ProjectPage, today: date) -> Details:
    """As the page shows them on the local day `today`; pages linked to must have been loaded."""
    status = status_on(today, page.starts, page.ends)
    known = cities(page.language)
    partners = [_partner(row.organisation_id, row.name, page.language, row.task) for row in page.partner_rows]
    places = [known[row.city_id] for row in page.cities.all() if row.city_id in known]
    topics = (term("home.Topic", row.topic_id, page.language) for row in page.topics.all())
    funding = [_funding(block.value) for block in page.funding]
    return Details(
        status=status,
        period=period(page.starts, page.ends, today),
        lead=_partner(page.lead_id, page.lead_name or publisher()["name"], page.language),
        partners=[partner for partner in partners if partner.name],
        cities=places,
        topics=[topic for topic in topics if topic],
        stations=stations([(block.value["year"], block.value["text"]) for block in page.milestones], status, today),
        funding=funding,
        figures=_figures(page, len(partners) + 1, len(places), funding, today),
    )


def stations(steps: Sequence[tuple[int | None, str]], status: Status, today: date) -> list[Station]:
    """By year. Of what is not over, the first is where the project stands, as long as it runs."""
    found: list[Station] = []
    for year, text in sorted((year or today.year, text) for year, text in steps):
        is_over = status is Status.FINISHED or year < today.year
        is_next = status is Status.RUNNING and not any(station.state == "current" for station in found)
        found.append(Station(year, text, "past" if is_over else "current" if is_next else "coming"))
    return found


def _partner(organisation_id: int | None, name: str, language: str, task: str = "") -> Partner:
    """By its page, if the reader may see that; a house whose page is gone has no name any more."""
    if organisation_id is None:
        return Partner(name, task=task)
    target = links.target(organisation_id, language)
    return Partner(target.title, target.language, target.url, task) if target else Partner("", task=task)


def _funding(value: Any) -> Funding:
    logo = value["logo"]
    return Funding(
        programme=value["programme"],
        euros=value["amount"],
        is_duty=bool(value["duty"]),
        logo_id=logo.pk if logo else None,
        wording=value["wording"] or "",
        url=value["url"] or "",
    )


def _figures(page: ProjectPage, partners: int, places: int, funding: Sequence[Funding], today: date) -> list[Figure]:
    """At most four, as one takes them in at a glance."""
    found = [Figure(npgettext("figure", "partner", "partners", partners), str(partners))] if partners > 1 else []
    found += [Figure(npgettext("figure", "city", "cities", places), str(places))] if places else []
    found.append(Figure(pgettext("figure", "duration"), period_in_short(page.starts, page.ends, today)))
    total = sum(each.euros or 0 for each in funding)
    return found + ([Figure(pgettext("figure", "funding"), money(total))] if total else [])
