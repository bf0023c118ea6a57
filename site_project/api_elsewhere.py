"""What programs rely on besides the typed API, for its document: feeds, calendars, Wagtail's older read API, and what operators ask."""

from home.api.v3.words import LANGUAGE
from site_project.api_address import HTML, JSON, PROBLEM, TEXT, XML, Address, Part

LOCALE = {"type": "string", "enum": ["de", "en"], "default": "de"}
SLUG = {"type": "string", "maxLength": 100}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": "integer", "minimum": 1}
MARKED = f"{LANGUAGE}`locale` chooses it, German without it; what exists only in German is in it too, marked as German."
AS_ADDRESSED = f"{LANGUAGE}that of the address: German, or English below `/en/`."
NONE = f"{LANGUAGE}none; the answer is the same in every language."
NOT_TO_WRITE = "Reads only; for existing clients, in the shapes that Wagtail keeps stable. `docs/api.md` has all parameters."


def older(kind: str, what: str, example: Part) -> list[Address]:
    """Wagtail's list of something, and one of it."""
    item = {
        "type": "object",
        "properties": {"id": NUMBER, "meta": {"type": "object", "properties": {"type": {"type": "string"}}}, "title": {"type": "string"}},
        "required": ["id", "meta", "title"],
    }
    meta = {"type": "object", "properties": {"total_count": {"type": "integer", "minimum": 0}}, "required": ["total_count"]}
    listed = {"type": "object", "properties": {"meta": meta, "items": {"type": "array", "items": item}}, "required": ["meta", "items"]}
    part = {"limit": {"type": "integer", "minimum": 0, "maximum": 20}, "offset": {"type": "integer", "minimum": 0}}
    asked = part | {"fields": {"type": "string"}, "search": {"type": "string"}} | ({"locale": LOCALE} if kind == "pages" else {})
    languages = f"{LANGUAGE}each page in its own; `locale` chooses pages of one." if kind == "pages" else NONE
    many = {"meta": {"total_count": 1}, "items": [example]}
    errors = {400: JSON, 429: PROBLEM}
    return [
        Address(
            f"/api/v2/{kind}/", f"v2_{kind}_list", "v2", f"{what}, in Wagtail's shape", f"{NOT_TO_WRITE}\n\n{languages}", JSON, many,
            asked, {"limit": 1}, listed, errors,
        ),
        Address(
            f"/api/v2/{kind}/{{id}}/", f"v2_{kind}_detail", "v2", f"{what}, one by its id", f"{NOT_TO_WRITE}\n\n{languages}", JSON,
            example, {"id": NUMBER, "fields": {"type": "string"}}, {"id": example["id"]}, item, {400: JSON, 404: JSON, 429: PROBLEM},
        ),
    ]  # fmt: skip


FEED = {"locale": LOCALE, "topic": SLUG, "city": SLUG}
PLACE = "`event` is the address of its page without the first slash, slashes included: take it from `calendar_url` or `url` in v3."
ADDRESSES = [
    Address(
        "/feeds/news.atom", "feed_atom", "feeds", "The newest articles as Atom", f"20, whole, newest first (RFC 4287).\n\n{MARKED}",
        "application/atom+xml", '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">…</feed>', FEED, {"locale": "en"},
        errors={400: TEXT},
    ),
    Address(
        "/feeds/news.json", "feed_json", "feeds", "The newest articles as JSON Feed",
        f"20, whole, newest first (JSON Feed 1.1).\n\n{MARKED}", "application/feed+json",
        {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}, FEED, {"locale": "en"},
        {
            "type": "object",
            "properties": {
                "version": {"type": "string"}, "title": {"type": "string"},
                "items": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}},
            },
            "required": ["version", "title", "items"],
        }, {400: TEXT},
    ),
    Address(
        "/calendar.ics", "calendar", "calendars", "All dates as iCalendar",
        f"Series with their rules, single events since twelve months ago; with `from` or `to` each date by itself (RFC 5545).\n\n{MARKED}",
        "text/calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…", FEED | {"from": DAY, "to": DAY, "q": {"type": "string"}},
        {"locale": "en", "city": "jena"}, errors={400: TEXT},
    ),
    Address(
        "/{event}/event.ics", "event_calendar", "calendars", "The dates of one event, of a series, or one date of it",
        f"{PLACE}\n\n{AS_ADDRESSED}", "text/calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…", {"event": {"type": "string"}},
        {"event": "termine/kolloquium"}, errors={404: HTML},
    ),
    Address(
        "/{event}/{identity}/", "date_page", "calendars", "The page of one date of a series",
        f"{PLACE} `identity` is the date's own.\n\n{AS_ADDRESSED}", HTML, "<!DOCTYPE html>…",
        {"event": {"type": "string"}, "identity": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(-\d{4})?$"}},
        {"event": "termine/stammtisch", "identity": "2026-12-16"}, errors={404: HTML},
    ),
    *older("pages", "Pages", {"id": 46, "meta": {"type": "news.NewsPage"}, "title": "Sechs Abende, sechs Städte"}),
    *older("images", "Pictures", {"id": 1, "meta": {"type": "home.CustomImage"}, "title": "Chemnitz: Fabrik, Schornstein und Bahn"}),
    *older("documents", "Documents", {"id": 1, "meta": {"type": "wagtaildocs.Document"}, "title": "Satzung"}),
    Address(
        "/healthz", "healthz", "operations", "Whether the process lives", f"Asks no database.\n\n{NONE}", TEXT, "ok\n", is_kept=False,
    ),
    Address(
        "/readyz", "readyz", "operations", "Whether it is fit for visitors",
        f"Database, migrations, cache, media folder, clock: 503 and the same answer where one of them fails.\n\n{NONE}", JSON,
        {"ready": True, "checks": {"database": "ok"}},
        schema={
            "type": "object",
            "properties": {"ready": {"type": "boolean"}, "checks": {"type": "object", "additionalProperties": {"type": "string"}}},
            "required": ["ready", "checks"],
        }, is_kept=False,
    ),
    Address(
        "/sitemap.xml", "sitemap", "operations", "The public pages, for search engines",
        f"An index of parts, each with the address of a page, its last publication and its other language.\n\n{NONE}",
        XML, "<sitemapindex>…</sitemapindex>",
    ),
    Address("/robots.txt", "robots", "operations", "What search engines may read", f"RFC 9309.\n\n{NONE}", TEXT, "User-agent: *\n…"),
    Address(
        "/.well-known/security.txt", "security_txt", "operations", "Whom to tell of a security problem",
        f"RFC 9116; only where the operator names somebody.\n\n{NONE}", TEXT, "Contact: mailto:sicherheit@example.org\n…",
        errors={404: HTML},
    ),
]  # fmt: skip


def paths() -> Part:
    """For the document, by path."""
    return {address.path: {"get": address.operation()} for address in ADDRESSES}
