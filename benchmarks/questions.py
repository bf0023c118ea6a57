"""What visitors and programs ask: pages in both languages and both versions of the API, kept ones and ones that never are."""

import json
from collections.abc import Iterator
from random import Random
from urllib.parse import urlsplit

from benchmarks.crowd import HEADERS, Question, ask

ARTICLES = "/api/v2/pages/?type=news.NewsPage&locale={language}&fields=_,id,html_url&limit=20"
# Shares of a hundred requests. What is not kept has a parameter that no answer depends on or, for programs, that the store does not know.
SHARES = {"page, kept": 45, "page, not kept": 15, "API, kept": 25, "API, not kept": 15}


def mixed(port: int, count: int) -> Iterator[Question]:
    """As many questions as wanted, always in the same order."""
    chance, addresses = Random(1), everything(port)  # noqa: S311 - not for secrets
    for number in range(count):
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        address = chance.choice(addresses[kind])
        yield Question(kind, f"{address}?visit={number}" if kind == "page, not kept" else address)


def everything(port: int) -> dict[str, list[str]]:
    """The addresses of each kind on the site that is served at this port."""
    articles = [item for language in ("de", "en") for item in _items(port, ARTICLES.format(language=language))]
    pages = ["/", "/en/", "/aktuelles/", "/en/news/"] * 3 + [urlsplit(item["meta"]["html_url"]).path for item in articles]
    ids = [item["id"] for item in articles]
    kept = [f"/api/v{version}/pages/{number}/" for version in (2, 3) for number in ids]
    kept += ["/api/v2/pages/?type=news.NewsPage&fields=*&limit=20", "/api/v2/images/", "/api/v3/pages/?type=news.NewsPage&limit=20"] * 5
    kept += ["/feeds/news.atom", "/feeds/news.json?locale=en", *(f"/api/v3/resolve/?path={path}" for path in pages[:10])]
    orders = [f"order={sign}{name}" for sign in ("", "-") for name in ("title", "date")]
    lists = [f"/api/{version}/pages/?type=news.NewsPage&limit=20&{order}" for version in ("v2", "v3") for order in orders]
    return {"page, kept": pages, "page, not kept": pages, "API, kept": kept, "API, not kept": lists}


def _items(port: int, address: str) -> list[dict]:
    status, body = ask(port, address, HEADERS | {"Accept-Encoding": "identity"})
    if status != 200:
        raise RuntimeError(f"{address} answers {status}")
    items: list[dict] = json.loads(body)["items"]
    return items
