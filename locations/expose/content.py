"""Everything that an exposé says of one property, finished."""

from datetime import date

from bs4 import BeautifulSoup
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.dates import day_in_words
from home.frame import absolute, address, frame
from home.templatetags.frame_tags import tel
from locations.cities import cities
from locations.details import key_figures
from locations.expose.pictures import printed_pictures
from locations.expose.shapes import Contact, Expose, Fact, Group, Labels, Position, Row
from locations.expose.words import printable, shortened
from locations.models import PropertyPage
from locations.tables import Table

LONGEST_TITLE = 160
LONGEST_TEXT = 1400


def content(page: PropertyPage, today: date) -> Expose:
    """For a public page, in its language, which is the active one; `today` is a local day."""
    city = cities(page.language).get(page.city_id)
    title = shortened([printable(page.title)], LONGEST_TITLE)[0]
    city_name = printable(city.name) if city else ""
    return Expose(
        lang=page.language,
        title=title,
        city=city_name,
        kicker=", ".join(filter(None, [city_name, capfirst(str(page._meta.verbose_name))])),
        summary=printable(page.summary),
        text=shortened(_paragraphs(page), LONGEST_TEXT),
        pictures=printed_pictures(page, page.language),
        figures=[Row(name=printable(each.label), value=printable(each.value)) for each in key_figures(page.facts(), today)],
        groups=[_group(table) for table in page.tables(today)],
        position=_position(page, city_name),
        contact=_contact(page),
        confirmed=_confirmed(page, today),
        url=absolute(address(page.url_path)),
        imprint=_imprint(page.language),
        labels=_labels(),
    )


def _group(table: Table) -> Group:
    """The words of the terms; what they mean in German and in other words stands on the page."""
    rows = [Fact(name=printable(row.label.words), values=[printable(value.words) for value in row.values]) for row in table.rows]
    return Group(name=printable(table.caption), rows=rows)


def _paragraphs(page: PropertyPage) -> list[str]:
    """Running text only: what stands in boxes, lists of files and accordions is for the screen."""
    sources = [block.value.source for block in page.body if block.block_type == "paragraph"]
    parts = [part for source in sources for part in BeautifulSoup(source, "html.parser").find_all(["p", "li"])]
    texts = [f"– {part.get_text()}" if part.name == "li" else part.get_text() for part in parts]
    return [text for text in map(printable, texts) if text]


def _position(page: PropertyPage, city: str) -> Position | None:
    if page.position is None:
        return None
    words = _("Map of the metropolitan region. The pin marks the property, in %(city)s.") % {"city": city}
    return Position(lat=page.position[0], lon=page.position[1], alt=words if city else _("Map of the metropolitan region."))


def _contact(page: PropertyPage) -> Contact | None:
    words = (page.contact_name, page.contact_office, page.contact_phone, page.contact_email)
    if not any(words):
        return None
    name, office, phone, mail = map(printable, words)
    role = printable(page.contact_role) or _("Contact")
    return Contact(role=role, name=name, office=office, phone=phone, phone_link=tel(phone) if phone else "", mail=mail)


def _confirmed(page: PropertyPage, today: date) -> str:
    if page.confirmed_at is None:
        return _("The city has not confirmed this yet.")
    words = {"day": day_in_words(page.confirmed_at)}
    if page.is_confirmed_on(today):
        return _("Confirmed by the city on %(day)s") % words
    return _("Last confirmed by the city on %(day)s, so please ask whether it is still true.") % words


def _imprint(language: str) -> list[str]:
    surroundings = frame(language)
    home = surroundings.home if surroundings else None
    who = ", ".join([_("Metropolitan Region Central Germany"), *(home.address.splitlines() if home else [])])
    caveat = " ".join(filter(None, [_("As stated by the city, without warranty."), home.footer_note if home else ""]))
    return [printable(who), printable(caveat)]


def _labels() -> Labels:
    return Labels(
        author=_("Metropolitan Region Central Germany"),
        expose=_("Exposé"),
        facts=_("Facts"),
        place=_("Location"),
        page=_("Page"),
        contact=_("Contact"),
        online=_("Latest state and enquiry"),
        qr=_("QR code leading to the page of this property"),
    )
