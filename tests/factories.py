"""Pages, pictures and topics with sensible words, so that a test names only what it is about."""

import io
from datetime import date, time
from decimal import Decimal
from typing import Any

import factory
import wagtail_factories
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from events.models import EventDate, EventIndexPage, EventPage, EventSeriesPage, ScheduleRow
from home.models import CustomImage, HomePage, Licence, StandardPage, Topic, User
from home.renditions import specs
from home.translation.records import record_of
from home.translation.related import translate_related, untranslated
from locations.models import (
    CityIndexPage,
    CityPage,
    CommercialSitePage,
    DirectoryPage,
    HallPage,
    OrganisationPage,
    OrganisationType,
    PropertyPoolPage,
    Sector,
)
from locations.region import State
from news.models import NewsAuthor, NewsIndexPage, NewsPage
from projects.models import ProjectCity, ProjectIndexPage, ProjectPage, ProjectTopic
from quotes.models import QuoteIndexPage, QuotePage, QuoteTopic


def picture_file(name: str = "bild.png", size: tuple[int, int] = (1200, 800), colour: str = "teal") -> SimpleUploadedFile:
    """A small PNG as a browser would upload it."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")


class ImageFactory(factory.django.DjangoModelFactory):
    """A picture that may be published: credit, licence and both alternative texts are there."""

    class Meta:
        model = CustomImage

    title = factory.Sequence(lambda number: f"Bild {number}")
    file = factory.LazyFunction(picture_file)
    credit = "Mara Lindgarten (Beispiel)"
    licence = Licence.CC_BY
    alt_text = "Graue Fläche"
    alt_text_en = "A grey area"


def complete(image: CustomImage) -> CustomImage:
    """The picture with all its files, as the clock makes them."""
    image.get_renditions(*specs(image.width))
    return image


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ("locale", "slug")

    locale = factory.LazyFunction(Locale.get_default)
    slug = "standort"
    name = factory.LazyAttribute(lambda topic: topic.slug.capitalize())


class PageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    summary = "Kurz gesagt."


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "Startseite"
    slug = "start"
    opening_title = "Zwölf Städte,\ndrei Länder,\nein Netz."
    opening_intro = "Was die Region verbindet."
    press_name = "Mara Lindgarten"
    press_email = "presse@beispiel.example"


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda number: f"Seite {number}")


class NewsIndexPageFactory(PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Aktuelles"
    slug = "aktuelles"
    show_in_menus = True


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage

    date = factory.LazyAttribute(lambda _page: timezone.now())  # also where a test has set the clock
    title = factory.Sequence(lambda number: f"Nachricht {number}")
    topic = factory.SubFactory(TopicFactory)


class NewsAuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NewsAuthor

    sort_order = factory.Sequence(int)
    locale = factory.LazyFunction(Locale.get_default)
    name = "Jonas Feldhoff"
    role = "Geschäftsführer"
    organisation = "Digitale Werkstatt (Beispiel)"


class CityIndexPageFactory(PageFactory):
    class Meta:
        model = CityIndexPage

    title = "Städte"
    slug = "staedte"


class CityPageFactory(PageFactory):
    """A city in the middle of the region."""

    class Meta:
        model = CityPage

    title = factory.Sequence(lambda number: f"Stadt {number}")
    state = State.SAXONY
    latitude = Decimal("51.339700")
    longitude = Decimal("12.373100")


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sector
        django_get_or_create = ("locale", "slug")

    locale = factory.LazyFunction(Locale.get_default)
    slug = "optik"
    name = factory.LazyAttribute(lambda sector: sector.slug.capitalize())


class DirectoryPageFactory(PageFactory):
    class Meta:
        model = DirectoryPage

    title = "Mitglieder"
    slug = "mitglieder"


class OrganisationPageFactory(PageFactory):
    class Meta:
        model = OrganisationPage

    title = factory.Sequence(lambda number: f"Betrieb {number} (Beispiel)")
    organisation_type = OrganisationType.COMPANY


class PropertyPoolPageFactory(PageFactory):
    class Meta:
        model = PropertyPoolPage

    title = "Flächenpool"
    slug = "flaechenpool"


class PropertyFactory(PageFactory):
    """A property that may be published: it lies somewhere and there is somebody to ask. Below a city, or with a `city`."""

    class Meta:
        abstract = True

    latitude = Decimal("51.412000")
    longitude = Decimal("12.238000")
    contact_name = "Ines Kaltwasser"
    contact_email = "flaechen@beispiel.example"


class CommercialSitePageFactory(PropertyFactory):
    class Meta:
        model = CommercialSitePage

    title = factory.Sequence(lambda number: f"Gewerbepark {number}")
    total_area = Decimal("24.00")
    available_area = Decimal("18.50")


class HallPageFactory(PropertyFactory):
    class Meta:
        model = HallPage

    title = factory.Sequence(lambda number: f"Halle {number}")
    hall_area = Decimal(6480)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"person{number}")
    password = factory.django.Password("ein langes Kennwort")


def publish(page: Page) -> Any:
    """Publish as the editor does, through a revision; answers the page as it then is in the database."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def translate(page: Any, **words: str) -> Any:
    """The published English version of a published page, with `words` for the named fields, as the translation editor makes it.

    Fields that are not named get their German value with " (en)" behind it, slugs with "-en".
    """
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=english)
    give_words(translation, **words)
    translate_related(translation)
    for topic in untranslated(extract_segments(page), english):
        translate_topic(topic, topic.name)
    translation.save_target(publish=False)
    return publish(page.get_translation(english).get_latest_revision_as_object())


