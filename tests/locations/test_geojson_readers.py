"""GeoJSON of the pool as a library of other people reads it (geojson-pydantic, which follows RFC 7946 and is strict)."""

import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from geojson_pydantic import FeatureCollection

from locations.region import REGION
from tests.factories import CommercialSitePageFactory, HallPageFactory, publish

ADDRESSES = ("/api/v3/properties.geojson", "/api/v3/properties.geojson?kind=hall", "/api/v3/properties.geojson?city=leipzig")


@pytest.fixture
def pool(region: SimpleNamespace) -> Any:
    for number in range(3):
        publish(CommercialSitePageFactory(parent=region.jena, title=f'„Häuser“ & <b>"Söhne"</b> {number}', motorway_km=Decimal("2.5")))
    publish(HallPageFactory(parent=region.leipzig, title="Halle 7"))
    return region


@pytest.mark.parametrize(("address", "count"), list(zip(ADDRESSES, (3, 1, 0), strict=True)))
def test_another_library_reads_every_place_where_it_lies(pool: Any, client: Client, address: str, count: int) -> None:
    collection = FeatureCollection.model_validate_json(client.get(address).content)
    assert collection.type == "FeatureCollection"
    assert len(collection.features) == count
    for feature in collection.features:
        assert REGION.west <= feature.geometry.coordinates.longitude <= REGION.east
        assert REGION.south <= feature.geometry.coordinates.latitude <= REGION.north
        assert feature.properties["title"]


def test_it_would_notice_what_is_no_geojson(pool: Any, client: Client) -> None:
    spoilt = json.loads(client.get(ADDRESSES[0]).content)
    spoilt["features"][0]["geometry"]["coordinates"] = [12.2]
    with pytest.raises(ValueError, match="coordinates"):
        FeatureCollection.model_validate(spoilt)
