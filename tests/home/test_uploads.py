"""Uploads: what is not what it says is refused in the editor's words, and then there is neither a row nor a file of it."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from home.models import CustomImage, User
from tests.factories import ImageFactory, UserFactory
from tests.home import uploads

pytestmark = pytest.mark.django_db
LONG = "ä" * 125 + ".png"  # 255 bytes are the longest name that file systems know

BAD_PICTURES = {
    "SVG with a script": ("bild.svg", uploads.SVG),
    "SVG named .png": ("bild.png", uploads.SVG),
    "HTML named .jpg": ("bild.jpg", uploads.HTML),
    "GIF magic and junk": ("bild.gif", uploads.GIF_AND_JUNK),
    "GIF and script": ("bild.gif", uploads.GIF_AND_SCRIPT),
    "PNG named .jpg": ("bild.jpg", uploads.picture("PNG")),
    "half a JPEG": ("bild.jpg", uploads.cut_off(uploads.picture("JPEG", (600, 400)))),
    "half a WebP": ("bild.webp", uploads.cut_off(uploads.picture("WEBP", (600, 400)))),
    "half a PNG": ("bild.png", uploads.cut_off(uploads.picture("PNG", (600, 400)))),
    "too many pixels": ("bild.png", uploads.pixel_bomb()),
    "nothing": ("bild.png", b""),
    "program": ("bild.exe", b"MZ" + bytes(100)),
}
BAD_DOCUMENTS = {
    "SVG": ("plan.svg", uploads.SVG),
    "HTML": ("plan.html", uploads.HTML),
    "HTML named .pdf": ("plan.pdf", uploads.HTML),
    "HTML named .txt": ("plan.txt", uploads.HTML),
    "SVG named .csv": ("plan.csv", b"\xef\xbb\xbf  " + uploads.SVG),
    "HTML in UTF-16": ("plan.txt", uploads.HTML.decode().encode("utf-16")),
    "program named .csv": ("plan.csv", b"MZ" + bytes(100)),
    "script that is a PDF as well": ("plan.pdf", uploads.PDF_AND_SCRIPT),
    "archive named .docx": ("plan.docx", uploads.archive("anything.txt")),
    "junk named .zip": ("plan.zip", b"PK\x03\x04 and junk"),
    "zip bomb": ("plan.zip", uploads.zip_bomb()),
    "zip bomb named .xlsx": ("plan.xlsx", uploads.zip_bomb()),
    "archive that leaves its folder": ("plan.zip", uploads.archive("../../etc/cron.d/x")),
    "archive from another drive": ("plan.zip", uploads.archive("C:\\Windows\\x")),
    "calendar that is none": ("termin.ics", uploads.HTML),
    "nothing": ("plan.pdf", b""),
}
GOOD_DOCUMENTS = {
    "PDF": ("plan.pdf", uploads.PDF),
    "text": ("plan.txt", "Überörtlich".encode("cp1252")),
    "UTF-16": ("plan.csv", "Ort;Fläche".encode("utf-16")),
    "word": ("plan.docx", uploads.archive("[Content_Types].xml", "word/document.xml")),
    "sheet": ("plan.ods", uploads.archive("META-INF/manifest.xml")),
    "calendar": ("termin.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    "archive": ("plan.zip", uploads.archive("ordner/plan.txt")),
}


@pytest.fixture(autouse=True)
def _empty_storage(settings: Any) -> None:
    """Each test has a storage of its own."""
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def named(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/png")


def files() -> list[str]:
    """Everything in the media storage."""
    folders = [folder for folder in ("original_images", "documents", "images") if default_storage.exists(folder)]
    return [name for folder in folders for name in default_storage.listdir(folder)[1]]


def upload(client: Client, kind: str, name: str, data: bytes) -> Any:
    """One file by the drop zone, as JSON."""
    form = {"title": "Probe", "files[]": named(name, data), "collection": Collection.get_first_root_node().pk}
    response = client.post(f"/admin/{kind}/multiple/add/", form, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_bad_picture_is_refused_without_a_trace(admin_client: Client, case: str) -> None:
    name, data = BAD_PICTURES[case]
    answer = upload(admin_client, "images", name, data)
    assert answer["success"] is False
    assert answer["error_message"]
    form = {"title": "Probe", "file": named(name, data), "collection": Collection.get_first_root_node().pk}
    response = admin_client.post("/admin/images/add/", form)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not CustomImage.objects.exists()
    assert files() == []


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_bad_document_is_refused_without_a_trace(admin_client: Client, case: str) -> None:
    name, data = BAD_DOCUMENTS[case]
    answer = upload(admin_client, "documents", name, data)
    assert answer["success"] is False
    form = {"title": "Probe", "file": named(name, data), "collection": Collection.get_first_root_node().pk}
    response = admin_client.post("/admin/documents/add/", form)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not get_document_model().objects.exists()
    assert files() == []


@pytest.mark.parametrize("case", GOOD_DOCUMENTS)
def test_good_document_is_saved(admin_client: Client, case: str) -> None:
    assert upload(admin_client, "documents", *GOOD_DOCUMENTS[case])["success"] is True
    assert len(files()) == get_document_model().objects.count() == 1


@pytest.mark.parametrize("name", ["plan.pdf", "plan.svg", "plan.html", "plan.txt"])
def test_documents_are_saved_by_browsers_and_never_opened(client: Client, settings: Any, name: str) -> None:
    """Whatever lies there, such as a file from before the checks."""
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    document = get_document_model().objects.create(title="Plan", file=ContentFile(uploads.HTML, name))
    response = client.get(document.url)
    assert b"".join(response.streaming_content) == uploads.HTML
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-cache", "who may read it is asked each time, and no proxy answers for us"
    assert client.get(f"/media/documents/{name}").status_code == 404


@pytest.mark.parametrize(("kind", "setting"), [("images", "WAGTAILIMAGES_MAX_UPLOAD_SIZE"), ("documents", "WAGTAILDOCS_MAX_UPLOAD_SIZE")])
def test_too_large_file_is_refused(admin_client: Client, settings: Any, kind: str, setting: str) -> None:
    setattr(settings, setting, 20)
    file = ("bild.png", uploads.picture("PNG")) if kind == "images" else ("plan.pdf", uploads.PDF)
    assert upload(admin_client, kind, *file)["success"] is False
    assert files() == []


@pytest.mark.parametrize("name", [LONG, "../../böse.png", "..\\..\\böse.png", ".png", "a\u202egnp.png", "   .png"])
def test_odd_names_stay_in_their_folder(admin_client: Client, name: str) -> None:
    upload(admin_client, "images", name, uploads.picture("PNG"))
    for image in CustomImage.objects.all():
        assert image.file.name.startswith("original_images/")
        assert ".." not in image.file.name
        assert len(image.file.name.encode()) < 255
    assert len(files()) == CustomImage.objects.count()


@pytest.mark.parametrize(("language", "words"), [("de", "lässt sich nicht als Bild lesen"), ("en", "cannot be read as a picture")])
def test_refusal_is_in_the_editors_language(admin: User, admin_client: Client, language: str, words: str) -> None:
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = language
    profile.save()
    assert words in upload(admin_client, "images", "bild.gif", uploads.GIF_AND_JUNK)["error_message"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_readers_get_does_not_say_where_it_was_taken(kind: str) -> None:
    data = uploads.photograph(kind)
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825), "the original does"
    image = ImageFactory(file=named(f"bild.{kind.lower()}", data))
    for spec in ("width-30|format-webp", "width-30|format-avif", "original", "max-20x20"):
        served = image.get_rendition(spec).file.open().read()
        assert not Image.open(io.BytesIO(served)).getexif()
        assert uploads.PLACE not in served


@pytest.fixture
def original(settings: Any, db: None) -> str:
    folder = Path(settings.MEDIA_ROOT) / "original_images"
    folder.mkdir()
    (folder / "bild.jpg").write_bytes(uploads.photograph("JPEG"))
    CustomImage.objects.filter(pk=ImageFactory().pk).update(file="original_images/bild.jpg")
    return "/media/original_images/bild.jpg"


def test_originals_are_for_editors_only(original: str, admin_client: Client, client: Client) -> None:
    assert client.get(original).status_code == 404
    client.force_login(UserFactory())
    assert client.get(original).status_code == 404, "a reader with a login"
    response = admin_client.get(original)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private"
    assert uploads.PLACE in b"".join(response.streaming_content)
