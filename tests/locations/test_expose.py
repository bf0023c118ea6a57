"""The exposé: two pages that say what the page says, in both languages, whatever is missing."""

import datetime as dt
import io
import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import translation
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from locations.expose import printing
from locations.expose.content import content
from locations.expose.printing import PRINT, compiled, kept, key_of
from locations.expose.words import SIGNS
from tests.factories import CommercialSitePageFactory, HallPageFactory, ImageFactory, publish, translate

TODAY = dt.date(2026, 11, 26)
SITE = {
    "title": "Gewerbepark Nordtor",
    "divisible_from": Decimal(1),
    "divisible_to": Decimal("18.50"),
    "price_per_m2": Decimal(42),
    "zoning": "GE GI",
    "plan_status": "in-force",
    "grz": Decimal("0.80"),
    "rail_siding": "planned",
    "motorway_name": "A 14",
    "motorway_km": Decimal("2.0"),
    "contact_phone": "0341 000 00-1",
    "confirmed_at": dt.date(2026, 11, 3),
}
HALL = {
    "title": "Ehemalige Spinnerei",
    "clear_height": Decimal("7.8"),
    "crane_load": Decimal(0),
    "built": 1928,
    "renovated": 2019,
    "rent_per_m2": Decimal("5.40"),
    "available_from": dt.date(2027, 4, 1),
    "confirmed_at": dt.date(2026, 1, 19),
}


@pytest.fixture
def site(region: SimpleNamespace) -> Any:
    return publish(CommercialSitePageFactory(parent=region.leipzig, teaser_picture=ImageFactory(), **SITE))


def printed(page: Any) -> PdfReader:
    with translation.override(page.language):
        return PdfReader(io.BytesIO(compiled(content(page, TODAY), page.last_published_at, default_storage).pdf))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").split())


def test_a_site_in_german(site: Any) -> None:
    reader = printed(site)
    assert len(reader.pages) == 2
    assert reader.metadata.title == "Gewerbepark Nordtor, Leipzig"
    assert reader.trailer["/Root"]["/Lang"] == "de"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = text_of(reader)
    for words in (
        *("Leipzig, Gewerbefläche", "18,5 ha", "42 €", "zur Autobahn A 14", "2 km", "1 bis 18,5 ha", "0,8", "Gewerbegebiet", "geplant"),
        *("Ines Kaltwasser", "0341 000 00-1", "Von der Stadt bestätigt am 3. November 2026", "Bild: Mara Lindgarten (Beispiel), CC BY 4.0"),
    ):
        assert words in text
    links = {note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", ())}
    assert {"tel:+49341000001", "mailto:flaechen@beispiel.example", "http://localhost:8000/staedte/leipzig/gewerbepark-nordtor/"} <= links


def test_it_says_what_the_page_says(site: Any, client: Client) -> None:
    page = BeautifulSoup(client.get(site.url).content, "html.parser")
    said = [" ".join(part.get_text(" ").split()) for part in page.select(".figures--large :is(dt, dd), .facts :is(caption, th, td)")]
    assert len(said) > 20
    text = text_of(printed(site))
    assert [words for words in said if words not in text] == []


def test_a_hall_in_english(region: SimpleNamespace) -> None:
    translate(region.cities, slug="cities")
    translate(region.leipzig, title="Leipsic")
    hall = translate(publish(HallPageFactory(parent=region.leipzig, **HALL)), title="Former spinning mill", summary="Plenty of room.")
    reader = printed(hall)
    assert reader.metadata.title == "Former spinning mill, Leipsic"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    text = text_of(reader)
    for words in (
        *("Leipsic, Hall", "6,480 m²", "7.8 m", "€5.40", "April 2027", "Crane none", "Built 1928", "Renovated 2019", "Page 2 / 2"),
        "Last confirmed by the city on 19 January 2026, so please ask whether it is still true.",
    ):
        assert words in text
    assert "ä" not in text.replace("Gesamtfläche", "")


@pytest.mark.parametrize("missing", [("latitude", "longitude"), ("teaser_picture",), ("contact_name", "contact_email", "contact_phone")])
def test_what_is_missing_leaves_two_pages(site: Any, missing: tuple[str, ...]) -> None:
    for name in missing:
        setattr(site, name, "" if name.startswith("contact") else None)
    assert len(printed(site).pages) == 2


def test_a_property_without_anything_is_two_pages(region: SimpleNamespace) -> None:
    empty = {"available_area": None, "total_area": None, "latitude": None, "longitude": None, "summary": ""}
    page = CommercialSitePageFactory(parent=region.leipzig, live=False, contact_name="", contact_email="", **empty)
    assert len(printed(page).pages) == 2


def test_very_long_words_are_two_pages(site: Any) -> None:
    words = {"zoning": "MD MI MU MK GE GI SO", "power": "W" * 80, "fibre": "Wort " * 16, "rail_name": "Güterverkehrszentrum" * 3}
    words |= {"title": "Donaudampfschifffahrtsgesellschaftskapitän " * 5, "summary": "Kurz und gut. " * 21, "contact_office": "W" * 160}
    for name, value in words.items():
        setattr(site, name, value)
    site.rail_km = Decimal("99999.9")
    site.body = json.dumps([{"type": "paragraph", "value": f"<p>{'Viele Worte machen einen Satz. ' * 30}</p>"}] * 9)
    reader = printed(site)
    assert len(reader.pages) == 2
    assert "…" in text_of(reader)


def heights(reader: PdfReader, page: int) -> dict[str, float]:
    """How high above the foot of the page each piece of text stands, in points."""
    found: dict[str, float] = {}

    def note(text: str, cm: list[float], tm: list[float], *_font: Any) -> None:
        if text.strip():
            found[" ".join(text.split())] = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]

    reader.pages[page].extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("where", [{}, {"latitude": None, "longitude": None}])
