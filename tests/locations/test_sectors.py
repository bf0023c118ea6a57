"""Sectors are words of ours like topics: German first, one short name in every language, known by it to other programs."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import APIToken, Locale

from home.models import User
from home.terms import Named, term, terms
from locations.models import OrganisationPage, OrganisationSector, Sector
from tests.factories import DirectoryPageFactory, ImageFactory, OrganisationPageFactory, SectorFactory, picture_file, publish, translate

OPTICS = Named("optik", "Optik", "de")


def address(view: str, *args: object, locale: str = "") -> str:
    url = reverse(Sector.snippet_viewset.get_url_name(view), args=args)
    return f"{url}?locale={locale}" if locale else url


@pytest.fixture
def optics(german: Locale, english: Locale) -> Sector:
    return SectorFactory(slug="optik")


@pytest.fixture
def lens_works(tree: SimpleNamespace, optics: Sector) -> OrganisationPage:
    """An organisation in the sector, published in both languages."""
    directory = publish(DirectoryPageFactory(parent=tree.home))
    translate(directory, slug="members")
    page = OrganisationPageFactory(parent=directory, title="Linsenwerk", slug="linsenwerk")
    page.sectors = [OrganisationSector(sector=optics)]
    page = publish(page)
    translate(page, slug="lens-works")
    return page


def in_english(sector: Sector, name: str) -> Sector:
    english = Locale.objects.get(language_code="en")
    return SectorFactory(slug=sector.slug, locale=english, name=name, translation_key=sector.translation_key)


def test_editors_find_sectors_in_their_menu(optics: Sector, admin_client: Client) -> None:
    assert address("list") in admin_client.get("/admin/").content.decode()
    assert "Optik" in admin_client.get(address("list")).content.decode()


def test_a_second_sector_of_that_short_name_is_refused_at_the_field(optics: Sector, admin_client: Client) -> None:
    response = admin_client.post(address("add"), {"name": "Optische Geräte", "slug": "optik"})
    assert list(response.context["form"].errors) == ["slug"]
    assert Sector.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_sector_is_written_in_english_first(optics: Sector, admin_client: Client, method: str) -> None:
    words = {"name": "Culture", "slug": "culture"} if method == "post" else {}
    response = getattr(admin_client, method)(address("add", locale="en"), words)
    assert (response.status_code, response["Location"]) == (302, address("list"))
    assert Sector.objects.count() == 1


def test_the_chooser_opens_with_german_sectors(optics: Sector, admin_client: Client) -> None:
    in_english(optics, "Optics")
    chooser = Sector.snippet_viewset.chooser_viewset.widget_class()
    html = admin_client.get(chooser.get_chooser_modal_url()).json()["html"]
    assert "Optik" in html
    assert "Optics" not in html


def test_a_sector_in_use_is_not_deleted(lens_works: OrganisationPage, optics: Sector, admin_client: Client) -> None:
    admin_client.post(address("delete", optics.pk))
    assert Sector.objects.filter(pk=optics.pk).exists()


def test_a_sector_is_deleted_in_every_language(optics: Sector, admin_client: Client) -> None:
    in_english(optics, "Optics")
    admin_client.post(address("delete", optics.pk))
    assert not Sector.objects.exists()


def test_the_name_is_that_of_the_language_or_german_and_says_which(optics: Sector) -> None:
    assert terms("locations.Sector", "en") == {"optik": OPTICS}
    waiting = in_english(optics, "Optik")
    assert terms("locations.Sector", "en") == {"optik": OPTICS}
    waiting.name = "Optics"
    waiting.save()
    assert terms("locations.Sector", "en") == {"optik": Named("optik", "Optics", "en")}
    assert terms("locations.Sector", "de") == {"optik": OPTICS}
    assert term("locations.Sector", waiting.pk, "de") == OPTICS
    assert term("locations.Sector", 999_999, "de") is None


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_programs_are_told_slug_and_name(lens_works: OrganisationPage, optics: Sector, client: Client, version: str) -> None:
    in_english(optics, "Optics")
    english = OrganisationPage.objects.get(slug="lens-works")
    told = [client.get(f"/api/{version}/pages/{page.pk}/").json()["sectors"][0]["sector"] for page in (lens_works, english)]
    assert told == [{"slug": "optik", "name": "Optik", "language": "de"}, {"slug": "optik", "name": "Optics", "language": "en"}]


def test_sectors_are_written_by_their_slug(lens_works: OrganisationPage, admin: User, client: Client) -> None:
    SectorFactory(slug="medizin")
    headers = {"Authorization": f"Bearer {APIToken.create_token(user=admin, name='Prüfung')[1]}"}
    there = f"/api/v3/pages/{lens_works.pk}/"
    body = {"sectors": [{"sector": "medizin"}, {"sector": "optik"}], "meta": {"action": "publish"}}
    answer = client.patch(there, body, content_type="application/json", headers=headers)
    assert answer.status_code == 200, answer.content
    assert [each["sector"]["slug"] for each in client.get(there).json()["sectors"]] == ["medizin", "optik"]
    refused = client.patch(there, {"sectors": [{"sector": "unsinn"}]}, content_type="application/json", headers=headers)
    assert refused.status_code == 422
    assert "medizin, optik" in refused.content.decode()


def test_a_list_of_organisations_costs_programs_the_same_with_one_and_with_twenty(
    lens_works: OrganisationPage, optics: Sector, client: Client
) -> None:
    def cost() -> int:
        path = "/api/v2/pages/?type=locations.OrganisationPage&fields=*"
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    def organisation() -> Any:
        page = OrganisationPageFactory(parent=lens_works.get_parent(), logo=ImageFactory(file=picture_file(size=(60, 40))))
        page.sectors = [OrganisationSector(sector=optics)]
        return publish(page)

    organisation()
    before = cost()
    for _ in range(19):
        organisation()
    assert cost() == before
