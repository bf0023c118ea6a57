"""A quote in the words of schema.org."""

from home.frame import absolute
from home.structured_data import Thing, filled
from quotes.quote import Quote


def quotation(quote: Quote) -> Thing:
    """https://schema.org/Quotation."""
    url = absolute(quote.url)
    speaker = _speaker(quote)
    return {
        "@type": "Quotation",
        "@id": f"{url}#quotation",
        "url": url,
        "mainEntityOfPage": url,
        "text": quote.text,
        "inLanguage": quote.language,
        "creator": speaker,
        "spokenByCharacter": speaker,
        "dateCreated": quote.said_on.isoformat(),
    } | filled(
        {"keywords": ", ".join(topic.name for topic in quote.topics), "expires": quote.valid_until and quote.valid_until.isoformat()}
    )


def _speaker(quote: Quote) -> Thing:
    """A person with office and house, or the office itself, which belongs to the house."""
    house = _house(quote)
    if quote.person:
        return {"@type": "Person", "name": quote.person} | filled({"jobTitle": quote.office, "affiliation": house})
    return {"@type": "Organization", "name": quote.office} | filled({"parentOrganization": house})


def _house(quote: Quote) -> Thing | None:
    if quote.organisation:
        return {"@type": "Organization", "name": quote.organisation.title, "url": absolute(quote.organisation.url)}
    return {"@type": "GovernmentOrganization", "name": quote.city.name, "url": absolute(quote.city.url)} if quote.city else None