def test_many_words_about_the_contact_do_not_lie_over_the_code_below_them(site: Any, where: dict[str, None]) -> None:
    office = "Amt für Wirtschaftsförderung, Flächenentwicklung und Ansiedlungsbetreuung im Dezernat für Stadtentwicklung und Bau, Gebäude B"
    words = {"contact_role": office[:120], "contact_name": office[:120], "contact_office": office, "contact_email": f"{'a' * 60}@b.example"}
    for name, value in (words | where).items():
        setattr(site, name, value)
    placed = heights(printed(site), 1)
    [last] = [height for text, height in placed.items() if "2026" in text]
    [foot] = [height for text, height in placed.items() if text.endswith("Anfrage")]
    assert last - foot > 68  # 24 mm


def test_every_sign_that_is_said_to_be_there_can_be_printed(site: Any) -> None:
    site.summary = "".join(sorted(SIGNS))
    assert len(printed(site).pages) == 2


def test_signs_that_the_fonts_lack_do_no_harm(site: Any) -> None:
    site.title, site.summary = "Ǆ ẞ 😀 東京 \u202e\u200b Ḧalle\x07", "#show: panic() $x$ <b>\\"
    assert "#show: panic() $x$ <b>\\" in text_of(printed(site))


def test_a_file_that_is_no_picture_is_left_out_and_asked_for_again(site: Any) -> None:
    values = content(site, TODAY)
    default_storage.delete(values["pictures"][0]["file"])
    default_storage.save(values["pictures"][0]["file"], io.BytesIO(b"no picture"))
    assert not compiled(values, None, default_storage).complete
    key = key_of(values, None)
    kept(key, values, None, default_storage)
    assert printing.store.get(key) is None


def test_a_picture_without_its_original_is_left_out(site: Any) -> None:
    site.teaser_picture.renditions.all().delete()
    default_storage.delete(site.teaser_picture.file.name)
    assert content(site, TODAY)["pictures"] == []


def test_a_picture_of_which_nobody_says_whose_it_is_is_not_printed(site: Any) -> None:
    site.teaser_picture = ImageFactory(credit="")
    assert content(site, TODAY)["pictures"] == []


def test_pictures_of_the_text_stand_beside_the_first_each_once(site: Any) -> None:
    others = [ImageFactory(), ImageFactory(), ImageFactory()]
    blocks = [{"type": "picture", "value": {"image": picture.pk, "caption": "Gleis"}} for picture in (site.teaser_picture, *others)]
    site.body = json.dumps(blocks)
    pictures = content(site, TODAY)["pictures"]
    assert len(pictures) == len({picture["file"] for picture in pictures}) == 3
    assert [picture["caption"] for picture in pictures] == ["", "Gleis", "Gleis"]


def test_the_same_values_are_the_same_bytes(site: Any) -> None:
    values = content(site, TODAY)
    first, second = (compiled(values, site.last_published_at, default_storage).pdf for _ in range(2))
    assert first == second
    assert len(first) < 300_000


def test_nothing_is_compiled_twice(site: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{site.url}expose.pdf"
    response = client.get(address)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="expose-gewerbepark-nordtor-de.pdf"'
    assert response["Link"] == '<http://localhost:8000/staedte/leipzig/gewerbepark-nordtor/>; rel="canonical"'
    monkeypatch.delattr(printing.typst, "compile")
    publish(HallPageFactory(parent=site.get_parent().specific))
    assert client.get(address).content == response.content
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_change_is_in_the_next_one(site: Any, client: Client) -> None:
    before = client.get(f"{site.url}expose.pdf")
    site.price_per_m2 = Decimal(43)
    publish(site)
    after = client.get(f"{site.url}expose.pdf")
    assert after["ETag"] != before["ETag"]
    assert "43 €" in text_of(PdfReader(io.BytesIO(after.content)))


def test_what_is_not_public_has_none(site: Any, region: SimpleNamespace, client: Client) -> None:
    address = f"{site.url}expose.pdf"
    draft = CommercialSitePageFactory(parent=region.leipzig, live=False)
    assert client.get(f"/staedte/leipzig/{draft.slug}/expose.pdf").status_code == 404
    for other in ("/staedte/leipzig/expose.pdf", "/staedte/leipzig/none/expose.pdf", f"/en{address}", f"/{'a/' * 400}expose.pdf"):
        assert client.get(other).status_code == 404
    assert client.post(address).status_code == 405
    PageViewRestriction.objects.create(page=region.leipzig, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_fonts_ship_with_their_licences() -> None:
    files = {path.name for path in (PRINT / "fonts").iterdir()}
    assert {"LICENSE-mm-text.txt", "LICENSE-mm-display.txt"} <= files
    assert {font.family for font in printing.fonts().fonts()} == {"MM Text", "MM Display"}
