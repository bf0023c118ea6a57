"""Properties in the admin: who sees which, how they are exported, and how a sheet is imported by two steps."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.many import multiply
from home.models import User
from locations.models import CheckedSheet, CommercialSitePage
from tests.editors import editor_of
from tests.factories import CommercialSitePageFactory, HallPageFactory, UserFactory, publish
from tests.locations.sheets import csv_file, planned, rows_of
from tests.locations.test_sheets_import import ten_rows

SITES, HALLS, IMPORT, CONFIRM = (f"/admin/properties/{end}" for end in ("sites/", "halls/", "import/", "import/confirm/"))


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, data: bytes, kind: str = "site") -> Any:
    return client.post(IMPORT, {"kind": kind, "sheet": SimpleUploadedFile("flaechen.csv", data)})


def confirm(client: Client) -> Any:
    return client.post(CONFIRM, {"key": CheckedSheet.objects.get().key})


def titles(response: Any) -> list[str]:
    return [page.title for page in response.context["object_list"]]


def test_a_sheet_is_imported_on_the_second_word(region: SimpleNamespace, admin_client: Client) -> None:
    assert "10" in send(admin_client, csv_file(ten_rows())).content.decode()
    assert CommercialSitePage.objects.count() == 0
    key = CheckedSheet.objects.get().key
    assert "eingelesen" in confirm(admin_client).content.decode()
    assert CommercialSitePage.objects.filter(live=False).count() == 10
    assert admin_client.post(CONFIRM, {"key": key}).url == IMPORT
    assert CommercialSitePage.objects.count() == 10
    assert "Nichts einzulesen" in send(admin_client, csv_file(ten_rows())).content.decode()


def test_a_bad_row_is_shown_and_cannot_be_confirmed(region: SimpleNamespace, admin_client: Client) -> None:
    page = send(admin_client, csv_file(ten_rows("viel"))).content.decode()
    assert "Zeile 7, Spalte E" in page
    assert "Als Entwürfe einlesen" not in page
    assert not CheckedSheet.objects.exists()


def test_an_unreadable_file_is_refused_in_the_form(region: SimpleNamespace, admin_client: Client) -> None:
    assert "weder eine Excel-Arbeitsmappe noch CSV" in send(admin_client, b"%PDF-1.7").content.decode()


def test_what_has_changed_since_the_check_is_shown_again(region: SimpleNamespace, admin_client: Client) -> None:
    page = CommercialSitePageFactory(parent=region.jena, reference="J-1", title="Alt")
    send(admin_client, csv_file([["Nummer", "Name der Fläche"], ["J-1", "Neu"]]))
    page.title = "Dazwischen"
    page.save_revision()
    assert "Seit der Prüfung hat sich etwas geändert" in confirm(admin_client).content.decode()
    assert page.get_latest_revision_as_object().title == "Dazwischen"
    confirm(admin_client)
    assert CommercialSitePage.objects.get().get_latest_revision_as_object().title == "Neu"


def test_a_checked_sheet_is_of_its_user_and_expires(region: SimpleNamespace, admin_client: Client) -> None:
    send(admin_client, csv_file(ten_rows()))
    assert confirm(client_of(UserFactory(is_superuser=True))).url == IMPORT
    CheckedSheet.objects.update(checked_at=timezone.now() - dt.timedelta(minutes=61))
    assert confirm(admin_client).url == IMPORT
    assert CheckedSheet.delete_expired() == 1
    assert CommercialSitePage.objects.count() == 0


def test_an_editor_imports_into_the_own_city_only(region: SimpleNamespace) -> None:
    secret = CommercialSitePageFactory(parent=region.leipzig, reference="L-1", title="Geheimer Park", power="110 kV")
    rows = [["Nummer", "title", "Stadt", "power"], ["L-1", "x", "Leipzig", ""], ["L-2", "x", "Leipzig", ""], ["J-1", "x", "Jena", ""]]
    client = client_of(editor_of(region.jena))
    page = send(client, csv_file(rows)).content.decode()
    assert "Zeile 2" in page
    assert "Zeile 3, Spalte C" in page
    assert "Zeile 4" not in page
    assert secret.title not in page
    assert secret.power not in page
    send(client, csv_file([rows[0], rows[3]]))
    confirm(client)
    assert CommercialSitePage.objects.child_of(region.jena).count() == 1


@pytest.mark.parametrize("address", [IMPORT, SITES, HALLS])
def test_who_may_write_nothing_sees_nothing(region: SimpleNamespace, address: str) -> None:
    reader = UserFactory()
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client_of(reader).get(address).status_code == 302
    assert Client().get(address).status_code == 302


def test_an_editor_sees_and_exports_the_own_city_only(region: SimpleNamespace) -> None:
    CommercialSitePageFactory(parent=region.leipzig, title="Geheimer Park")
    CommercialSitePageFactory(parent=region.jena, title="Eigener Park")
    client = client_of(editor_of(region.jena))
    assert titles(client.get(SITES)) == ["Eigener Park"]
    assert b"Geheimer Park" not in client.get(f"{SITES}?export=csv").content


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Alt", "Neu"}),
        ("status=taken", {"Alt"}),
        ("confirmed_before=2026-01-01", {"Alt"}),
        ("live=draft", {"Neu"}),
        ("q=J-7", {"Neu"}),
        ("q=alt&status=available", set()),
    ],
)
def test_the_list_is_narrowed_and_the_export_follows(region: SimpleNamespace, admin_client: Client, query: str, found: set[str]) -> None:
    publish(CommercialSitePageFactory(parent=region.leipzig, title="Alt", status="taken", confirmed_at=dt.date(2025, 5, 5)))
    CommercialSitePageFactory(parent=region.jena, title="Neu", reference="J-7", confirmed_at=dt.date(2026, 5, 5), live=False)
    assert set(titles(admin_client.get(f"{SITES}?{query}"))) == found
    rows = rows_of(admin_client.get(f"{SITES}?{query}&export=csv").content)
    assert {row[0] for row in rows[1:]} == found


def test_the_list_is_narrowed_to_cities_and_sorted(region: SimpleNamespace, admin_client: Client) -> None:
    for city, area in ((region.jena, 3), (region.leipzig, 1), (region.leipzig, 2)):
        CommercialSitePageFactory(parent=city, title=f"Park {area}", available_area=area)
    assert titles(admin_client.get(f"{SITES}?city={region.leipzig.pk}&ordering=-available_area")) == ["Park 2", "Park 1"]
    assert titles(admin_client.get(f"{SITES}?ordering=city_title"))[0] == "Park 3"


@pytest.mark.parametrize("kind", ["xlsx", "geojson"])
def test_every_format_is_downloaded(region: SimpleNamespace, admin_client: Client, kind: str) -> None:
    HallPageFactory(parent=region.jena, title="Halle")
    response = admin_client.get(f"{HALLS}?export={kind}")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="hallenobjekte-')
    if kind == "xlsx":
        assert planned(response.content, "hall").unchanged == 1
    else:
        (feature,) = response.json()["features"]
        assert feature["geometry"] == {"type": "Point", "coordinates": [12.238, 51.412]}
        assert feature["properties"]["city"] == "jena"


@pytest.mark.parametrize("whose", ["administrator's", "editor's"])
def test_the_list_costs_the_same_for_one_for_twenty_and_for_two_thousand(region: SimpleNamespace, admin_client: Client, whose: str) -> None:
    client = admin_client if whose == "administrator's" else client_of(editor_of(region.jena))

    def cost() -> int:
        client.get(SITES)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(SITES).status_code == 200
        return len(queries)

    site = CommercialSitePageFactory(parent=region.jena)
    found = [cost()]
    for number in (19, 1980):
        multiply([site], number)
        found.append(cost())
    # A second page of the list costs the count that the first one could do without.
    assert max(found) - min(found) <= 1, found
    assert max(found) <= 30


def test_the_export_costs_the_same_for_one_and_for_many(region: SimpleNamespace, admin_client: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(f"{SITES}?export=csv")
        return len(queries)

    site = CommercialSitePageFactory(parent=region.jena)
    cost()
    before = cost()
    multiply([site], 50)
    assert cost() == before


@pytest.mark.parametrize("address", [IMPORT, CONFIRM])
def test_nothing_is_sent_from_another_site(region: SimpleNamespace, admin_client: Client, address: str) -> None:
    send(admin_client, csv_file(ten_rows()))
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(User.objects.get(is_superuser=True))
    assert forged.post(address, {"key": CheckedSheet.objects.get().key}).status_code == 403
    assert not CommercialSitePage.objects.exists()


def test_asking_for_a_page_writes_nothing(region: SimpleNamespace, admin_client: Client) -> None:
    send(admin_client, csv_file(ten_rows()))
    assert admin_client.get(f"{CONFIRM}?key={CheckedSheet.objects.get().key}").status_code == 405
    CommercialSitePageFactory(parent=region.jena)
    for address in (SITES, f"{SITES}?export=xlsx", IMPORT):
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(address).status_code == 200
        assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_menu_leads_to_the_lists(region: SimpleNamespace, admin_client: Client) -> None:
    page = admin_client.get("/admin/").content.decode()
    assert all(address in page for address in (SITES, HALLS, IMPORT))
