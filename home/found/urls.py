"""Addresses at which programs look for what a site says of itself."""

from django.urls import path, re_path

from home.found.views import favicon, robots, security, sitemap, sitemap_index

urlpatterns = [
    path("sitemap.xml", sitemap_index, name="sitemap-index"),
    re_path(r"^sitemap-(?P<section>[a-z]{2})\.xml$", sitemap, name="sitemap"),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path(".well-known/security.txt", security),
]
