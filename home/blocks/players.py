"""From the address of a video to the address of its player: only for hosts on a list, and never by asking them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com"}
VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}

_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{11})/?", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d{1,12})(?:/([0-9a-f]{6,20}))?/?", re.ASCII)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Player:
    """Who shows the video, under which address it plays in a frame, and where a person watches it without one."""

    provider: str
    frame: str
    page: str


def player(address: str, other_hosts: Mapping[str, str]) -> Player | None:
    """The player of the video at `address`, or None if its host is not allowed or the address is no video's.

    `other_hosts` are hosts besides YouTube and Vimeo, with the name to show; their addresses are framed as they are, and must be
    https.
    """
    parts = _parts(address)
    if parts is None:
        return None
    host = parts.hostname or ""
    if host in YOUTUBE_HOSTS or host == "youtu.be":
        return _youtube(parts)
    if host in VIMEO_HOSTS:
        return _vimeo(parts)
    if host in other_hosts and parts.scheme == "https":
        return Player(other_hosts[host], address, address)
    return None


def _parts(address: str) -> SplitResult | None:
    """The address in its parts; None for what browsers and this function could read differently, or that names a user or port."""
    if _UNSAFE.search(address) or not address.isascii():
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and "@" not in parts.netloc and port is None
    return parts if plain else None


def _youtube(parts: SplitResult) -> Player | None:
    if parts.hostname == "youtu.be":
        written = parts.path.strip("/")
    elif found := _YOUTUBE_PATH.fullmatch(parts.path):
        written = found[1]
    else:
        written = parse_qs(parts.query).get("v", [""])[0] if parts.path == "/watch" else ""
    if not _YOUTUBE_ID.fullmatch(written):
        return None
    return Player("YouTube", f"https://www.youtube-nocookie.com/embed/{written}", f"https://www.youtube.com/watch?v={written}")


def _vimeo(parts: SplitResult) -> Player | None:
    """Unlisted videos have a second key, in the path or as `h`; `dnt` asks the player not to follow the viewer."""
    found = _VIMEO_PATH.fullmatch(parts.path)
    if found is None:
        return None
    key = found[2] or parse_qs(parts.query).get("h", [""])[0]
    if key and not re.fullmatch(r"[0-9a-f]{6,20}", key):
        return None
    frame = f"https://player.vimeo.com/video/{found[1]}?dnt=1" + (f"&h={key}" if key else "")
    return Player("Vimeo", frame, f"https://vimeo.com/{found[1]}" + (f"/{key}" if key else ""))