def translate_topic(topic: Topic, name: str) -> None:
    """Translate an English topic that was made with its German name, as the translation editor does."""
    translation = record_of(topic)
    give_words(translation, name=name)
    translation.save_target(publish=True)


def give_words(translation: Translation, **words: str) -> None:
    """Translate every string of a source: by the word for its field, else by itself with " (en)" or, in addresses, "-en" behind it."""
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        path = segment.context.path
        value = words.get(path) or segment.string.data + ("-en" if path == "slug" else " (en)")
        segment.string.translations.update_or_create(
            locale=translation.target_locale, context=segment.context, defaults={"data": value, "translation_type": "manual"}
        )


class EventIndexPageFactory(PageFactory):
    class Meta:
        model = EventIndexPage

    title = "Termine"
    slug = "termine"


class EventBaseFactory(PageFactory):
    """Pages that may be published only with their rows: `topics`, `schedules` and `changes` are given as values of these."""

    class Meta:
        abstract = True

    venue_name = "Technologiepark, Saal 2"
    topics: Any = factory.LazyFunction(lambda: [TopicFactory()])

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        rows = {name: kwargs.pop(name) for name in ("topics", "schedules", "changes") if name in kwargs}
        page = model_class(**kwargs)
        page.locale = parent.locale
        page.topics = [model_class._meta.get_field("topics").related_model(topic=topic) for topic in rows["topics"]]
        if "schedules" in rows:
            page.schedules = [ScheduleRow(**THURSDAYS | row) for row in rows["schedules"]]
            page.changes = [EventDate(locale=parent.locale, **row) for row in rows["changes"]]
        parent.add_child(instance=page)
        return page


class EventFactory(EventBaseFactory):
    class Meta:
        model = EventPage

    title = factory.Sequence(lambda number: f"Termin {number}")
    start_date = date(2026, 12, 16)
    start_time = time(18)
    end_time = time(21)


# From 3 December 2026 on, ten times.
THURSDAYS = {"first_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(21), "rule": "RRULE:FREQ=WEEKLY;COUNT=10"}


class EventSeriesFactory(EventBaseFactory):
    class Meta:
        model = EventSeriesPage

    title = factory.Sequence(lambda number: f"Reihe {number}")
    schedules: Any = [{}]
    changes: Any = []


class QuoteIndexPageFactory(PageFactory):
    class Meta:
        model = QuoteIndexPage

    title = "Zitate"
    slug = "zitate"


class QuotePageFactory(PageFactory):
    """A quote that may be published, below a city or with one; `topics` are given as topics."""

    class Meta:
        model = QuotePage

    title = factory.Sequence(lambda number: f"Zitat {number}")
    summary = ""
    text = factory.LazyAttribute(lambda page: f"Worte von {page.title}.")
    office = "Amt für Beispiele"
    said_on = date(2024, 5, 2)
    released_by = "Pressestelle"
    released_on = date(2024, 5, 6)
    topics: Any = factory.LazyFunction(lambda: [TopicFactory()])

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        topics = kwargs.pop("topics")
        page = model_class(**kwargs)
        page.locale = parent.locale
        page.topics = [QuoteTopic(topic=topic) for topic in topics]
        parent.add_child(instance=page)
        return page


class ProjectIndexPageFactory(PageFactory):
    class Meta:
        model = ProjectIndexPage

    title = "Projekte"
    slug = "projekte"


class ProjectPageFactory(PageFactory):
    """A project that runs and may be published; `topics` and `cities` are given as topics and city pages, `partners` as rows."""

    class Meta:
        model = ProjectPage

    title = factory.Sequence(lambda number: f"Projekt {number}")
    starts = date(2025, 1, 1)
    ends = date(2029, 12, 31)
    topics: Any = factory.LazyFunction(lambda: [TopicFactory()])
    cities: Any = ()
    partners: Any = ()

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        topics, cities, partners = (kwargs.pop(name) for name in ("topics", "cities", "partners"))
        page = model_class(**kwargs)
        page.locale = parent.locale
        page.topics = [ProjectTopic(topic=topic) for topic in topics]
        page.cities = [ProjectCity(city=city) for city in cities]
        page.partners = list(partners)
        for partner in page.partners.all():
            partner.locale = parent.locale
        parent.add_child(instance=page)
        return page
