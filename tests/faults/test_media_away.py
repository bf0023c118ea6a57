"""The media folder is full or read-only: a form error, no row without its file, and pages go on."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from tests.faults.names import READ, UNREAD
from tests.faults.processes import program
from tests.faults.site import Site, serving, tally
from tests.faults.visitor import Visitor
from tests.home.uploads import PDF

Report = Callable[[str, str], None]
SIZE = 128  # KiB, all there is
WORDS = "Die Datei konnte nicht gespeichert werden"
# In a world of its own, where everybody may mount what they like, and which vanishes with the server.
MOUNTS = {
    "full": f'mkdir "$0.full" && mount -t tmpfs -o size={SIZE}k tmpfs "$0.full" && cp -r "$0/." "$0.full" && mount --bind "$0.full" "$0"',
    "read-only": 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"',
}
ARTICLE = "/aktuelles/stand/"  # whose picture has no sizes yet


def noise() -> bytes:
    """A picture that does not get smaller when it is compressed."""
    data = io.BytesIO()
    Image.effect_noise((SIZE * 4, SIZE * 4), 80).save(data, "PNG")
    return data.getvalue()


def uploads(editor: Visitor) -> list[str]:
    """What the site says to one picture and one document, sent by the form and by the drop zone."""
    fields, said = {"title": "Probe", "collection": "1"}, []
    for kind, file in (("images", ("bild.png", noise())), ("documents", ("plan.pdf", PDF + bytes(2 * SIZE * 1024)))):
        editor.get(f"/admin/{kind}/add/")
        form = editor.send_file(f"/admin/{kind}/add/", fields, "file", file)
        assert (form.status, form.headers["Content-Type"].partition(";")[0]) == (200, "text/html"), form.text[:3000]
        zone = editor.send_file(f"/admin/{kind}/multiple/add/", fields, "files[]", file, **{"X-Requested-With": "XMLHttpRequest"})
        assert (zone.status, zone.json()["success"]) == (200, False), zone.text[:3000]
        said += [form.text, zone.json()["error_message"]]
    return said


def rows(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        tables = ("home_customimage", "wagtaildocs_document", "wagtailcore_uploadedfile")
        return [database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables]  # noqa: S608 - our own words


def files(site: Site, folder: Path) -> set[str]:
    """As the server sees them."""
    seen = Path(f"/proc/{site.server.pid}/root{folder / 'media'}")
    return {str(path.relative_to(seen)) for path in seen.rglob("*") if path.is_file() and "images" not in path.parts}


@pytest.mark.parametrize("state", MOUNTS)
def test_media_folder_away(on_sqlite: dict[str, str], report: Report, state: str) -> None:
    folder = Path(on_sqlite["DATA_DIR"])
    script = f'{MOUNTS[state]} && exec "$@"'
    wrapper = (program("unshare", "util-linux"), "--mount", "--map-root-user", "sh", "-c", script, str(folder / "media"))
    with serving(on_sqlite, wrapper=wrapper) as site:
        before = rows(folder), files(site, folder)
        editor = site.visitor().log_in()
        said = uploads(editor)
        assert [WORDS in text for text in said] == [True] * 4, said
        assert (rows(folder), files(site, folder)) == before
        answers = [site.visitor().get(path) for path in [*READ, *UNREAD, ARTICLE] * 2] + [editor.get("/admin/images/")]
        assert [answer.status for answer in answers] == [200] * len(answers)
        assert site.visitor().get("/readyz").json()["checks"]["media"] == ("ok" if state == "full" else "failed")
    report(f"Media folder {state}", f"4 uploads refused in German, 0 rows, 0 files; {tally(answers)}, 0 errors")
