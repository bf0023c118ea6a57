"""Every field of every page type, in both versions; with a token every one can be written."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.test import Client
from modelcluster.models import get_all_child_relations
from wagtail.api.v3.registry import registry
from wagtail.models import COMMENTS_RELATION_NAME, Page, get_page_models

from home.api.v3.fields import json_shape
from home.models import BasePage, StandardPage
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    HallPageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    PropertyPoolPageFactory,
    QuoteIndexPageFactory,
    QuotePageFactory,
    StandardPageFactory,
    publish,
)
from tests.ground import tree_as_made

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
OF_THE_SYSTEM = {"page_ptr", "translation_outdated", "comments", COMMENTS_RELATION_NAME}


def content(model: type[models.Model]) -> Iterator[str]:
    """What editors write on a page of this type, besides what every page of Wagtail's has."""
    stock = {field.name for field in Page._meta.get_fields()}
    yield from (field.name for field in model._meta.fields if field.name not in stock | OF_THE_SYSTEM)
    yield from (name for relation in get_all_child_relations(model) if (name := relation.get_accessor_name()) not in OF_THE_SYSTEM)


@pytest.fixture(scope="module")
def pages(make_once: Callable[..., Any]) -> dict[type[models.Model], Page]:
    """One page of each type."""
    return make_once(one_of_each)


def one_of_each() -> dict[type[models.Model], Page]:
    tree = tree_as_made()
    cities = publish(CityIndexPageFactory(parent=tree.home))
    city = publish(CityPageFactory(parent=cities))
    directory = publish(DirectoryPageFactory(parent=tree.home))
    below = [
        StandardPageFactory(parent=tree.home),
        NewsPageFactory(parent=tree.news),
        OrganisationPageFactory(parent=directory),
        PropertyPoolPageFactory(parent=tree.home),
        CommercialSitePageFactory(parent=city),
        HallPageFactory(parent=city),
    ]
    events = publish(EventIndexPageFactory(parent=tree.home))
    below += [events, EventFactory(parent=events), EventSeriesFactory(parent=events)]
    below += [QuoteIndexPageFactory(parent=tree.home), QuotePageFactory(parent=city)]
    projects = publish(ProjectIndexPageFactory(parent=tree.home))
    below += [projects, ProjectPageFactory(parent=projects)]
    made = [tree.home, tree.news, cities, city, directory, *map(publish, below)]
    return {type(page): page for page in made}


@pytest.mark.parametrize("version", ["v2", "v3"])
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_every_field_is_answered(pages: dict[Any, Page], db: None, client: Client, model: Any, version: str) -> None:
    answer = client.get(f"/api/{version}/pages/{pages[model].pk}/").json()
    assert set(content(model)) - set(answer) == set()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_every_field_is_written(model: Any) -> None:
    schemas = registry.get(model._meta.label)
    for schema in (schemas.create_schema, schemas.patch_schema):
        assert set(content(model)) - set(schema.model_fields) == set()


OUTLINE = {"type": "Polygon", "coordinates": [[[12.40, 51.41], [12.42, 51.41], [12.42, 51.42], [12.40, 51.41]]]}


def test_an_outline_is_written_as_it_is_read(tree: SimpleNamespace, client: Client, send: Callable[..., Any]) -> None:
    city = publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=tree.home, slug="orte"))))
    site = publish(CommercialSitePageFactory(parent=city))
    written = {"meta": {"type": "locations.CommercialSitePage", "action": "publish"}, "outline": OUTLINE}
    answer = send("patch", f"pages/{site.pk}/", written)
    assert (answer.status_code, answer.json().get("outline")) == (200, OUTLINE), answer.content
    assert client.get(f"/api/v3/pages/{site.pk}/").json()["outline"] == OUTLINE
    refused = send("patch", f"pages/{site.pk}/", written | {"outline": {"type": "Point", "coordinates": [12.4, 51.41]}})
    assert (refused.status_code, refused.json()["errors"][0]["loc"][:2]) == (422, ["body", "outline"])


def test_a_field_with_json_says_what_it_holds() -> None:
    with pytest.raises(ImproperlyConfigured, match="anything"):
        json_shape(SimpleNamespace(model=StandardPage, name="anything", null=False))
