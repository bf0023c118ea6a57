"""Addresses of the news that are no pages."""

from django.urls import path

from news.feeds.views import atom_feed, json_feed

app_name = "news"
urlpatterns = [
    path("feeds/news.atom", atom_feed, name="atom"),
    path("feeds/news.json", json_feed, name="json"),
]
