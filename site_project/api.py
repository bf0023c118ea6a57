"""The API's table of contents."""

import json
from pathlib import Path
from typing import Any

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v3.routers.pages import router as pages
from wagtail.api.v3.routers.schema import router as schema
from wagtail.api.v3.routers.sites import router as sites
from wagtail.api.v3.routers.whoami import router as whoami

from events.api.occurrences import router as occurrences
from home.api.endpoints import DocumentsEndpoint, ImagesEndpoint
from home.api.pages import PagesEndpoint
from home.api.v3.ground import API
from home.api.v3.images import router as images
from home.api.v3.moderation import router as moderation
from home.api.v3.preview import router as preview
from home.api.v3.resolve import router as resolve
from home.api.v3.surroundings import router as surroundings
from locations.api.cities import router as cities
from locations.api.geojson import router as geojson
from locations.api.organisations import router as organisations
from locations.api.properties import router as properties
from locations.api.search import router as search
from projects.api.projects import router as projects
from quotes.api.quotes import router as quotes
from site_project.api_elsewhere import paths

v2 = WagtailAPIRouter("wagtailapi")
v2.register_endpoint("pages", PagesEndpoint)
v2.register_endpoint("images", ImagesEndpoint)
v2.register_endpoint("documents", DocumentsEndpoint)


def examples() -> dict[str, Any]:
    """What the document shows of each operation: a file for each."""
    return {path.stem: json.loads(path.read_text()) for path in (Path(__file__).parent / "api_examples").glob("*.json")}


v3 = API(
    title="Metropolregion Mitteldeutschland",
    version="3.0.0",
    description="The site for programs; see docs/api.md.",
    examples=examples,
    elsewhere=paths,
)
v3.add_router("/pages/", pages)
v3.add_router("/", geojson)
v3.add_router("/cities/", cities)
v3.add_router("/images/", images)
v3.add_router("/moderation/", moderation)
v3.add_router("/occurrences/", occurrences)
v3.add_router("/organisations/", organisations)
v3.add_router("/preview/", preview)
v3.add_router("/projects/", projects)
v3.add_router("/properties/", properties)
v3.add_router("/quotes/", quotes)
v3.add_router("/resolve/", resolve)
v3.add_router("/schema/", schema)
v3.add_router("/search/", search)
v3.add_router("/sites/", sites)
v3.add_router("/", surroundings)
v3.add_router("/", whoami)
