"""The guide for programs is true: each of its examples is asked, and what it shows is what is answered."""

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from json import loads
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.core import signing
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Page

from home.blocks import BODY
from home.models import HomePage, User
from home.moderation.handing_in import HandedIn, handing_in
from home.preview.links import SALT
from locations.models import CityPage
from news.models import NewsPage
from projects.models import ProjectPartner
from tests.editing import edit_address, typed
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    CommercialSitePageFactory,
    EventFactory,
    EventIndexPageFactory,
    ImageFactory,
    NewsAuthorFactory,
    NewsPageFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    QuotePageFactory,
    TopicFactory,
    picture_file,
    publish,
    translate,
)
from tests.ground import tree_as_made

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text()
EXAMPLE = re.compile(
    r"""```sh\n curl[ ](?P<options>(?:[^'`]|'(?!http)[^']*')*?)
        'http://localhost:8000(?P<address>/[^']*)'(?:[ ]{2}\#[ ](?P<status>\d+))?\n ```
        \n\n ```(?P<kind>json|xml|text)\n (?P<answer>.*?)\n ```""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    address: str
    options: str
    status: int
    kind: str
    answer: str


def examples() -> list[Example]:
    return [
        Example(found["address"], found["options"], int(found["status"] or 200), found["kind"], found["answer"])
        for found in EXAMPLE.finditer(GUIDE)
    ]


@pytest.fixture(scope="module")
def site(make_once: Callable[..., None]) -> None:
    """The things that the examples ask for, at the addresses they have in the demo."""
    make_once(make_site)


def make_site() -> None:
    tree, topic = tree_as_made(), TopicFactory(slug="standort")
    topic.copy_for_translation(tree.home_en.locale).save()
    article = NewsPageFactory(
        parent=tree.news,
        topic=topic,
        title="Sechs Abende, sechs Städte",
        slug="sechs-abende-sechs-staedte",
        teaser_picture=ImageFactory(),
        lead_caption="Der erste Abend.",
        body=[("paragraph", "<p>Nach dem dritten Vortrag.</p>"), ("pullquote", {"text": "Ein Tisch.", "name": "Jonas", "role": "Wirt"})],
    )
    NewsAuthorFactory(page=article)
    translate(publish(NewsPage.objects.get(pk=article.pk)), slug="six-evenings-six-cities", title="Six evenings, six cities")
    fill_frame(HomePage.objects.get(pk=tree.home_en.pk), tree.news)
    document = get_document_model().objects.create(title="Satzung", file=ContentFile(b"%PDF", "satzung.pdf"))
    document.tags.add("Verein")
    only_german = NewsPageFactory(
        parent=tree.news, title="Hallenzeiten", topic=TopicFactory(slug="sport"), teaser_picture=ImageFactory(), date=article.date,
        body=[("paragraph", f'<p><a linktype="document" id="{document.pk}">Satzung</a></p>')],
    )  # fmt: skip
    NewsAuthorFactory(page=only_german)
    publish(NewsPage.objects.get(pk=only_german.pk))
    Redirect.objects.create(old_path="/alte-seite", redirect_page=tree.news)
    cities = publish(CityIndexPageFactory(parent=tree.home))
    facts = {"population": 31_000, "population_year": 2023, "member_since": 2013, "website": "https://www.altenburg.eu/"}
    translate(cities, slug="cities")
    translate(publish(CityPageFactory(parent=cities, title="Altenburg", slug="altenburg", **facts)), slug="altenburg")
    publish(
        CommercialSitePageFactory(
            parent=publish(CityPageFactory(parent=cities, title="Leipzig", slug="leipzig")), title="Gewerbepark Nordtor, Teilfläche West",
            price_per_m2=Decimal(42), motorway_name="A 14", motorway_km=Decimal("2.5"), divisible_from=Decimal("1.5"), zoning="GE GI",
            confirmed_at=date(2026, 11, 3),
        )
    )  # fmt: skip
    science, jena = TopicFactory(slug="wissenschaft"), publish(CityPageFactory(parent=cities, title="Jena", slug="jena"))
    publish(QuotePageFactory(parent=jena, topics=[science], teaser_picture=ImageFactory()))
    funding = [("funding", {"programme": "Netze", "amount": 5000, "duty": True, "logo": ImageFactory(), "wording": "Mit Geld."})]
    rows = [ProjectPartner(name="Netz (Beispiel)", task="Rohre")]
    projects = publish(ProjectIndexPageFactory(parent=tree.home))
    publish(ProjectPageFactory(parent=projects, cities=[jena], topics=[science], partners=rows, funding=funding))
    events = EventIndexPageFactory(parent=tree.home)
    publish(EventFactory(parent=events, title="Kolloquium", start_date=date(2026, 12, 11), city=jena, topics=[science]))
    contributions(jena, science)


def fill_frame(home: HomePage, page: Page) -> None:
    """Links and sentences in the frame of a language."""
    inside, outside = {"label": "News", "page": page, "url": ""}, {"label": "Mastodon", "page": None, "url": "https://social.example/"}
    home.footer_columns = [("column", {"heading": "Association", "links": [inside]})]
    home.legal_links, home.social_links = [("link", inside)], [("link", outside)]
    publish(home)


def contributions(jena: Any, topic: Any) -> None:
    """A draft, one in review and one that was sent back, each of which came by a token."""
    states = {}
    for name in ("draft", "in-review", "sent-back"):
        page = EventFactory(parent=jena, title="Offenes Labor", slug=name, topics=[topic], live=False)
        page.save_revision()
        if name != "draft":
            with handing_in(HandedIn("token", email="stadt@beispiel.example")):
                states[name] = page.get_workflow().start(page, None)
    states["sent-back"].current_task_state.reject(comment="Bitte ergänzen Sie, wer spricht.")


@pytest.fixture
def ask(site: None, tree: SimpleNamespace, admin: User, client: Client) -> Callable[[Example], HttpResponse]:
    """What curl does. The guide's ids are the demo's, its variables what a reader would have set."""
    article = NewsPage.objects.get(slug="sechs-abende-sechs-staedte")
    jena = CityPage.objects.get(slug="jena")
    drafts = {name: Page.objects.get(slug=name).pk for name in ("draft", "in-review", "sent-back")}
    ids = {"46": article.pk, "510": drafts["draft"], "511": drafts["in-review"], "512": drafts["sent-back"]}
    token = APIToken.create_token(user=admin, name="Anleitung")[1]

    def etag(_found: re.Match[str]) -> str:
        return str(client.get(f"/api/v3/pages/{article.pk}/", headers={"Authorization": f"Bearer {token}"})["ETag"])

    def asked(example: Example) -> HttpResponse:
        address = re.sub(r"/pages/(\d+)/", lambda found: f"/pages/{ids[found[1]]}/" if found[1] in ids else found[0], example.address)
        address = re.sub(r"(?<=token=)eyJ[^&]*", lambda _found: quote(preview_of(article, admin)), address)
        method, headers, body, fields = "GET", {}, "", {}
        words = iter(shlex.split(example.options.replace("\\\n", " ")))
        for word in words:
            if word == "--request":
                method = next(words)
            elif word == "--json":
                body, method = next(words), "POST" if method == "GET" else method
            elif word == "--form":
                name, _is, value = next(words).partition("=")
                fields[name] = picture_file("labor.png") if value.startswith("@") else value
            elif word == "--header":
                name, _colon, value = next(words).partition(": ")
                headers[name] = re.sub(r"\$ETAG", etag, value.replace("$TOKEN", token))
        if fields:
            return client.post(address, fields, headers=headers)
        body = body.replace('"parent_id": 4}', f'"parent_id": {tree.news.pk}}}').replace('"parent_id": 4,', f'"parent_id": {tree.news.pk},')
        body = body.replace('"parent_id": 29', f'"parent_id": {jena.pk}')
        response = client.generic(method, address, body, content_type="application/json", headers=headers)
        return client.get(response["Location"]) if "-L" in example.options and "Location" in response else response

    return asked


def preview_of(page: Page, user: User) -> str:
    """The token of a preview that somebody has opened from the form of a page."""
    client = Client()
    client.force_login(user)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(address, typed(client, edit_address(page), title="Jetzt mit sieben"))
    return signing.dumps({"page": page.pk, "state": FormState.objects.get().pk}, salt=SALT)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.address)
def test_example(example: Example, ask: Callable[[Example], HttpResponse]) -> None:
    response = ask(example)
    assert response.status_code == example.status
    answer = response.content.decode()
    if example.kind == "text" and example.answer.endswith("\n…"):
        assert answer.replace("\r\n", "\n").startswith(example.answer.removesuffix("…"))
    elif example.kind == "text":
        assert answer == example.answer
    elif example.kind == "xml":
        assert places(ET.fromstring(example.answer)) <= places(ET.fromstring(answer))  # noqa: S314 - our own files
    elif example.status >= 400:
        assert loads(answer) == loads(example.answer)
    else:
        assert list(missing(loads(example.answer), loads(answer))) == []


def missing(shown: Any, answered: Any, place: str = "") -> Iterator[str]:
    """The places of `shown`, an example, that `answered` does not have or fills with another kind of value.

    Values differ from site to site; each item that a list of the example shows must be like one of the answer's.
    """
    if type(shown) is not type(answered):
        yield f"{place}: {type(answered).__name__}, not {type(shown).__name__}"
    elif isinstance(shown, dict):
        for key, value in shown.items():
            if key in answered:
                yield from missing(value, answered[key], f"{place}.{key}")
            else:
                yield f"{place}.{key}"
    elif isinstance(shown, list):
        for item in shown:
            faults = [list(missing(item, candidate, f"{place}[]")) for candidate in answered] or [[f"{place}[]"]]
            yield from min(faults, key=len)


def places(element: ET.Element, above: str = "") -> set[str]:
    """Paths of all elements and attributes of a document."""
    place = f"{above}/{element.tag}"
    found = {place} | {f"{place}@{name}" for name in element.attrib}
    return found.union(*(places(child, place) for child in element))


def test_every_example_is_asked() -> None:
    assert len(examples()) == GUIDE.count("curl ") > 10


def test_every_block_is_explained() -> None:
    table = GUIDE.partition("| type | value |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == set(BODY().child_blocks)


def test_every_field_of_a_block_is_named() -> None:
    table = GUIDE.partition("| type | value |")[2].partition("\n\n")[0]
    rows = {name: set(re.findall(r"`(\w+)`", rest)) for name, rest in re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)}
    for name, block in BODY().child_blocks.items():
        assert set(getattr(block, "child_blocks", {})) <= rows[name], name
