"""Entering a project: what it needs before it appears, in sentences at their fields; who may write one."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.publication.errors import publication_errors
from locations.models import CityPage
from projects.models import ProjectPage, ProjectPartner
from tests.editing import typed
from tests.factories import ImageFactory, OrganisationPageFactory, ProjectPageFactory, TopicFactory, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, set()),
        ({"starts": None, "ends": None}, set()),
        ({"starts": None}, {"starts"}),
        ({"ends": date(2024, 12, 31)}, {"ends"}),
        ({"ends": date(2025, 1, 1)}, set()),
        ({"starts": date(202, 5, 1), "ends": None}, {"starts"}),
        ({"topics": []}, {"topics"}),
        ({"summary": ""}, {"summary"}),
        ({"website": "ftp://ring.example/"}, {"website"}),
        ({"partners": [ProjectPartner(name="Netz"), ProjectPartner(task="Rohre")]}, {"partners"}),
    ],
)
def test_what_a_project_needs_before_it_appears(region: Any, values: dict[str, Any], fields: set[str]) -> None:
    assert set(publication_errors(ProjectPageFactory(parent=region.index, live=False, **values))) == fields


def test_a_house_or_a_city_is_named_once(region: Any) -> None:
    house = publish(OrganisationPageFactory(parent=region.members, title="Linse (Beispiel)"))
    twice = {"partners": [ProjectPartner(organisation=house), ProjectPartner(organisation=house)], "cities": [region.jena, region.jena]}
    errors = publication_errors(ProjectPageFactory(parent=region.index, live=False, **twice))
    assert errors["partners"] == ["„Linse (Beispiel)“ ist zweimal genannt."]
    assert errors["cities"] == ["Eine Stadt ist zweimal genannt."]
    both = ProjectPageFactory(parent=region.index, live=False, lead=house, lead_name="Linse", partners=[ProjectPartner(organisation=house)])
    assert set(publication_errors(both)) == {"lead_name", "partners"}


def test_the_logo_of_a_funder_has_a_credit(region: Any) -> None:
    funding = [("funding", {"programme": "Netze", "logo": ImageFactory(credit="")})]
    assert set(publication_errors(ProjectPageFactory(parent=region.index, live=False, funding=funding))) == {"funding"}


def entered(client: Client, parent: Any, funding: dict[str, str], **changes: str) -> Any:
    """What is typed into the empty form: a topic, a period, a city, one programme that pays."""
    address = reverse("wagtailadmin_pages:add", args=("projects", "projectpage", parent.pk))
    city = str(CityPage.objects.get(slug="jena").pk)
    rows = {
        "topics-0-topic": str(TopicFactory().pk),
        "cities-0-city": city,
        "partners-0-name": "Netz (Beispiel)",
        "partners-0-task": "Rohre",
    }
    for name in ("topics", "cities", "partners"):
        rows |= {f"{name}-TOTAL_FORMS": "1", f"{name}-INITIAL_FORMS": "0"}
        rows |= {f"{name}-0-ORDER": "1", f"{name}-0-id": "", f"{name}-0-DELETE": ""}
    values = {"title": "Ring", "slug": "ring", "summary": "Ein Netz.", "starts": "2025-01-01", "ends": "2029-12-31"}
    data = typed(client, address, **values | rows | changes)
    streams: dict[str, Any] = {name: streamfield([]) for name in ("milestones", "results", "downloads")}
    data.update(nested_form_data(streams | {"funding": streamfield([("funding", funding)])}))
    data["action-publish"] = "publish"
    return client.post(address, data)


WITHOUT_LOGO = {"programme": "Netze", "amount": "5000", "duty": "on", "logo": "", "wording": "", "url": ""}


def test_what_the_funder_prescribes_is_asked_for(region: Any, admin_client: Client) -> None:
    response = entered(admin_client, region.index, WITHOUT_LOGO)
    assert response.status_code == 200
    assert response.content.decode().count("rdergeber verlangt sein Logo und diesen Satz.") == 2
    assert not ProjectPage.objects.exists()
    whole = WITHOUT_LOGO | {"logo": str(ImageFactory().pk), "wording": "Gefördert vom Amt."}
    response = entered(admin_client, region.index, whole)
    assert response.status_code == 302, response.context["form"].errors
    page = ProjectPage.objects.get()
    assert (page.live, page.funding[0].value["amount"], page.partners.get().task) == (True, 5000, "Rohre")
    assert [row.city.slug for row in page.cities.all()] == ["jena"]


def test_the_form_asks_in_the_order_in_which_one_thinks_and_for_no_status(region: Any, admin_client: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=("projects", "projectpage", region.index.pk))
    html = admin_client.get(address).content.decode()
    tabs = ["Ziel und Laufzeit", "Partner", "Förderung", "Ergebnisse", "Kontakt"]
    found = BeautifulSoup(html, "html.parser").select("[role=tab]")
    assert [tab.get_text(strip=True).removesuffix("()").strip() for tab in found][:5] == tabs
    assert 'name="status"' not in html
    assert "Das ergibt sich Tag für Tag aus der Laufzeit." in html


def test_projects_are_written_below_their_list_only(region: Any) -> None:
    assert not ProjectPage.can_create_at(region.jena)
    assert ProjectPage.can_create_at(region.index)
