"""The draft that a link shows. Whether its editor may still edit the page is Wagtail's to say, who gives no right to a login that ended."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext
from wagtail.admin.models import FormState
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail_localize.models import Translation

from home.models import BasePage
from home.preview.links import SALT


class PreviewRefusedError(Exception):
    """A link that shows nothing; says why, in the active language."""


def draft(token: str) -> BasePage:
    """The page as it stands in the form, or the translation, that the token was made for. Raises PreviewRefusedError."""
    try:
        named = signing.loads(token, salt=SALT, max_age=settings.FRONTEND_PREVIEW_SECONDS)
    except signing.SignatureExpired as error:
        raise PreviewRefusedError(gettext("This preview has expired. Open it anew in the editor.")) from error
    except signing.BadSignature as error:
        raise PreviewRefusedError(gettext("This is not the link of a preview.")) from error
    return translated(named) if "translation" in named else written(named)


def written(named: dict[str, int]) -> BasePage:
    """The page with what stands in the form, by Wagtail's own preview: in the name of the editor, who must still have the right."""
    state = FormState.objects.select_related("user").filter(pk=named["state"], object_id=str(named["page"])).first()
    if state is None:
        raise ended()
    view, request = PreviewOnEditView(), HttpRequest()
    request.method, request.user = "GET", state.user
    try:
        view.setup(request, page_id=named["page"])
    except (PermissionDenied, Http404) as error:
        raise no_right() from error
    form = view.get_form(QueryDict(state.data))
    if not view.validate_form(form):
        raise PreviewRefusedError(gettext("What stands in the editor cannot be shown as it is. Correct what is marked there."))
    form.save(commit=False)
    page: BasePage = view.object
    return page


def translated(named: dict[str, int]) -> BasePage:
    """The page with what has been translated so far, German where nothing has, for an editor who may still edit it."""
    translation = Translation.objects.select_related("source", "target_locale").filter(pk=named["translation"], enabled=True).first()
    user = get_user_model().objects.filter(pk=named["user"]).first()
    if translation is None or user is None:
        raise ended()
    page: BasePage = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    if page.pk != named["page"]:
        raise ended()
    if not page.permissions_for_user(user).can_edit():
        raise no_right()
    return page


def ended() -> PreviewRefusedError:
    return PreviewRefusedError(gettext("This preview has ended. Open it anew in the editor."))


def no_right() -> PreviewRefusedError:
    return PreviewRefusedError(gettext("Whoever opened this preview may no longer edit the page."))
