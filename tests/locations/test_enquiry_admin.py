"""Enquiries in the admin: who sees which, closing, deleting, and what is remembered of it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, ModelLogEntry

from locations.models import Enquiry
from site_project.communications import communications_group
from tests.factories import CommercialSitePageFactory, UserFactory, publish, translate


@pytest.fixture
def two(region: SimpleNamespace) -> Any:
    """One enquiry about a site in each city."""
    cities = {"jena": region.jena, "leipzig": region.leipzig}
    sites = {name: publish(CommercialSitePageFactory(parent=city, title=f"Gelände {name}")) for name, city in cities.items()}
    return SimpleNamespace(**{name: enquiry(site) for name, site in sites.items()})


def enquiry(site: Any) -> Enquiry:
    return Enquiry.objects.create(
        page=site,
        property_title=site.title,
        language="de",
        subject="visit",
        message="Erste Zeile\n<b>zweite</b>",
        name=f"Karla {site.title}",
        email="k.wendisch@beispiel.example",
        recipient="flaechen@beispiel.example",
    )


@pytest.fixture
def staff(db: None) -> Client:
    user = UserFactory()
    user.groups.add(communications_group())
    return logged_in(user)


@pytest.fixture
def jena(region: SimpleNamespace) -> Client:
    """An editor of Jena who may read and close enquiries."""
    group = Group.objects.create(name="Jena")
    codes = ["access_admin", "view_enquiry", "change_enquiry"]
    group.permissions.add(*Permission.objects.filter(codename__in=codes))
    GroupPagePermission.objects.create(group=group, page=region.jena, permission=Permission.objects.get(codename="change_page"))
    user = UserFactory()
    user.groups.add(group)
    return logged_in(user)


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_communications_staff_see_all(staff: Client, two: Any) -> None:
    page = staff.get("/admin/enquiries/").content.decode()
    assert "Karla Gelände jena" in page
    assert "Karla Gelände leipzig" in page
    assert "/admin/enquiries/new/" not in page
    detail = staff.get(f"/admin/enquiries/inspect/{two.jena.pk}/").content.decode()
    assert "Erste Zeile<br>&lt;b&gt;zweite&lt;/b&gt;" in detail
    assert "k.wendisch@beispiel.example" in detail


def test_the_list_is_narrowed_by_city_and_state(staff: Client, two: Any, region: SimpleNamespace) -> None:
    Enquiry.objects.filter(pk=two.jena.pk).update(closed_at=two.jena.received_at)
    for query, shown, hidden in (
        ({"city": region.jena.pk}, "jena", "leipzig"),
        ({"state": "open"}, "leipzig", "jena"),
        ({"state": "closed"}, "jena", "leipzig"),
    ):
        page = staff.get("/admin/enquiries/results/", query).content.decode()
        assert f"Karla Gelände {shown}" in page
        assert f"Karla Gelände {hidden}" not in page
    assert "Karla" not in staff.get("/admin/enquiries/results/", {"city": region.jena.pk, "state": "open"}).content.decode()


def test_a_citys_editor_sees_its_own_only(jena: Client, two: Any) -> None:
    page = jena.get("/admin/enquiries/").content.decode()
    assert "Karla Gelände jena" in page
    assert "leipzig" not in page.replace("Leipzig", "")
    assert jena.get(f"/admin/enquiries/inspect/{two.jena.pk}/").status_code == 200
    assert jena.get(f"/admin/enquiries/inspect/{two.leipzig.pk}/").status_code == 404
    assert jena.post(f"/admin/enquiries/close/{two.leipzig.pk}/", {"closed": "1"}).status_code == 404
    assert jena.post(f"/admin/enquiries/delete/{two.jena.pk}/").status_code == 302
    assert Enquiry.objects.filter(closed_at=None).count() == 2
    start = jena.get("/admin/").content.decode()
    assert two.jena.reference in start
    assert two.leipzig.reference not in start


def test_what_was_asked_on_the_english_page_reaches_the_citys_editor_too(jena: Client, two: Any, region: SimpleNamespace) -> None:
    for page in (region.cities, region.jena):
        translate(page)
    english = enquiry(translate(two.jena.page.specific, title="Site in English"))
    assert "Karla Site in English" in jena.get("/admin/enquiries/").content.decode()
    detail = jena.get(f"/admin/enquiries/inspect/{english.pk}/").content.decode()
    assert f"/admin/pages/{two.jena.page_id}/edit/" in detail


def test_who_has_no_right_sees_none(two: Any, region: SimpleNamespace) -> None:
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = logged_in(user)
    assert "/admin/enquiries/" not in client.get("/admin/").content.decode()
    for address in ("", f"inspect/{two.jena.pk}/", f"delete/{two.jena.pk}/"):
        assert client.get(f"/admin/enquiries/{address}").status_code in (302, 404)
    assert client.post(f"/admin/enquiries/close/{two.jena.pk}/", {"closed": "1"}).status_code in (302, 403)
    assert Enquiry.objects.filter(closed_at=None).count() == 2
    assert Client().get("/admin/enquiries/").status_code == 302


def test_closing_and_opening_again(staff: Client, two: Any) -> None:
    address = f"/admin/enquiries/close/{two.jena.pk}/"
    assert two.jena.reference in staff.get("/admin/").content.decode()
    assert f"{two.jena.reference} ist geschlossen." in staff.post(address, {"closed": "1"}, follow=True).content.decode()
    two.jena.refresh_from_db()
    assert two.jena.closed_at
    assert two.jena.reference not in staff.get("/admin/").content.decode()
    staff.post(address, {"closed": "0"})
    two.jena.refresh_from_db()
    assert two.jena.closed_at is None
    assert staff.get(address).status_code == 405


def test_nobody_writes_in_anothers_name(admin_client: Client, two: Any) -> None:
    for address in ("new/", f"edit/{two.jena.pk}/", f"copy/{two.jena.pk}/", f"history/{two.jena.pk}/"):
        assert admin_client.get(f"/admin/enquiries/{address}").status_code == 404


def test_the_history_names_nobody(staff: Client, two: Any) -> None:
    staff.post(f"/admin/enquiries/close/{two.jena.pk}/", {"closed": "1"})
    staff.post(f"/admin/enquiries/delete/{two.jena.pk}/")
    entries = list(ModelLogEntry.objects.all())
    assert {entry.action for entry in entries} == {"locations.enquiry_closed", "wagtail.delete"}
    assert all(entry.label == str(two.jena) and "Karla" not in f"{entry.label}{entry.data}" for entry in entries)
    assert not Enquiry.objects.filter(pk=two.jena.pk).exists()


def test_enquiries_of_a_deleted_property_stay_with_those_who_may_delete_them(staff: Client, jena: Client, two: Any) -> None:
    two.jena.page.delete()
    assert "Karla Gelände jena" in staff.get("/admin/enquiries/").content.decode()
    assert "Karla" not in jena.get("/admin/enquiries/").content.decode()


def test_columns_can_be_sorted(staff: Client, two: Any) -> None:
    for order in ("received_at", "-received_at", "property_title", "nonsense"):
        assert staff.get("/admin/enquiries/", {"ordering": order}).status_code == 200
