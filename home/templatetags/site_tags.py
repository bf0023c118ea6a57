"""What templates need to set pictures, credits, links and quotation marks; each asks a module of `home` and writes the markup."""

from django import template
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from home import pictures, quotation
from home import rich_text as rich_texts
from home.blocks.body import anchor as block_anchor
from home.links import active_language
from home.models import CustomImage
from home.publication.version import once_per_version

register = template.Library()


@register.simple_tag
def picture(image: CustomImage | int | None, sizes: str = "100vw", decorative: bool = False, eager: bool = False) -> SafeString | str:
    """The `<picture>` of a picture, given itself or its id, and nothing if there is none: AVIF for browsers that know it, else WebP.

    `sizes` says how wide it is shown; `decorative` leaves out the alternative text, where a heading beside the picture says the
    same; `eager` is for the one picture that stands in view when the page opens.
    """
    if not image:
        return ""
    return _picture(image if isinstance(image, int) else image.pk, sizes, decorative, eager, active_language())


@once_per_version
def _picture(pk: int, sizes: str, decorative: bool, eager: bool, language: str) -> SafeString | str:
    """The markup; written once, for a list of twenty would spend a third of its time on it."""
    found = pictures.picture(pk, language)
    if found is None:
        return ""
    largest, webp, avif = found.largest, found.of_type("image/webp"), found.of_type("image/avif")
    attributes: dict[str, str | int] = {"src": largest.url}
    if len(webp) > 1:
        attributes |= {"srcset": pictures.srcset(webp), "sizes": sizes}
    attributes |= {"width": largest.width, "height": largest.height, "alt": "" if decorative else found.alt}
    if attributes["alt"] and found.alt_language != language:
        attributes["lang"] = found.alt_language
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    img = format_html("<img{}>", flatatt(attributes))
    if not avif:
        return img
    smaller = flatatt({"type": "image/avif", "srcset": pictures.srcset(avif), "sizes": sizes})
    return format_html("<picture><source{}>{}</picture>", smaller, img)


@register.simple_tag
def credit(image: CustomImage | int | None) -> SafeString | str:
    """Who made a picture and under which licence it stands, linked to the licence's text; nothing without a credit."""
    found = pictures.picture(image) if image else None
    if found is None or not found.credit:
        return ""
    licence = escape(found.licence)
    if found.licence_deed:
        licence = format_html('<a href="{}" rel="license">{}</a>', found.licence_deed, found.licence)
    words = _("Picture: %(credit)s, %(licence)s") if licence else _("Picture: %(credit)s")
    return format_html('<span class="credit">{}</span>', mark_safe(words % {"credit": escape(found.credit), "licence": licence}))  # noqa: S308 - escaped


@register.simple_tag
def lang_attributes(language: str) -> SafeString | str:
    """`lang` and `hreflang` for a link that is a title in another language than the page; nothing in the page's own."""
    return format_html(' lang="{0}" hreflang="{0}"', language) if _is_foreign(language) else ""


@register.simple_tag
def lang_of(language: str) -> SafeString | str:
    """`lang` for words in another language than the page that are no link; nothing in the page's own."""
    return format_html(' lang="{}"', language) if _is_foreign(language) else ""


@register.simple_tag
def hreflang(language: str) -> SafeString | str:
    """`hreflang` for a link in the page's language that leads to a page in another; nothing for one in its own."""
    return format_html(' hreflang="{}"', language) if _is_foreign(language) else ""


@register.simple_tag
def lang_note(language: str) -> SafeString | str:
    """The visible note behind a title or link in another language; nothing in the page's own."""
    names = {"de": _("in German"), "en": _("in English")}
    return format_html(' <span class="lang-note">{}</span>', names[language]) if _is_foreign(language) else ""


@register.simple_tag
def not_available_in(language: str) -> str:
    """What stands in the place of the link to a version that does not exist."""
    return {"de": _("Not available in German"), "en": _("Not available in English")}[language]


@register.filter
def rich_text(source: RichText | str) -> SafeString:
    """Rich text as HTML, from a block's value or from a field."""
    return rich_texts.for_readers(source.source if isinstance(source, RichText) else source)


@register.filter
def quoted(text: str, language: str = "") -> str:
    """Words between the quotation marks of the language that they are in, or of the page's."""
    return quotation.quoted(text, language or active_language())


@register.filter
def anchor(block_id: str | None) -> str:
    """The id of a block's element, which stays the same when its words change and is the same in every language."""
    return block_anchor(block_id)


def _is_foreign(language: str) -> bool:
    """Addresses elsewhere have no language; nobody knows theirs."""
    return language not in ("", active_language())
