"""How values that other programs cannot look up themselves stand in the API: resolved, with full addresses."""

from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.api.rich_text import APIRichText

from home import links, pictures, rich_text
from home.frame import absolute
from home.shapes import LinkedPageData, PictureData, SectorData, TopicData
from home.terms import term


def writable(*names: str) -> list[APIField]:
    """Fields that the API shows and, with a token, writes."""
    return [APIField(name, writable=True) for name in names]


class PictureField(Field):
    """A picture by its id: files, alternative text in the language of the page, credit, licence; null where there is no file."""

    def to_representation(self, value: int) -> PictureData | None:
        found = pictures.picture(value)
        return found.as_data() if found else None


class TopicField(Field):
    """A topic by the id of its row in any language, as filters and feeds know it: the slug, which is the same in every language, and the
    name in the page's."""

    def to_representation(self, value: int) -> TopicData | None:
        found = term("home.Topic", value, links.active_language())
        return TopicData(slug=found.slug, name=found.name) if found else None


class SectorField(Field):
    """A sector by the id of its German row, to which organisations refer in every language; named in that of the page."""

    def to_representation(self, value: int) -> SectorData | None:
        found = term("locations.Sector", value, links.active_language())
        return SectorData(slug=found.slug, name=found.name, language=found.language) if found else None


class LinkedPageField(Field):
    """A page of this site by its id, in the language of the page that links to it; null where nothing public is there."""

    def to_representation(self, value: int) -> LinkedPageData | None:
        target = links.target(value)
        return LinkedPageData(url=absolute(target.url), title=target.title, language=target.language) if target else None


class TextField(Field):
    """Rich text as HTML with full addresses, unless `rich_text_format` names another form."""

    def to_representation(self, value: str) -> str:
        chosen = self.context.get("_wagtail_rich_text_format", APIRichText.FORMAT_HTML)
        return rich_text.for_programs(value) if chosen == APIRichText.FORMAT_HTML else APIRichText.serialize(value, format=chosen)


# How a foreign key stands in the API, by what it leads to: read from the id, or from the row.
RELATED: dict[str, tuple[type[Field], str]] = {
    "home.CustomImage": (PictureField, "attname"),
    "wagtailcore.Page": (LinkedPageField, "attname"),
    "locations.CityPage": (LinkedPageField, "attname"),
    "locations.OrganisationPage": (LinkedPageField, "attname"),
    "projects.ProjectPage": (LinkedPageField, "attname"),
    "home.Topic": (TopicField, "attname"),
    "locations.Sector": (SectorField, "attname"),
}
