"""The API's table of contents."""

from wagtail.api.v2.router import WagtailAPIRouter

from home.api.endpoints import DocumentsEndpoint, ImagesEndpoint
from home.api.pages import PagesEndpoint

v2 = WagtailAPIRouter("wagtailapi")
v2.register_endpoint("pages", PagesEndpoint)
v2.register_endpoint("images", ImagesEndpoint)
v2.register_endpoint("documents", DocumentsEndpoint)
