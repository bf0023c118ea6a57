"""An archive is whole or is not there, and says when a single byte of it has changed."""

import os
import sqlite3
import stat
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from site_project.backup import on_sqlite
from site_project.backup.archive import checked, extract, written
from site_project.backup.errors import BackupError
from site_project.backup.manifest import FORMAT, Manifest, read_manifest, refuse_what_does_not_fit
from site_project.backup.media import Exchange, media_files
from site_project.backup.on_sqlite import SQLite

MANIFEST = Manifest(
    version="1.2",
    engine="SQLite",
    taken_at="2026-11-26T12:00:00+00:00",
    rows={"a": 1},
    migrations=["home.0001"],
    with_media=True,
    key_mark="k",
)
FILES = {"media/images/klein.webp": b"klein", "media/original_images/groß.png": os.urandom(3_000_000)}


def archive(folder: Path) -> Path:
    """An archive with FILES in it."""
    source, path = folder / "source", folder / "site.tar"
    with written(path) as writer:
        for name, data in FILES.items():
            source.write_bytes(data)
            with source.open("rb") as file:
                writer.add(name, file)
        writer.finish(MANIFEST)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    path = archive(tmp_path)
    manifest = checked(path)
    assert (manifest.rows, manifest.version, set(manifest.files)) == ({"a": 1}, "1.2", set(FILES))
    extract(path, manifest, tmp_path / "out")
    assert contents(tmp_path / "out") == FILES


