"""Where a date is by whose address somebody asks: there, or somewhere else since."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from events.addresses import date_url
from events.models import EventPage, EventSeriesPage, Occurrence
from events.planning import identity as name_of
from events.planning import read_identity
from home.frame import address
from home.registry import Below


@dataclass(frozen=True)
class AddressNow:
    """The path of the page that shows the date; `is_permanent` when the old address will not be used again."""

    path: str
    is_permanent: bool


def below(page: Page, word: str) -> Below | None:
    """What answers at the address `word` below a public page: a date of a series, or the way to where it is now."""
    event = next((found for model in (EventPage, EventSeriesPage) if (found := _detailed(model, page))), None)
    if event is None or read_identity(word) is None:
        return None
    if event.is_series and Occurrence.objects.public().filter(translation_key=event.translation_key, identity=word).exists():
        return Below()
    now = address_now(event, word)
    return Below(now.path, now.is_permanent) if now else None


def _detailed(model: type[EventPage | EventSeriesPage], page: Page) -> EventPage | EventSeriesPage | None:
    found: EventPage | EventSeriesPage | None = model.objects.public().for_detail().filter(pk=page.pk).first()
    return found


def address_now(page: EventPage | EventSeriesPage, identity: str) -> AddressNow | None:
    """Where the date of an address that is not its own is: alone on its day, on the page of its event, or the subject of an edition."""
    read = read_identity(identity)
    if read is None:
        return None
    day, clock = read
    row = Occurrence.objects.open_to_reader().filter(translation_key=page.translation_key, identity=name_of(day)).first()
    if row and (clock is None or clock == _clock(row)):
        url = address(page.url_path)
        return AddressNow(date_url(url, row.identity) if page.is_series else url, is_permanent=True)
    edition = _edition(page, day) if isinstance(page, EventSeriesPage) else None
    return AddressNow(edition, is_permanent=False) if edition else None


def _clock(row: Occurrence) -> time:
    return timezone.localtime(row.original_start).time()


def _edition(series: EventSeriesPage, day: date) -> str | None:
    """The page of the edition that stands for the date of this day: for as long as it does."""
    editions = EventPage.objects.listed_in(series.language, to_reader=True).filter(translation_key__in=_below(series, day))
    found = editions.values_list("url_path", flat=True).first()
    return address(found) if found else None


def _below(series: EventSeriesPage, day: date) -> QuerySet:
    below = Occurrence.objects.open_to_reader().below(series.source_path).filter(is_of_series=False, original_day=day)
    return below.order_by().values("translation_key")
