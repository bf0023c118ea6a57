"""The page of an organisation: what it is, whom to ask, what it offers, what is written about it, and its card."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import vobject
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.publication.errors import publication_errors
from locations.models import OrganisationOffer, OrganisationPage, OrganisationSector
from tests.factories import (
    DirectoryPageFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    SectorFactory,
    picture_file,
    publish,
    translate,
)
from tests.ground import anew
from tests.home.bodies import link

DETAIL = 10
OURS, CARD = "/mitglieder/linsenwerk/", "/mitglieder/linsenwerk/kontakt.vcf"


@pytest.fixture
def works(works_of_module: OrganisationPage, db: None) -> OrganisationPage:
    """An organisation with everything that one can have, below the German and the English directory."""
    return anew(works_of_module)


@pytest.fixture(scope="module")
def works_of_module(make_once: Callable[..., OrganisationPage], region_of_module: SimpleNamespace) -> OrganisationPage:
    return make_once(lambda: make_works(anew(region_of_module)))


def make_works(region: SimpleNamespace) -> OrganisationPage:
    directory = publish(DirectoryPageFactory(parent=region.home))
    translate(directory, title="Members", slug="members")
    page = OrganisationPageFactory(
        parent=directory,
        title="Linsenwerk",
        slug="linsenwerk",
        summary="Schleift Linsen.",
        logo=ImageFactory(alt_text="Logo: Linsenwerk", alt_text_en="Logo: Linsenwerk", file=picture_file(size=(60, 40))),
        city=region.jena,
        body=[("paragraph", f'<p>Mehr <a linktype="page" id="{region.news.pk}">dort</a>.</p>')],
        since=2019,
        founded=1998,
        employees=1240,
        street="Beispielweg 4",
        postal_code="07745",
        latitude="50.927100",
        longitude="11.589200",
        website="https://linsenwerk.example/",
        social_links=[("link", {"label": "Mastodon", "page": None, "url": "https://social.example/@linse"})],
        contact_name="Thea Brandmüller",
        contact_role="Vertrieb",
        contact_phone="03641 000 00-0",
        contact_email="kontakt@linsenwerk.example",
    )
    page.sectors = [OrganisationSector(sector=SectorFactory(slug=slug)) for slug in ("optik", "medizin")]
    page.offers = [
        OrganisationOffer(locale=page.locale, title="Messplatz", text="Tageweise", url="https://linsenwerk.example/messen"),
        OrganisationOffer(locale=page.locale, title="Praktikum"),
    ]
    return publish(page)


@pytest.fixture
def look(client: Client) -> Callable[[str], BeautifulSoup]:
    def looked(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return looked


Look = Callable[[str], BeautifulSoup]


def words(element: Any) -> str:
    return " ".join(element.get_text(" ").split())


def facts(page: BeautifulSoup) -> dict[str, str]:
    return {words(row.dt): words(row.dd) for row in page.select(".facts-list > div")}


def test_the_page_says_what_it_is_and_whom_to_ask(works: OrganisationPage, look: Look) -> None:
    page = look(OURS)
    assert (words(page.select_one("main .kicker")), words(page.h1)) == ("Unternehmen in Jena", "Linsenwerk")
    assert page.select_one(".plate img")["alt"] == "Logo: Linsenwerk"
    assert facts(page) == {
        "Branchen": "Optik , Medizin",
        "Beschäftigte": "1.240",
        "Gegründet": "1998",
        "Mitglied seit": "2019",
        "Ansprechperson": "Thea Brandmüller , Vertrieb 03641 000 00-0 kontakt@linsenwerk.example",
        "Anschrift": "Beispielweg 4 07745 Jena",
        "Soziale Netzwerke": "Mastodon",
    }
    links = {link.get_text(): link["href"] for link in page.select("aside a")}
    assert links["Jena"] == "/staedte/jena/"
    assert links["Zur Website"] == "https://linsenwerk.example/"
    assert links["03641 000 00-0"] == "tel:+493641000000"
    assert links["Kontakt als vCard"] == CARD
    assert [words(row) for row in page.select("#offer + ul > li")] == ["Messplatz Tageweise", "Praktikum"]


def test_a_partner_is_no_member(region: SimpleNamespace, look: Look) -> None:
    partners = publish(DirectoryPageFactory(parent=region.home, slug="partner", relation="partner"))
    publish(OrganisationPageFactory(parent=partners, slug="amt", since=2020, place="Berlin"))
    page = look("/partner/amt/")
    assert facts(page) == {"Partner seit": "2020", "Anschrift": "Berlin"}
    assert words(page.select_one("main .kicker")) == "Unternehmen in Berlin"


def test_the_english_page_has_no_german_of_ours(works: OrganisationPage, look: Look) -> None:
    translate(works, slug="lens-works", title="Lens works", summary="Grinds lenses.")
    page = look("/en/members/lens-works/")
    assert words(page.select_one("main .kicker")) == "Company in Jena"
    assert set(facts(page)) == {"Sectors", "Employees", "Founded", "Member since", "Contact person", "Address", "Social networks"}
    assert facts(page)["Employees"] == "1,240"
    assert [span["lang"] for span in page.select(".facts-list span[lang]")] == ["de", "de"]
    assert page.select_one('aside a[href="/staedte/jena/"]')["hreflang"] == "de"
    assert page.select_one('aside a[href$=".vcf"]')["href"] == "/en/members/lens-works/contact.vcf"


def test_what_is_missing_leaves_no_gap(works: OrganisationPage, look: Look) -> None:
    publish(OrganisationPageFactory(parent=works.get_parent().specific, slug="werk"))
    page = look("/mitglieder/werk/")
    assert facts(page) == {}
    assert page.select("main dl, #offer, .plate, #news") == []
    assert words(page.select_one("main .kicker")) == "Unternehmen"


def test_structured_data(works: OrganisationPage, look: Look) -> None:
    things = json.loads(look(OURS).select_one('script[type="application/ld+json"]').string)["@graph"]
    (found,) = [thing for thing in things if thing["@type"] == "Corporation"]
    assert (found["name"], found["url"], found["foundingDate"]) == ("Linsenwerk", "https://linsenwerk.example/", "1998")
    assert found["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Beispielweg 4",
        "postalCode": "07745",
        "addressLocality": "Jena",
    }
    assert found["location"]["geo"]["latitude"] == 50.9271
    assert found["sameAs"] == ["https://social.example/@linse"]
    assert found["knowsAbout"] == ["Optik", "Medizin"]


def test_the_card_is_there_in_both_languages(works: OrganisationPage, client: Client) -> None:
    translate(works, slug="lens-works", title="Lens works")
    response = client.get(CARD)
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="linsenwerk.vcf"'
    assert client.post(CARD).status_code == 405
    german, english = (vobject.readOne(client.get(path).content.decode()) for path in (CARD, "/en/members/lens-works/contact.vcf"))
    assert (german.fn.value, german.org.value, german.adr.value.city) == ("Thea Brandmüller", ["Linsenwerk"], "Jena")
    assert english.org.value == ["Lens works"]
    assert german.uid.value == english.uid.value


@pytest.mark.parametrize(
    "path",
    [
        "/kontakt.vcf", "/mitglieder/kontakt.vcf", "/aktuelles/kontakt.vcf", "/mitglieder/gibt-es-nicht/kontakt.vcf",
        "/mitglieder/linsenwerk/contact.vcf", "/en/members/linsenwerk/contact.vcf", "/en/mitglieder/linsenwerk/kontakt.vcf",
        "/%00/kontakt.vcf", "/" + "a/" * 3000 + "kontakt.vcf", "/%E2%80%AE/kontakt.vcf",
    ],
)  # fmt: skip
def test_there_is_no_card_elsewhere(works: OrganisationPage, client: Client, path: str) -> None:
    assert client.get(path).status_code in (400, 404, 414)


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "restrict the directory"])
def test_no_card_of_what_is_not_public(works: OrganisationPage, client: Client, admin_client: Client, hide: str) -> None:
    translate(works, slug="lens-works")
    if hide == "unpublish":
        works.unpublish()
    else:
        page = works if hide == "restrict" else works.get_parent()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for path in (CARD, "/en/members/lens-works/contact.vcf"):
        assert client.get(path).status_code == 404
        assert admin_client.get(path).status_code == 404


def test_names_smuggle_nothing_into_the_card(works: OrganisationPage, client: Client) -> None:
    works.contact_name = "Thea\r\nTEL:110\r\nEND:VCARD"
    works.title = "<script>x</script>; Werk, KG"
    publish(works)
    card = vobject.readOne(client.get(CARD).content.decode())
    assert card.fn.value == "Thea\nTEL:110\nEND:VCARD"
    assert card.org.value == ["<script>x</script>; Werk, KG"]
    assert [each.value for each in card.contents["tel"]] == ["03641 000 00-0"]
    assert b"<script>x" not in client.get(OURS).content


def references(works: OrganisationPage) -> dict[str, Any]:
    """An article's text that refers to a page: by a link, in a box, by a call."""
    return {
        "Link": [("paragraph", f'<p><a linktype="page" id="{works.pk}">dort</a></p>')],
        "Kasten": [("about_box", {"organisation": works, "logo": None, "heading": "", "text": "", "link": link()})],
        "Aufruf": [("cta", {"heading": "Los", "text": "", "link": link("Dort", works)})],
        "Ohne": [("paragraph", "<p>Nichts.</p>")],
    }