def test_an_archive_is_for_its_owner_only_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "site.tar.part").write_bytes(b"left by a run that was killed" * 1_000_000)
    (tmp_path / "site.tar.part").chmod(0o644)
    path = archive(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_size < 2 * sum(map(len, FILES.values()))
    assert {each.name for each in tmp_path.iterdir()} == {"site.tar", "source"}
    checked(path)


def test_a_run_that_fails_leaves_the_older_archive(tmp_path: Path) -> None:
    path = archive(tmp_path)
    before = path.read_bytes()
    with pytest.raises(RuntimeError), written(path):
        raise RuntimeError
    assert path.read_bytes() == before
    assert not path.with_name("site.tar.part").exists()


def test_two_runs_do_not_write_the_same_archive(tmp_path: Path) -> None:
    path = tmp_path / "site.tar"
    with written(path) as first:
        with pytest.raises(BackupError, match="Another backup"), written(path):
            pass
        first.finish(MANIFEST)
    checked(path)


def test_one_changed_byte_is_named_with_its_file(tmp_path: Path) -> None:
    path = archive(tmp_path)
    data = bytearray(path.read_bytes())
    data[data.index(FILES["media/original_images/groß.png"][:64]) + 2_000_000] ^= 1
    path.write_bytes(data)
    with pytest.raises(BackupError, match=r"damaged: media/original_images/groß\.png"):
        checked(path)


@pytest.mark.parametrize("kept", [0, 100, 5_000, 2_000_000, -11_000])
def test_half_an_archive_is_refused(tmp_path: Path, kept: int) -> None:
    path = archive(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[:kept])
    with pytest.raises(BackupError, match=r"not whole|cannot be read"):
        checked(path)


def test_an_archive_without_its_list_of_contents_is_not_whole(tmp_path: Path) -> None:
    """Such as one of a program that knew nothing of the list."""
    with tarfile.open(tmp_path / "site.tar", "w") as tar:
        tar.addfile(tarfile.TarInfo("media/leer"))
    with pytest.raises(BackupError, match="its list of contents is missing"):
        checked(tmp_path / "site.tar")


@pytest.mark.parametrize("name", ["../aussen", "media/../../aussen", "/aussen"])
def test_no_file_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    source, path = tmp_path / "source", tmp_path / "site.tar"
    source.write_bytes(b"x")
    with written(path) as writer, source.open("rb") as file:
        writer.add(name, file)
        writer.finish(MANIFEST)
    with pytest.raises(BackupError, match="leads out of it"):
        checked(path)


def test_a_link_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "site.tar"
    with tarfile.open(path, "w") as tar:
        link = tarfile.TarInfo("media/passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(BackupError, match="is no file"):
        checked(path)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 1, "files": {"a": {}}}', b"\xff"])
def test_a_list_of_contents_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(BackupError, match="cannot be read"):
        read_manifest(data)


def test_another_engine_and_a_newer_version_are_refused() -> None:
    here = {"engine": "SQLite", "version": "1.2", "known_migrations": {"home.0001"}}
    refuse_what_does_not_fit(MANIFEST, **here)
    refuse_what_does_not_fit(MANIFEST, **here | {"version": "1.10", "known_migrations": {"home.0001", "home.0002"}})
    for change, words in [
        ({"engine": "PostgreSQL"}, "holds a database of SQLite"),
        ({"version": "1.1"}, "from version 1.2, this is version 1.1"),
        ({"known_migrations": {"home.0000"}}, "does not know: home.0001"),
    ]:
        with pytest.raises(BackupError, match=words):
            refuse_what_does_not_fit(MANIFEST, **here | change)
    newer = MANIFEST.as_json().replace(b'"format": %d' % FORMAT, b'"format": %d' % (FORMAT + 1))
    with pytest.raises(BackupError, match="newer version"):
        read_manifest(newer)


def test_a_database_that_is_not_what_the_list_says_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite; PostgreSQL counts inside the transaction, as `make faults` shows."""
    dump, live = tmp_path / "dump", sqlite3.connect(tmp_path / "live")
    monkeypatch.setattr(on_sqlite, "_live", lambda: live)
    for database, weights in ((sqlite3.connect(dump), [1, 2]), (live, [3])):
        database.execute("CREATE TABLE home_contentversion (id INTEGER PRIMARY KEY, weight INTEGER)")
        database.executemany("INSERT INTO home_contentversion (weight) VALUES (?)", [[weight] for weight in weights])
        database.commit()
    (tmp_path / "none").write_bytes(b"no database" * 100)
    with pytest.raises(BackupError, match="SQLite says: file is not a database"):
        SQLite().load(tmp_path / "none", {}, 7)
    with pytest.raises(BackupError, match=r"home_contentversion \(2 rows instead of 5\)"):
        SQLite().load(dump, {"home_contentversion": 5}, 7)
    assert weights_of(live) == [3]
    SQLite().load(dump, {"home_contentversion": 2}, 7)
    assert weights_of(live) == [1, 2, 7]


def weights_of(database: sqlite3.Connection) -> list[int]:
    return [weight for (weight,) in database.execute("SELECT weight FROM home_contentversion ORDER BY id")]


def unpacked(tmp_path: Path) -> Exchange:
    """The archive beside a folder with a file of the same name and other content, and one that it does not know."""
    root, path = tmp_path / "media", archive(tmp_path)
    (root / "images").mkdir(parents=True)
    (root / "images" / "klein.webp").write_bytes(b"anders")
    (root / "images" / "alt.webp").write_bytes(b"alt")
    manifest = checked(path)
    extract(path, manifest, tmp_path / "out")
    files = {name.removeprefix("media/"): stored for name, stored in manifest.files.items()}
    return Exchange(tmp_path / "out" / "media", root, files)


def test_files_are_there_before_the_database_and_old_ones_go_after_it(tmp_path: Path) -> None:
    exchange = unpacked(tmp_path)
    exchange.add()
    between = contents(tmp_path / "media")
    assert set(between) == {"images/klein.webp", "images/alt.webp", "original_images/groß.png"}
    assert between["images/klein.webp"] == b"anders"
    exchange.finish()
    assert contents(tmp_path / "media") == {name.removeprefix("media/"): data for name, data in FILES.items()}


def test_files_are_as_before_where_the_database_does_not_change(tmp_path: Path) -> None:
    exchange = unpacked(tmp_path)
    exchange.add()
    exchange.take_back()
    assert contents(tmp_path / "media") == {"images/klein.webp": b"anders", "images/alt.webp": b"alt"}


def test_files_of_our_own_are_no_media(tmp_path: Path) -> None:
    for name in (".restore/media/images/a", ".ready-1", "images/.htaccess", "images/b"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert list(media_files(tmp_path)) == ["images/.htaccess", "images/b"]


def test_a_file_that_shrinks_while_it_is_read_fails_the_backup(tmp_path: Path) -> None:
    """Instead of shifting everything behind it."""
    source, path = tmp_path / "source", tmp_path / "site.tar"
    source.write_bytes(b"0123456789")
    with source.open("rb") as file:
        file.seek(5)
        with pytest.raises(OSError, match="unexpected end of data"), written(path) as writer:
            writer.add("media/a", file)
    assert not path.exists()


def test_the_archive_opens_with_any_tar(tmp_path: Path) -> None:
    with tarfile.open(fileobj=BytesIO(archive(tmp_path).read_bytes())) as tar:
        assert tar.getnames() == [*FILES, "manifest.json"]
