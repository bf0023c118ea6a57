"""What hangs below a page has moved when the page has: forms, files and dates are found at their old addresses."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    OrganisationPageFactory,
    PropertyPoolPageFactory,
    publish,
    translate,
)


@pytest.fixture
def site(tree: SimpleNamespace) -> Any:
    """A site with an exposé and somebody to ask, below a city, in both languages."""
    cities = publish(CityIndexPageFactory(parent=tree.home, slug="staedte"))
    city = publish(CityPageFactory(parent=cities, slug="jena"))
    site = publish(CommercialSitePageFactory(parent=city, title="Nordtor", slug="nordtor"))
    for page, slug in ((cities, "cities"), (city, "jena-en"), (site, "north-gate")):
        translate(page, slug=slug)
    site.refresh_from_db()
    return site


@pytest.fixture
def pool(tree: SimpleNamespace) -> Any:
    pool = publish(PropertyPoolPageFactory(parent=tree.home, slug="flaechen"))
    translate(pool, slug="pool")
    return pool


def renamed(page: Any, slug: str, callbacks: Any) -> Any:
    page.slug = slug
    with callbacks(execute=True):
        publish(page)
    return page


def leads(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


def test_form_and_expose_of_a_moved_property_are_found(
    site: Any, pool: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        site.move(pool, pos="last-child")
    assert leads(client, "/staedte/jena/nordtor/anfrage/") == (301, "/flaechen/nordtor/anfrage/")
    assert leads(client, "/staedte/jena/nordtor/expose.pdf") == (301, "/flaechen/nordtor/expose.pdf")
    assert leads(client, "/en/cities/jena-en/north-gate/enquiry/") == (301, "/en/pool/north-gate/enquiry/")
    assert [client.get(path).status_code for path in ("/flaechen/nordtor/anfrage/", "/en/pool/north-gate/enquiry/")] == [200, 200]


def test_a_renamed_city_takes_along_what_lies_below_its_properties(
    site: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    renamed(site.get_parent().specific, "jena-an-der-saale", django_capture_on_commit_callbacks)
    for path in ("", "anfrage/", "expose.pdf"):
        assert leads(client, f"/staedte/jena/nordtor/{path}") == (301, f"/staedte/jena-an-der-saale/nordtor/{path}")


def test_nothing_is_told_of_a_withdrawn_property_and_of_what_never_was(
    site: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    renamed(site, "geheim", django_capture_on_commit_callbacks)
    assert leads(client, "/staedte/jena/nordtor/irgendwas/") == (404, "")
    assert leads(client, "/staedte/jena/andere/anfrage/") == (404, "")
    site.unpublish()
    for path in ("", "anfrage/", "expose.pdf"):
        response = client.get(f"/staedte/jena/nordtor/{path}")
        assert response.status_code == 404
        assert b"geheim" not in response.content


def test_a_page_that_has_come_back_leads_nowhere_in_a_circle(site: Any, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    for slug in ("suedtor", "nordtor"):
        renamed(site, slug, django_capture_on_commit_callbacks)
    assert leads(client, "/staedte/jena/suedtor/anfrage/") == (301, "/staedte/jena/nordtor/anfrage/")
    assert leads(client, "/staedte/jena/nordtor/event.ics") == (404, "")


def test_calendars_and_dates_of_renamed_events_are_found(
    tree: SimpleNamespace, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    index = publish(EventIndexPageFactory(parent=tree.home, slug="termine"))
    series = publish(EventSeriesFactory(parent=index, slug="runde"))
    event = publish(EventFactory(parent=index, slug="fest"))
    renamed(series, "kreis", django_capture_on_commit_callbacks)
    renamed(event, "feier", django_capture_on_commit_callbacks)
    for path in ("event.ics", "2026-12-10/", "2026-12-10/event.ics"):
        assert leads(client, f"/termine/runde/{path}") == (301, f"/termine/kreis/{path}")
        assert client.get(f"/termine/kreis/{path}").status_code == 200
    assert leads(client, "/termine/fest/event.ics") == (301, "/termine/feier/event.ics")
    answer = client.get("/api/v3/resolve/", {"path": "/termine/runde/2026-12-10/"}).json()
    assert answer == {"kind": "redirect", "permanent": True, "url": f"{settings.BASE_URL}/termine/kreis/2026-12-10/"}


def test_the_card_of_a_renamed_organisation_is_found(
    tree: SimpleNamespace, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    directory = publish(DirectoryPageFactory(parent=tree.home, slug="mitglieder"))
    page = publish(OrganisationPageFactory(parent=directory, slug="lichtwerk"))
    card = client.get("/mitglieder/lichtwerk/kontakt.vcf")
    assert card.status_code == 200
    renamed(page, "lichthaus", django_capture_on_commit_callbacks)
    assert leads(client, "/mitglieder/lichtwerk/kontakt.vcf") == (301, "/mitglieder/lichthaus/kontakt.vcf")
