"""Pictures are for everybody; documents never leave by the pictures' address, however it is written."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import ImageFactory


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    for folder in ("images", "original_images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "datei.txt").write_text("Geheimwort" if folder == "documents" else "Bild")
    (tmp_path / "geheim.txt").write_text("Geheimwort")


def test_a_picture_is_served(files: None, db: None, client: Client) -> None:
    response = client.get("/media/images/datei.txt")
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"Bild"


def test_a_picture_that_has_not_changed_is_not_sent_again(files: None, db: None, client: Client) -> None:
    first = client.get("/media/images/datei.txt")
    first.close()
    response = client.get("/media/images/datei.txt", headers={"if-modified-since": first["Last-Modified"]})
    assert (response.status_code, response.content) == (304, b"")
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    "path",
    [
        "documents/datei.txt",
        "images/../documents/datei.txt",
        "images/%2e%2e/documents/datei.txt",
        "images/..%2fdocuments%2fdatei.txt",
        "images/..%2f..%2fdb.sqlite3",
        "images/../geheim.txt",
        "images/../original_images/datei.txt",
        "images//../../geheim.txt",
        "images/",
        "geheim.txt",
    ],
)
def test_nothing_else_is(files: None, db: None, client: Client, path: str) -> None:
    response = client.get(f"/media/{path}")
    assert response.status_code == 404
    assert "Geheimwort" not in response.content.decode()


@pytest.mark.parametrize("way", ["", "./", "x/../", "/"])
def test_nor_is_a_picture_of_a_private_collection(files: None, db: None, client: Client, tmp_path: Path, way: str) -> None:
    closed = Collection.get_first_root_node().add_child(name="Nur für uns")
    rendition = ImageFactory(collection=closed).get_rendition("width-320|format-webp")
    (tmp_path / rendition.file.name).write_text("Geheimwort")
    name = Path(rendition.file.name).name
    arrived = {"PATH_INFO": f"/media/images/{way}{name}"}  # the client would tidy it up
    assert b"".join(client.get(f"/media/images/{name}").streaming_content) == b"Geheimwort"
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    assert client.get("/", **arrived).status_code == 404
