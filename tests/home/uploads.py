"""Files that somebody might send us and nobody should."""

import io
import struct
import zipfile
import zlib

from PIL import Image

SCRIPT = b"<script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">' + SCRIPT + b"</svg>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
GIF_AND_JUNK = b"GIF89a" + b"\x07junk behind the magic bytes" * 9
GIF_AND_SCRIPT = b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1);//"
PDF_AND_SCRIPT = b"/*\n%PDF-1.4\n*/alert(1);/*\n%%EOF*/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
CENTIMETRES_OFF = {1: "N", 2: (51.0, 20.0, 23.4), 3: "E", 4: (12.0, 22.0, 23.9)}
PLACE = b"Saalebruecke"


def picture(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "teal").save(data, kind, **options)
    return data.getvalue()


def photograph(kind: str) -> bytes:
    """A picture that says where it was taken, in its GPS tags and in its description."""
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(0x8825).update(CENTIMETRES_OFF)
    return picture(kind, exif=exif.tobytes())


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


def pixel_bomb() -> bytes:
    """A PNG of a few bytes that claims 30,000 x 30,000 pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def archive(*names: str, content: bytes = b"x") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
    return data.getvalue()


def zip_bomb() -> bytes:
    """A megabyte of which a gigabyte would come."""
    return archive(*(f"{number}.txt" for number in range(10)), content=bytes(40 * 1024 * 1024))
