"""HTML that leaves the site carries full addresses and nothing that only works here."""

import pytest

from news.feeds.portable import portable, xml_text

BASE = "https://region.example/aktuelles/artikel/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/en/news/">x</a>', '<a href="https://region.example/en/news/">x</a>'),
        ('<a href="#b-1">x</a>', f'<a href="{BASE}#b-1">x</a>'),
        ('<a href="https://a.example/?a=1&amp;b=2">x</a>', '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<a href="javascript:alert(1)" onclick="x">x</a>', "<a>x</a>"),
        (
            '<img src="/media/a.webp" srcset="/media/b.webp 2x" alt="A &quot;b&quot;" width="3" loading="lazy">',
            '<img src="https://region.example/media/a.webp" alt="A &quot;b&quot;" width="3">',
        ),
        ('<p class="x" id="y">a &lt;b&gt; &amp; c</p>', "<p>a &lt;b&gt; &amp; c</p>"),
        ("<p>a<br>b<br/>c</p>", "<p>a<br>b<br>c</p>"),
        ("<div>a<script>if (a < b) x()</script><svg><path d='M0'/></svg>b</div>", "<div>ab</div>"),
        ("<form><button>x</button><input></form>after", "after"),
        ('<iframe src="/x"></iframe><template><p>x</p></template><embed src="x">after', "after"),
        ('<picture><source srcset="/a.avif"><img src="/a.webp" alt=""></picture>', '<img src="https://region.example/a.webp" alt="">'),
        ("<!-- x --><p>\x0bGr\u00fc\u00dfe \U0001f600</p>", "<p>Gr\u00fc\u00dfe \U0001f600</p>"),
    ],
)
def test_html_is_made_portable(html: str, expected: str) -> None:
    assert portable(html, BASE) == expected


def test_text_keeps_what_xml_can_hold() -> None:
    assert xml_text("a\tb\nc\x00\x08\x1f\ufffe\uffffd") == "a\tb\ncd"
