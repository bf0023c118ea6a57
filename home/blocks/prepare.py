"""Everything that a page's blocks refer to, loaded before the page is rendered."""

from collections.abc import Iterable

from wagtail.blocks.stream_block import StreamValue

from home import documents, links, pictures, profiles
from home.blocks.references import References, walk, walk_rich_text


def prepare(*, streams: Iterable[StreamValue | str], images: Iterable[int | None] = (), pages: Iterable[int | None] = ()) -> None:
    """Load into the request's memory what the page shows, besides its own row: two queries for pictures, one each for links,
    profiles and documents, however many there are, and none for what there is not.

    `streams` are the page's StreamFields and rich texts; `images` and `pages` are ids that stand outside them.
    """
    found = References(pictures={pk for pk in images if pk}, pages={pk for pk in pages if pk})
    for stream in streams:
        if isinstance(stream, StreamValue):
            walk(stream.stream_block, stream.raw_data, found)
        else:
            walk_rich_text(stream, found)
    links.load(found.pages)
    logos = {profile.logo_id for profile in profiles.load(found.profiles).values()}
    pictures.load(found.pictures | logos)
    documents.load(found.documents)
