"""What different people type, in both languages, and the hits that must come first; the same on both databases."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from home.search.asked import Asked
from home.search.results import results

pytestmark = pytest.mark.django_db

# The question, and the titles that come first. Where a list ends with None, nothing else is found.
GERMAN: dict[str, list[str | None]] = {
    # Umlauts and ß as one likes.
    "Häuser": ["Druckhaus am Wehr", "Museumsnacht", "Geschäftsstelle", None],
    "Haeuser": ["Druckhaus am Wehr", "Museumsnacht", "Geschäftsstelle", None],
    "hauser": ["Druckhaus am Wehr", "Museumsnacht", "Geschäftsstelle", None],
    "HAUS": ["Druckhaus am Wehr", "Museumsnacht", "Geschäftsstelle", None],
    "Gruendertag": ["Gründertag der Kammern", None],
    "grundertag": ["Gründertag der Kammern", None],
    "Strassenbahn": ["Die Straßenbahn fährt bis Mitternacht", None],
    "Mueller": ["Müller & Söhne Maschinenbau", None],
    "muller sohne": ["Müller & Söhne Maschinenbau", None],
    "ueber uns": ["Über uns", None],
    "gleisanschluß": ["Fünf Höfe wollen zurück auf die Schiene", None],
    # Endings.
    "Gleisanschlüsse": ["Fünf Höfe wollen zurück auf die Schiene", None],
    "Radweg": ["Neue Radwege an der Saale", None],
    "Hof": ["Fünf Höfe wollen zurück auf die Schiene"],
    "Labor": ["Offene Labore", None],
    "Jenaer": ["Jena"],
    # Parts of compounds, at each end and inside.
    "Flächen": ["Flächenpool", "Gewerbepark Nordtor", "Bahnhofsfeld"],
    "Flaeche": ["Flächenpool", "Gewerbepark Nordtor", "Bahnhofsfeld"],
    "Fertigungsfläche": ["Druckhaus am Wehr", None],
    "Bahn": ["Bahnhofsfeld", "Die Straßenbahn fährt bis Mitternacht", "Gewerbepark Nordtor", None],
    "Bau": ["Müller & Söhne Maschinenbau", None],
    "Museen": ["Museumsnacht", None],
    "Gleis": ["Fünf Höfe wollen zurück auf die Schiene", None],
    "Ring": ["Wasserstoffring nimmt Form an", None],
    "wasserstoff ring": ["Wasserstoffring nimmt Form an", None],
    "Bürgermeisterin": ["Kurze Wege", None],
    # Kinds, cities, topics and sectors by their names.
    "Termine": ["Termine", "Gründertag der Kammern", "Offene Labore", "Museumsnacht", None],
    "Veranstaltungen": ["Gründertag der Kammern", "Offene Labore", "Museumsnacht", None],
    "Termine in Jena": ["Offene Labore", None],
    "Wann ist der nächste Termin in Halle?": ["Gründertag der Kammern", None],
    "Jena": ["Jena"],
    "Halle": ["Halle (Saale)", "Messehalle 4"],
    "Halle (Saale)": ["Halle (Saale)"],
    "Hallen": ["Messehalle 4"],
    "rosslau": ["Dessau-Roßlau", "Hafenbogen Süd", None],
    "Dessau Hafen": ["Hafenbogen Süd", None],
    "Flächen Jena": ["Gewerbepark Nordtor", "Bahnhofsfeld"],
    "Optik": ["Jena", "Linsenwerk Saale (Beispiel)", None],
    "sport": ["Neue Radwege an der Saale", "Die Straßenbahn fährt bis Mitternacht", "Offene Labore", None],
    # Names, roads, words in quotation marks, a word too many.
    "Ida Berg": ["Kurze Wege", None],
    "„Weiche liegt“": ["Kurze Wege", None],
    "A9": ["Gewerbepark Nordtor", None],
    "A 9 Gewerbe": ["Gewerbepark Nordtor", None],
    "Köthen": ["Müller & Söhne Maschinenbau", None],
    "Impressum": ["Impressum", None],
    "Messgerät": ["Offene Labore", None],
    "die Schiene": ["Fünf Höfe wollen zurück auf die Schiene", None],
    "Rathaus": [None],
}
ENGLISH: dict[str, list[str | None]] = {
    "halls": ["Exhibition hall 4"],
    "exhibition halls": ["Exhibition hall 4"],
    "Halle": ["Halle (Saale)"],
    "Hydrogen Ring": ["Hydrogen ring takes shape", None],
    "cycling": ["New cycle paths along the Saale", None],
    "rail": ["Five yards want to return to the railway", None],
    "tram": ["Trams run until midnight", None],
    "events": ["Events", "Founders' day of the chambers", "Open laboratories", "Museumsnacht", None],
    "next event in Jena": ["Open laboratories", None],
    "founder": ["Founders' day of the chambers", None],
    "laboratory": ["Open laboratories", None],
    "business parks": ["Nordtor business park", None],
    "commercial sites": ["Nordtor business park", "Harbour bend south", "Station field", None],
    "properties": ["Property pool", None],
    "microscope": ["Linsenwerk Saale (example)", None],
    "commuters": ["Commuter map", None],
    "legal": ["Legal notice", None],
    "about us": ["About us", None],
    "Muller": ["Müller & Söhne mechanical engineering", None],
    # German words find what is German only, and German words on English pages.
    "Haeuser": ["Museumsnacht", "Head office"],
    "Museumsnacht": ["Museumsnacht", None],
    "Fertigungsflächen": ["Druckhaus am Wehr", None],
}


def faults(language: str, table: dict[str, list[str | None]]) -> dict[str, list[str]]:
    """What is found first by the questions that do not find what they should."""
    wrong = {}
    with translation.override(language):
        for question, expected in table.items():
            found = results(Asked(question), language)
            titles: list[str | None] = [hit.title.text for hit in found.hits] if found else []
            if [*titles, None][: len(expected)] != expected:
                wrong[question] = titles
    return wrong


def test_everybody_finds_what_they_look_for_in_german(region: SimpleNamespace) -> None:
    assert faults("de", GERMAN) == {}


def test_everybody_finds_what_they_look_for_in_english(region: SimpleNamespace) -> None:
    assert faults("en", ENGLISH) == {}
