"""Whatever a public answer is made of changes the content version, so that nothing that is kept grows old."""

import re
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images.models import AbstractRendition
from wagtail.models import ReferenceIndex

from events.models import CalendarVersion, Occurrence
from home.models import SearchEntry
from home.publication.changes import SEEN
from locations.models import OrganisationSector
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    HallPageFactory,
    ImageFactory,
    NewsAuthorFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    PropertyPoolPageFactory,
    QuoteIndexPageFactory,
    QuotePageFactory,
    SectorFactory,
    StandardPageFactory,
    publish,
)

# What changes without the version, and why nothing grows old by it.
BESIDES = {
    ContentType: "changes with the program only",
    AbstractRendition: "shown as soon as it is there, and the clock that makes the others changes the version",
    Occurrence: "changes the version itself when it is written anew (`events.rebuilding`)",
    CalendarVersion: "is written with the dates",
    SearchEntry: "is written with the page",
    ReferenceIndex: "written with the page that refers",
    Tag: "has no other name than the one it was made with",
    TaggedItem: "comes and goes with a signal of the picture or document that it stands on",
}
PATHS = [
    *("/", "/en/", "/aktuelles/", "/aktuelles/artikel/", "/text/", "/staedte/", "/staedte/jena/", "/mitglieder/", "/mitglieder/linse/"),
    *("/pool/", "/pool/?view=map", "/pool/flaeche/", "/pool/halle/", "/feeds/news.atom", "/feeds/news.json", "/gibt-es-nicht/"),
    *("/api/v2/images/?fields=*", "/api/v2/documents/?fields=*", "/api/v2/pages/", "/api/v3/pages/", "/api/v3/cities/"),
    *("/api/v3/organisations/", "/api/v3/properties/", "/api/v3/properties.geojson", "/api/v3/resolve/?path=/en/"),
    *("/api/v3/menus/?locale=en", "/api/v3/frame/"),
    *("/termine/", "/termine/?view=month", "/termine/ein-termin/", "/termine/reihe/", "/termine/reihe/2026-12-03/", "/calendar.ics"),
    *("/suche/?q=kurz", "/api/v3/search/?q=kurz"),
    "/api/v3/occurrences/?from=2026-12-01&to=2026-12-31",
    *("/projekte/", "/projekte/ring/", "/api/v3/projects/"),
    *("/zitate/", "/staedte/jena/ein-zitat/", "/api/v3/quotes/", "/api/v3/quotes/today/"),
    *(f"/api/v2/pages/?type={name}&fields=*" for name in ("home.StandardPage", "news.NewsPage", "locations.OrganisationPage")),
]


@pytest.fixture
def site(tree: SimpleNamespace) -> None:
    """One of each."""
    cities = publish(CityIndexPageFactory(parent=tree.home, slug="staedte"))
    jena = publish(CityPageFactory(parent=cities, slug="jena"))
    members = publish(DirectoryPageFactory(parent=tree.home, slug="mitglieder"))
    organisation = OrganisationPageFactory(parent=members, slug="linse", city=jena, logo=ImageFactory())
    organisation.sectors = [OrganisationSector(sector=SectorFactory())]
    publish(organisation)
    pool = publish(PropertyPoolPageFactory(parent=tree.home, slug="pool"))
    publish(CommercialSitePageFactory(parent=pool, slug="flaeche", city=jena))
    publish(HallPageFactory(parent=pool, slug="halle", city=jena))
    statutes = get_document_model().objects.create(title="Satzung", file=ContentFile(b"1", "satzung.txt"))
    offer = f'<p><a linktype="document" id="{statutes.pk}">Satzung</a></p>'
    publish(StandardPageFactory(parent=tree.home, slug="text", body=[("paragraph", offer)]))
    article = NewsPageFactory(parent=tree.news, slug="artikel", teaser_picture=ImageFactory())
    NewsAuthorFactory(page=article)
    publish(article)
    events = publish(EventIndexPageFactory(parent=tree.home))
    publish(EventFactory(parent=events, slug="ein-termin"))
    publish(EventSeriesFactory(parent=events, slug="reihe", changes=[{"date": date(2026, 12, 10), "what": "cancelled"}]))
    publish(ProjectPageFactory(parent=publish(ProjectIndexPageFactory(parent=tree.home)), slug="ring", cities=[jena], lead=organisation))
    publish(QuoteIndexPageFactory(parent=tree.home))
    publish(QuotePageFactory(parent=jena, slug="ein-zitat", teaser_picture=ImageFactory()))


def tables_read(client: Client, path: str) -> set[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == (404 if "gibt-es-nicht" in path else 200), path
    return {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}


def owners(model: type[Model]) -> Iterator[type[Model]]:
    """The model, and what it is a part of and saved with."""
    yield model
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey):
            yield from owners(field.related_model)


def test_what_answers_are_made_of_changes_the_version(site: None, client: Client) -> None:
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    read = {models[table] for path in PATHS for table in tables_read(client, path)}
    assert len(read) > 20
    assert {model for model in read if not any(issubclass(owner, (*SEEN, *BESIDES)) for owner in owners(model))} == set()