def stories(page: BeautifulSoup) -> set[str]:
    return {link.get_text() for link in page.select('[aria-labelledby="news"] h3 a')}


def test_its_news_are_the_articles_that_refer_to_it(
    region: SimpleNamespace, works: OrganisationPage, look: Look, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for title, body in references(works).items():
            publish(NewsPageFactory(parent=region.news, title=title, body=body))
        draft = NewsPageFactory(parent=region.news, title="Entwurf", body=references(works)["Link"])
        draft.unpublish()
    assert stories(look(OURS)) == {"Link", "Kasten", "Aufruf"}


def test_an_article_that_names_the_english_page_counts_too(
    region: SimpleNamespace, works: OrganisationPage, look: Look, django_capture_on_commit_callbacks: Any
) -> None:
    english = translate(works, slug="lens-works")
    with django_capture_on_commit_callbacks(execute=True):
        publish(NewsPageFactory(parent=region.news, title="Englisch genannt", body=references(english)["Link"]))
        translate(publish(NewsPageFactory(parent=region.news, title="Deutsch genannt", body=references(works)["Kasten"])))
    assert stories(look(OURS)) == {"Englisch genannt", "Deutsch genannt"}
    page = look("/en/members/lens-works/")
    assert stories(page) == {"Englisch genannt", "Deutsch genannt (en)"}
    assert page.select_one('[aria-labelledby="news"] a[lang="de"]').get_text() == "Englisch genannt"


def test_many_articles_come_in_pages(
    region: SimpleNamespace, works: OrganisationPage, look: Look, client: Client, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    monkeypatch.setattr("news.referring_section.SHOWN", 3)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(4):
            publish(NewsPageFactory(parent=region.news, title=f"Artikel {number}", body=references(works)["Kasten"]))
    assert stories(look(OURS)) == {"Artikel 3", "Artikel 2", "Artikel 1"}
    assert look(OURS).select_one(".pages a[rel=next]")["href"] == f"{OURS}?page=2#news"
    assert stories(look(f"{OURS}?page=2")) == {"Artikel 0"}
    assert look(f"{OURS}?page=2").select_one(".pages a[rel=prev]")["href"] == f"{OURS}#news"
    assert [client.get(f"{OURS}?page={page}").status_code for page in ("3", "0", "x")] == [404, 404, 404]


def test_its_page_costs_the_same_with_one_article_and_with_twenty(
    region: SimpleNamespace, works: OrganisationPage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    def cost() -> int:
        client.get(OURS)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(OURS).status_code == 200
        return len(queries)

    def write(title: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            picture = ImageFactory(file=picture_file(size=(60, 40)))
            publish(NewsPageFactory(parent=region.news, title=title, teaser_picture=picture, body=references(works)["Kasten"]))

    write("Eins")
    before = cost()
    assert before <= DETAIL + 1
    for number in range(19):
        write(str(number))
    works.offers = [OrganisationOffer(locale=works.locale, title=str(number)) for number in range(20)]
    publish(works)
    assert cost() == before


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"since": 2100}, "since"),
        ({"founded": 2999, "since": None}, "founded"),
        ({"founded": 2020, "since": 2019}, "since"),
        ({"website": "ftp://linsenwerk.example/"}, "website"),
        ({"place": "Naumburg"}, "place"),
        ({"latitude": None}, "latitude"),
        ({"summary": ""}, "summary"),
    ],
)
def test_an_organisation_is_not_published_with(works: OrganisationPage, values: dict[str, Any], field: str) -> None:
    for name, value in values.items():
        setattr(works, name, value)
    assert list(publication_errors(works)) == [field]


def test_an_offer_leads_to_a_website_too(works: OrganisationPage) -> None:
    works.offers = [OrganisationOffer(locale=works.locale, title="Los", url="ftp://linsenwerk.example/")]
    assert list(publication_errors(works)) == ["offers"]
