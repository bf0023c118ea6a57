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
[[body]]
type = "paragraph"
text.de = '<p>Mehr im <a href="page:standard/impressum">Impressum</a> und <a href="https://a.example/">hier</a>.</p>'
text.en = '<p>More <a href="https://a.example/">here</a> and in the <a href="page:standard/impressum">imprint</a>.</p>'
"""
PICTURE = """
[verband]
file = "verband.webp"
title = {de = "Logo"}
alt = {de = "Grafik: Logo", en = "Illustration: logo"}
credit = "Wir"
licence = "cc-by-4.0"
"""
FILES = {
    "topics.toml": '[[topics]]\nslug = "sport"\nname = {de = "Sport", en = "Sports"}\n',
    "images.toml": PICTURE,
    "home.toml": HOME,
    "news.toml": NEWS,
    "standard/01-impressum.toml": STANDARD,
    "news/01-treffen.toml": ARTICLE,
}


def demo_folder(folder: Path, **changes: str) -> Path:
    """Write the small demo; a change replaces or adds a file, named with `__` for the slash and without its ending."""
    (folder / "pictures").mkdir(parents=True)
    shutil.copy(FOLDER / "pictures" / "verband.webp", folder / "pictures")
    for name, text in (FILES | {f"{name.replace('__', '/')}.toml": text for name, text in changes.items()}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
