"""As visitors and their programs read: pages, lists, feeds, calendars, search, v2."""

import re
from typing import Any

from tests.rights.actors import Actor, Answers

LISTS = ["/", "/staedte/", "/staedte/leipzig/", "/aktuelles/", "/termine/", "/termine/?view=month", "/zitate/", "/flaechenpool/"]
STRUCTURED = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


def view(actor: Actor, thing: Any) -> Answers:
    yield actor.get(path(thing))


def lists(actor: Actor, thing: Any) -> Answers:
    """Those of the site, and those beside what is public already."""
    beside = [path(neighbour) for neighbour in thing.get_siblings(inclusive=False).live()[:2]]
    for address in (*LISTS, *beside):
        yield actor.get(address)


def structured_data(actor: Actor, thing: Any) -> Answers:
    for address in (path(thing), *LISTS):
        yield from STRUCTURED.findall(actor.get(address))


def feeds(actor: Actor, thing: Any) -> Answers:
    yield actor.get("/feeds/news.atom")
    yield actor.get("/feeds/news.json?city=leipzig")


def calendars(actor: Actor, thing: Any) -> Answers:
    yield actor.get("/calendar.ics").replace("\r\n ", "")
    yield actor.get(f"{path(thing)}event.ics").replace("\r\n ", "")


def search(actor: Actor, thing: Any) -> Answers:
    """The page of the search repeats what was typed, so only what all words begin with is."""
    yield actor.get(f"/api/v2/pages/?search={thing.draft_title}")
    yield actor.get("/suche/?q=leipzigwort")
    yield actor.get("/en/search/?q=leipzigwort")
    yield actor.get(f"/api/v3/search/?q={thing.draft_title}")


def from_the_cache(actor: Actor, thing: Any) -> Answers:
    """After somebody has read it who may."""
    actor.place.city.get(path(thing))
    yield actor.get_anew(path(thing))


def v2_list(actor: Actor, thing: Any) -> Answers:
    yield actor.get(f"/api/v2/pages/?limit=20&fields=*&descendant_of={actor.place.room.pk}")


def v2_detail(actor: Actor, thing: Any) -> Answers:
    yield actor.get(f"/api/v2/pages/{thing.pk}/")


def v2_find(actor: Actor, thing: Any) -> Answers:
    yield actor.follow(f"/api/v2/pages/find/?html_path={path(thing)}")


def path(thing: Any) -> str:
    """Where it is, or would be."""
    return str(thing.url or thing.url_path.replace("/start/", "/", 1))


WAYS = (view, lists, structured_data, feeds, calendars, search, from_the_cache, v2_list, v2_detail, v2_find)
READING = {(each.__name__, "pages"): each for each in WAYS}
