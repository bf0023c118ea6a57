"""Videos elsewhere: which addresses become a player, and that nothing is asked of their hosts."""

import socket
from typing import Any, Never

import pytest
from django.core.exceptions import ValidationError

from home.blocks.players import player
from tests.home.bodies import BLOCK, for_programs, markup

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
OTHERS = {"www.ardmediathek.de": "ARD Mediathek"}


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/watch?list=abc&v=dQw4w9WgXcQ&t=3", YOUTUBE),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("http://YouTube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", YOUTUBE),
        (YOUTUBE, YOUTUBE),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"),
        ("https://www.ardmediathek.de/embed/Y3JpZDovL21kci5kZQ", "https://www.ardmediathek.de/embed/Y3JpZDovL21kci5kZQ"),
    ],
)
def test_video_becomes_its_player(address: str, frame: str) -> None:
    found = player(address, OTHERS)
    assert found
    assert found.frame == frame


HOSTILE = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt://www.youtube.com/watch?v=dQw4w9WgXcQ%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "ftp://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "//www.youtube.com/watch?v=dQw4w9WgXcQ",
    "http://127.0.0.1/watch?v=dQw4w9WgXcQ",
    "http://[::1]/watch?v=dQw4w9WgXcQ",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost:8000/admin/",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/?https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example\\@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://user:pass@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:99999/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/redirect?q=https://evil.example&v=dQw4w9WgXcQ",
    'https://www.youtube.com/watch?v="><script>',
    "https://www.youtube.com/watch?v=../../../evil",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ\nhttps://evil.example",
    "https://www.youtube.com/\t/watch?v=dQw4w9WgXcQ",
    "https://www.youtübe.com/watch?v=dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ/../evil",
    "https://vimeo.com/76979871?h=x&autoplay=1%22",
    "https://vimeo.com/settings",
    "http://www.ardmediathek.de/embed/x",
    "https://ardmediathek.de/embed/x",
    "https://www.ardmediathek.de/embed/x\nSet-Cookie: y",
    "https://www.ardmediathek.de/embed/x y",
    "https://www.ardmediathek.de/embed/\\..\\x",
    "https://[/watch?v=dQw4w9WgXcQ",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_no_other_address_becomes_a_player(address: str) -> None:
    assert player(address, OTHERS) is None


def value(url: str, title: str = "Ein Abend") -> dict[str, str]:
    return {"url": url, "title": title, "caption": ""}


@pytest.mark.parametrize("address", [address for address in HOSTILE if address])
def test_no_other_address_comes_out_even_if_it_was_stored(address: str) -> None:
    figure = markup(("embed", value(address)))
    assert figure.find(["a", "button", "iframe", "script"]) is None
    assert address not in str(figure)


@pytest.mark.parametrize("address", [address for address in HOSTILE if address and not address.startswith("//")])
def test_editors_are_told_which_videos_can_be_shown(address: str) -> None:
    block = BLOCK.child_blocks["embed"]
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.normalize(value(address)))
    assert "url" in refusal.value.block_errors


def test_operators_name_more_hosts(settings: Any) -> None:
    block = BLOCK.child_blocks["embed"]
    mediathek = value("https://www.ardmediathek.de/embed/abc")
    with pytest.raises(ValidationError):
        block.clean(block.normalize(mediathek))
    settings.EMBED_HOSTS = OTHERS
    assert block.clean(block.normalize(mediathek)).player.provider == "ARD Mediathek"


def test_page_names_the_host_and_loads_nothing_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args, **_kwargs) -> Never:
        raise AssertionError("the server asked somebody for something")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    block = BLOCK.child_blocks["embed"]
    cleaned = block.clean(block.normalize(value("https://youtu.be/dQw4w9WgXcQ")))
    figure = markup(("embed", cleaned))
    assert "YouTube" in figure.get_text()
    assert figure.iframe is None
    assert figure.a["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert figure.button.has_attr("hidden"), "without the script only the link works, so only the link is shown"
    assert (figure.button["data-frame"], figure.button["data-title"]) == (YOUTUBE, "Ein Abend")
    assert [script["src"] for script in figure.find_all("script")] == ["/static/js/embed.js"]


def test_programs_get_the_player() -> None:
    answer = for_programs(("embed", value("https://youtu.be/dQw4w9WgXcQ")))[0]
    assert answer == value("https://youtu.be/dQw4w9WgXcQ") | {"provider": "YouTube", "player": YOUTUBE}
