"""What stands around every page of a language, for front ends: its menus, and the rest of the frame. As base.html reads it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import gettext
from ninja import Query, Router, Schema
from pydantic import Field

from home.api.v3.resolve import Language, PageAddress, PageLink, in_one_language, page_link
from home.blocks.prepare import prepare
from home.frame import Frame, absolute, frame, prefix_of
from home.models import HomePage
from home.publication.version import once_per_version
from home.shapes import LinkData

router = Router(tags=["frame"])


class FrameQuestion(Schema):
    locale: Language = Field("de", description="The language of the pages around which it stands.")


class FooterColumn(Schema):
    """A column of the footer."""

    heading: str
    links: list[LinkData]


class Menus(Schema):
    """The menus of one language: `main` in the head, the columns of the `footer`, and the `legal` links in its last line."""

    locale: Language
    main: list[PageLink]
    footer: list[FooterColumn]
    legal: list[LinkData]


class PressContact(Schema):
    """Whom journalists ask; empty where nothing is said."""

    name: str
    role: str
    phone: str
    email: str


class LanguageName(Schema):
    """A language of the site in its own words, and the address of its start page; null where there is none that everybody may see."""

    code: Language
    name: str
    url: str | None


class FrameData(Schema):
    """What is the same on every page of one language. `name` is that of the site, `address` may have several lines."""

    locale: Language
    name: str
    home: PageAddress
    address: str
    press_contact: PressContact | None
    social_links: list[LinkData]
    note: str
    languages: list[LanguageName]


@router.get("/menus/", response=Menus, operation_id="menus", url_name="menus", summary="The menus of a language")
def get_menus(request: HttpRequest, question: Query[FrameQuestion]) -> dict[str, Any]:
    """The main menu, the columns of the footer and the legal links, with everything that leads nowhere left out. 404 where the language
    has no public start page.

    Language: `locale` chooses it, German without it. `language` is that of a link's target, which may be German; empty elsewhere.
    """
    return menus(question.locale)


@router.get("/frame/", response=FrameData, operation_id="frame", url_name="frame", summary="What stands around every page of a language")
def get_frame(request: HttpRequest, question: Query[FrameQuestion]) -> dict[str, Any]:
    """Names, address, press contact, social networks, the note in the last line, and the languages of the site. 404 where the language has
    no public start page.

    Language: `locale` chooses it, German without it; each of the `languages` is named in its own.
    """
    return surroundings(question.locale)


@once_per_version
def menus(language: str) -> dict[str, Any]:
    shown = required(language)
    home = shown.home
    with translation.override(language):
        prepare(streams=[home.footer_columns, home.legal_links])
        columns = [
            {"heading": column.value["heading"], "links": leading_somewhere(column.value["links"])} for column in home.footer_columns
        ]
        return {
            "locale": language,
            "main": [page_link(page) for page in shown.navigation],
            "footer": columns,
            "legal": leading_somewhere(link.value for link in home.legal_links),
        }


@once_per_version
def surroundings(language: str) -> dict[str, Any]:
    home = required(language).home
    with translation.override(language):
        prepare(streams=[home.social_links])
        return {
            "locale": language,
            "name": gettext("Metropolitan Region Central Germany"),
            "home": in_one_language(home),
            "address": home.address,
            "press_contact": press_contact(home),
            "social_links": leading_somewhere(link.value for link in home.social_links),
            "note": home.footer_note,
            "languages": [{"code": code, "name": name, "url": start_page(code)} for code, name in settings.LANGUAGES],
        }


def required(language: str) -> Frame:
    """The frame in a language. Raises Http404 where there is none that everybody may see."""
    found = frame(language)
    if found is None:
        raise Http404("There is no public start page in this language.")
    return found


def leading_somewhere(values: Any) -> list[LinkData]:
    """The links as programs get them, without those whose target is not public."""
    return [link for value in values if (link := value.block.get_api_representation(value)) is not None]


def press_contact(home: HomePage) -> dict[str, str] | None:
    names = ("name", "role", "phone", "email")
    return {name: getattr(home, f"press_{name}") for name in names} if home.has_press_contact else None


def start_page(language: str) -> str | None:
    """The full address of a language's start page, if everybody may see it."""
    return absolute(prefix_of(language)) if frame(language) else None
