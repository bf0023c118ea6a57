"""A demo of one page of each kind, for tests that break it."""

import shutil
from pathlib import Path

from site_project.demo.reading import FOLDER

HOME = """
title = {de = "Start", en = "Home"}
slug = {de = "start", en = "home"}
summary = {de = "Was wir tun.", en = "What we do."}
opening_title = {de = "Ein Netz.", en = "One network."}
opening_intro = {de = "Wir arbeiten zusammen.", en = "We work together."}
notice_label = {de = "Neu", en = "New"}
notice_page = "page:news/treffen"
address = {de = "Leipzig", en = "Leipzig"}
press_name = "Mara Lindgarten"
press_role = {de = "Leiterin", en = "Head"}
press_phone = "0341 000 00-0"
press_email = "presse@beispiel.example"
footer_note = {de = "Alles Beispiele.", en = "All examples."}
social_links = []
legal_links = ["page:standard/impressum"]
footer_links = []
"""
NEWS = """
title = {de = "Aktuelles", en = "News"}
slug = {de = "aktuelles", en = "news"}
summary = {de = "Was geschieht.", en = "What happens."}
"""
STANDARD = """
title = {de = "Impressum", en = "Imprint"}
slug = {de = "impressum", en = "imprint"}
summary = {de = "Wer hier schreibt.", en = "Who writes here."}
"""
ARTICLE = """
title = {de = "Ein Treffen", en = "A meeting"}
slug = {de = "treffen", en = "meeting"}
summary = {de = "Man traf sich.", en = "People met."}
date = 2026-03-01T09:00:00
topic = "sport"
project = "projects/region/ring"
[[body]]
type = "paragraph"
text.de = '<p>Mehr im <a href="page:standard/impressum">Impressum</a> und <a href="https://a.example/">hier</a>.</p>'
text.en = '<p>More <a href="https://a.example/">here</a> and in the <a href="page:standard/impressum">imprint</a>.</p>'
"""
CITY = """
title = {de = "Jena", en = "Jena"}
summary = {de = "Eine Stadt.", en = "A city."}
state = "DE-TH"
at = [50.9271, 11.5892]
population = 112000
population_year = 2023
website = "https://www.jena.de/"
member_since = 2012
picture = "verband"
[contact]
name = "Arno Teichgräber"
role = {de = "Ansprechpartner", en = "Contact"}
phone = "03641 000 00-1"
email = "jena@beispiel.example"
"""
PROPERTIES = """
parent = "cities/jena"
[contact]
name = "Arno Teichgräber"
role = {de = "Ansprechpartner", en = "Contact"}
phone = "03641 000 00-1"
email = "jena@beispiel.example"
[names]
rail = "Erfurt-Vieselbach"
[sites.J-001]
title = {de = "Ölhafen Süd", en = "Oil port south"}
summary = {de = "Eben.", en = "Level."}
at = [50.8830, 11.5930]
ha = [3.4, 3]
parts = [0.5, 3]
price = 68
zoning = ["GE", "GI"]
power = {de = "20 kV", en = "20 kV"}
motorway = "A 4"
km = {motorway = 5, rail = 41.5}
confirmed_days_ago = 24
[halls.J-H01]
only_german = true
title.de = "Glashalle"
summary.de = "Hell."
at = [50.8810, 11.5870]
m2 = 1450
rent = 6.1
crane = 3.2
built = 1967
motorway = "A 4"
km = {motorway = 3.5}
available_in_days = 90
"""
ORGANISATIONS = """
parent = "members"
[organisations.lichtwerk]
title = {de = "Lichtwerk (Beispiel)", en = "Lichtwerk (example)"}
summary = {de = "Macht Licht.", en = "Makes light."}
type = "company"
sectors = ["optik"]
street = "Beispielweg 1"
postal_code = "07743"
city = "cities/jena"
since = 2014
offers = [{title = {de = "Führung", en = "Guided tour"}, text = {de = "Jeden Mai.", en = "Every May."}}]
"""
EVENTS = """
[series.abende]
title = {de = "Abende", en = "Evenings"}
summary = {de = "Jede Woche.", en = "Every week."}
topics = ["sport"]
city = "cities/jena"
schedules = [{when = {week = -1, weekday = "fri"}, start = 18:00:00, end = 21:00:00, repeats = "FREQ=WEEKLY;BYDAY=TH;COUNT=5"}]
changes = [
    {nth = 2, what = "cancelled", reason = {de = "Regen", en = "rain"}},
    {nth = 4, move = 1},
    {what = "extra", when = {week = 9, weekday = "sat"}, start = 11:00:00, note = {de = "Zugabe", en = "Encore"}},
]
[events.auftakt]
parent = "events/runde/abende"
title = {de = "Auftakt", en = "Opening"}
summary = {de = "Zuerst.", en = "First."}
topics = ["sport"]
when = {date = 2018-01-11}
start = 18:00:00
city = "cities/jena"
organiser = "organisations/members/lichtwerk"
programme = [{at = 18:00:00, title = {de = "Hallo", en = "Hello"}, speakers = [{name = "Ida Berg", role = {de = "Leiterin", en = "Head"}}]}]
[events.fest]
parent = "cities/jena"
title = {de = "Fest", en = "Fair"}
summary = {de = "Zwei Tage.", en = "Two days."}
topics = ["sport"]
when = {week = 2, weekday = "sat"}
days = 2
price = 4.5
registration = "https://a.example/"
registration_until = {days_before = 3, at = 12:00:00}
"""
QUOTES = """
[quotes.naehe]
parent = "cities/jena"
title = {de = "Nähe", en = "Closeness"}
text = {de = "Nähe zählt.", en = "Closeness counts."}
office = {de = "Amt (Beispiel)", en = "Office (example)"}
said = 2017-03-01
released = 2017-03-02
released_by = {de = "Pressestelle", en = "Press office"}
until = 2018-06-30
topics = ["sport"]
"""
PROJECTS = """
[projects.ring]
title = {de = "Ring", en = "Ring"}
summary = {de = "Ein Netz.", en = "One network."}
topics = ["sport"]
starts = 2024-05-01
lead = "organisations/members/lichtwerk"
cities = ["page:cities/jena"]
partners = [{name = "Netz (Beispiel)", task = {de = "Rohre", en = "Pipes"}}]
steps = [{year = 2024, text = {de = "Anfang", en = "Beginning"}}]
funding = [{programme = {de = "Programm", en = "Programme"}, amount = 5000, logo = "verband", wording = {de = "Mit Geld.", en = "Funded."}}]
results = [{text = {de = "Ein Bericht.", en = "A report."}, link = {label = {de = "Lesen", en = "Read"}, link = "page:news/treffen"}}]
downloads = ["zahlen"]
"""
LIST = 'title = {{de = "{0}", en = "{1}"}}\nsummary = {{de = "Alle.", en = "All."}}\n'
PICTURE = """
[verband]
file = "verband.webp"
title = {de = "Logo"}
alt = {de = "Grafik: Logo", en = "Illustration: logo"}
credit = "Wir"
licence = "cc-by-4.0"
"""
DOCUMENT = """
[zahlen]
file = "zahlen.csv"
title = {de = "Zahlen"}
"""
FILES = {
    "topics.toml": '[[topics]]\nslug = "sport"\nname = {de = "Sport", en = "Sports"}\n',
    "sectors.toml": '[[sectors]]\nslug = "optik"\nname = {de = "Optik", en = "Optics"}\n',
    "images.toml": PICTURE,
    "documents.toml": DOCUMENT,
    "home.toml": HOME,
    "news.toml": NEWS,
    "cities.toml": LIST.format("Städte", "Cities"),
    "pool.toml": LIST.format("Flächenpool", "Property pool"),
    "events.toml": LIST.format("Termine", "Events"),
    "quotes.toml": LIST.format("Zitate", "Quotes"),
    "projects.toml": LIST.format("Projekte", "Projects"),
    "members.toml": LIST.format("Mitglieder", "Members"),
    "partners.toml": LIST.format("Partner", "Partners"),
    "standard/01-impressum.toml": STANDARD,
    "cities/01-jena.toml": CITY,
    "properties/jena.toml": PROPERTIES,
    "organisations/members.toml": ORGANISATIONS,
    "events/runde.toml": EVENTS,
    "quotes/staedte.toml": QUOTES,
    "projects/region.toml": PROJECTS,
    "news/01-treffen.toml": ARTICLE,
}


def demo_folder(folder: Path, **changes: str) -> Path:
    """Write the small demo; a change replaces or adds a file, named with `__` for the slash and without its ending."""
    (folder / "pictures").mkdir(parents=True)
    (folder / "documents").mkdir()
    (folder / "documents" / "zahlen.csv").write_text("Stadt;Zahl\nJena;1\n", encoding="utf-8")
    shutil.copy(FOLDER / "pictures" / "verband.webp", folder / "pictures")
    for name, text in (FILES | {f"{name.replace('__', '/')}.toml": text for name, text in changes.items()}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
