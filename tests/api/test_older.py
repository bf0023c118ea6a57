"""The older API (v2) has no document: whatever it is asked at random, it answers as JSON, and never with a server error."""

import json
from types import SimpleNamespace
from urllib.parse import quote, urlencode

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.api.guards import LARGEST

NAMES = (
    "type locale fields order limit offset search search_operator child_of descendant_of ancestor_of translation_of id slug title date "
    "show_in_menus site rich_text_format html_path tags topic teaser_picture authors body"
).split()
VALUES = (
    "* _ - root random news.NewsPage home.HomePage,home.StandardPage de en true -title html markdown topic(slug) body(*) *,-body "
    "a:b \" ( ) ' % , ,, -- _,* 1 0 -1 1e9 2026-11-19 /en/news/ // ../ localhost:x NaN"
).split()
values = st.sampled_from(VALUES) | st.text(max_size=30) | st.binary(max_size=10) | st.integers(-LARGEST * 2, LARGEST * 2).map(str)
queries = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=10), values), max_size=4)
places = st.sampled_from(["", "find/", "1/", "2/", "999999/"]) | st.text(max_size=20).map(lambda text: f"{quote(text, safe='')}/")


@settings(max_examples=300, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(endpoint=st.sampled_from(["pages", "images", "documents"]), place=places, query=queries)
def test_no_question_is_a_server_error(
    tree: SimpleNamespace, client: Client, endpoint: str, place: str, query: list[tuple[str, str | bytes]]
) -> None:
    response = client.get(f"/api/v2/{endpoint}/{place}?{urlencode(query)}")
    assert response.status_code in (200, 302, 400, 404), response.content
    if response.status_code != 302:
        assert json.loads(response.content)
