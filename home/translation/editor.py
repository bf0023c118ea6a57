"""What happens in the editor around translations: publishing them, refusing what would be undone, and saying what waits."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from home.publication.errors import NotPublishable
from home.translation.errors import TranslationRefusedError
from home.translation.family import is_source
from home.translation.publishing import publish_translation
from home.translation.records import record_of, records_from
from home.translation.related import untranslated, untranslated_message
from home.translation.words import missing


def publish_from_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The translation editor's “Publish”, in the place of wagtail-localize's, which would publish German words in English."""
    record = record_of(page) if publishes(request) else None
    if record is None:
        return None
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_publish() or permissions.page_locked():
        raise PermissionDenied
    try:
        wanting = publish_translation(record, request.user)
    except (NotPublishable, TranslationRefusedError) as refusal:
        messages.error(request, refusal.admin_message)
    else:
        title = record.get_target_instance().get_admin_display_title()
        messages.success(request, _("“%(page)s” was published.") % {"page": title})
        if wanting:
            messages.warning(request, wanting_message(wanting))
    return redirect(request.path)


def publish_snippet_from_editor(request: HttpRequest, snippet: TranslatableMixin) -> HttpResponse | None:
    """A snippet has no draft, so its translation is saved when it is complete."""
    record = record_of(snippet) if publishes(request) and isinstance(snippet, TranslatableMixin) else None
    if record is None or not (wanting := missing(record).count()):
        return None
    message = ngettext("%(count)d text is not translated yet.", "%(count)d texts are not translated yet.", wanting)
    messages.error(request, message % {"count": wanting})
    return redirect(request.path)


def publishes(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("action") == "publish"


def wanting_message(count: int) -> str:
    message = ngettext(
        "%(count)d text still shows older words, or is left out, until it is translated.",
        "%(count)d texts still show older words, or are left out, until they are translated.",
        count,
    )
    return message % {"count": count}


def tell_what_waits(request: HttpRequest, page: Page) -> None:
    """After German was published: how much of it the translations do not say yet, and where to translate it."""
    source = TranslationSource.objects.get_for_instance_or_none(page) if page.live else None
    for record in records_from(source) if source else []:
        if wanting := missing(record).count():
            offer_translation(request, record, wanting_message(wanting))
        for related in untranslated(extract_segments(page), record.target_locale):
            offer_translation(request, record_of(related), untranslated_message(related))


def offer_translation(request: HttpRequest, record: Translation, sentence: str) -> None:
    edit = messages.button(record.get_target_instance_edit_url(), _("Translate"))
    messages.warning(request, f"{record.target_locale.get_display_name()}: {sentence}", buttons=[edit])


def refuse_page_without_source(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    """Say so before somebody writes a page where none can be saved."""
    if parent.is_root() or is_source(parent):
        return None
    messages.error(request, _("Pages in another language are made by translating the German page, so write that one first."))
    return redirect(reverse("wagtailadmin_explore", args=[parent.pk]))


def without_alias_item(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, object]) -> None:
    """Take wagtail-localize's “Convert to alias page” out of the editor's menu."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
