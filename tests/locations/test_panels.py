"""Editors choose places on the map wherever a page has one."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.factories import CommercialSitePageFactory, publish


@pytest.mark.parametrize("kind", ["city", "property"])
def test_the_form_has_fields_and_a_map_for_the_place(region: SimpleNamespace, admin_client: Client, kind: str) -> None:
    page = region.jena if kind == "city" else publish(CommercialSitePageFactory(parent=region.jena))
    form = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert form.count('data-controller="place"') == 1
    assert "map/region.json" in form
    assert 'name="latitude"' in form.split('data-controller="place"')[1]
    assert '<script src="/static/js/place-picker.js" type="module"></script>' in form
