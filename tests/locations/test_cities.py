"""The cities as filters know them."""

from types import SimpleNamespace

from locations.cities import cities
from locations.collation import initial, sort_key
from tests.factories import CityPageFactory, publish, translate


def test_cities_stand_in_german_order_and_in_the_language_asked_for(region: SimpleNamespace) -> None:
    publish(CityPageFactory(parent=region.cities, title="Ärzen", slug="aerzen"))
    translate(region.cities, slug="cities")
    translate(region.leipzig, title="Leipsic", slug="leipsic")
    assert [city.name for city in cities("de").values()] == ["Ärzen", "Jena", "Leipzig"]
    assert [(city.name, city.language, city.url) for city in cities("en").values()] == [
        ("Ärzen", "de", "/staedte/aerzen/"),
        ("Jena", "de", "/staedte/jena/"),
        ("Leipsic", "en", "/en/cities/leipsic/"),
    ]


def test_a_filter_names_a_city_by_its_german_slug(region: SimpleNamespace) -> None:
    translate(region.cities, slug="cities")
    translate(region.leipzig, slug="leipsic")
    by_slug = {city.slug: city.pk for city in cities("en").values()}
    assert by_slug["leipzig"] == region.leipzig.pk
    assert "leipsic" not in by_slug


def test_a_city_that_is_not_public_is_none(region: SimpleNamespace) -> None:
    region.jena.unpublish()
    assert [city.slug for city in cities("de").values()] == ["leipzig"]


def test_german_order() -> None:
    names = ["Zwickau", "Öhringen", "Oelsnitz", "Aue", "Ärzen", "Straße", "Strasse 2", "123"]
    assert sorted(names, key=sort_key) == ["123", "Ärzen", "Aue", "Oelsnitz", "Öhringen", "Straße", "Strasse 2", "Zwickau"]
    assert [initial(name) for name in ("Ärzen", "„Zitat“", "123", "Łódź", "")] == ["A", "Z", "#", "#", "#"]
