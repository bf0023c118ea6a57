"""The sitemaps as the protocol's own schema has them (sitemaps.org 0.9, which comes with the package `sitemap`)."""

import re
from urllib.request import urlopen

import pytest
from xmlschema import XMLSchema, XMLSchemaValidationError

from tests.e2e.server import ROOT

SCHEMA = ROOT / "tests" / "e2e" / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
# The protocol lets an address have elements of other schemas, and wants these to be known: links to other languages are XHTML's.
LINKS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
    <xs:element name="link"><xs:complexType>
        <xs:attribute name="rel" fixed="alternate" use="required"/>
        <xs:attribute name="hreflang" type="xs:language" use="required"/>
        <xs:attribute name="href" type="xs:anyURI" use="required"/>
    </xs:complexType></xs:element>
</xs:schema>"""


@pytest.fixture(scope="module")
def schema() -> XMLSchema:
    known = XMLSchema(SCHEMA, build=False)
    known.add_schema(LINKS, build=False)
    known.build()
    return known


def read(address: str) -> str:
    with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own site
        return str(answer.read(), "utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sitemap_is_valid(site: str, schema: XMLSchema, language: str) -> None:
    written = read(f"{site}/sitemap-{language}.xml")
    assert written.count("<url>") > 100
    schema.validate(written)


@pytest.mark.parametrize(
    ("right", "wrong"), [("lastmod>20", "lastmod>gestern 20"), ("<loc>", "<place/><loc>"), ('hreflang="', 'hreflang="d e')]
)
def test_the_schema_finds_what_is_wrong(site: str, schema: XMLSchema, right: str, wrong: str) -> None:
    written = read(f"{site}/sitemap-de.xml")
    with pytest.raises(XMLSchemaValidationError):
        schema.validate(re.sub(right, wrong, written, count=1))
