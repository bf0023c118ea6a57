"""Drafts for a front end: a signed link from the editor's preview shows one draft, for a while, to whoever has it, and is kept nowhere."""

from collections.abc import Callable
from time import time
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as site
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.models import GroupPagePermission, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from home.models import StandardPage, User
from home.preview.links import SALT
from tests.editing import edit_address, typed
from tests.editors import editor_of
from tests.factories import StandardPageFactory, publish, translate

FRONT_END = "https://front.example/vorschau"
Preview = Callable[..., str]


@pytest.fixture(autouse=True)
def _front_end(settings: Any) -> None:
    settings.FRONTEND_PREVIEW_URL = FRONT_END


@pytest.fixture
def about(tree: SimpleNamespace) -> StandardPage:
    return publish(StandardPageFactory(parent=tree.home, title="Über uns", slug="ueber-uns", summary="Wer wir sind."))


@pytest.fixture
def author(about: StandardPage) -> User:
    return editor_of(about)


@pytest.fixture
def preview(about: StandardPage, author: User) -> Preview:
    """Types into the form, as the preview panel sends it while it is open, and answers where that then leads."""

    def previewed(page: Any = about, user: User = author, **changes: Any) -> str:
        client = Client()
        client.force_login(user)
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        sent = client.post(address, typed(client, edit_address(page), **changes))
        assert sent.json() == {"is_valid": True, "is_available": True}
        response = client.get(address, {"mode": "front-end", "in_preview_panel": "true"})
        assert response.status_code == 302, response.content
        return str(response["Location"])

    return previewed


def token_in(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


def ask(client: Client, token: str, **more: str) -> Any:
    return client.get("/api/v3/preview/", {"token": token, **more})


def modes(client: Client, page: Any) -> str:
    html = client.get(edit_address(page)).content.decode()
    return html.partition('id="id_preview_mode"')[2].partition("</select>")[0]


def test_the_link_leads_to_the_front_end_with_what_it_needs(about: StandardPage, preview: Preview) -> None:
    link = urlsplit(preview())
    query = parse_qs(link.query)
    assert f"{link.scheme}://{link.netloc}{link.path}" == FRONT_END
    assert (query["path"], query["locale"], set(query)) == (["/ueber-uns/"], ["de"], {"token", "path", "locale"})


def test_a_front_end_may_have_parameters_of_its_own(preview: Preview, settings: Any) -> None:
    settings.FRONTEND_PREVIEW_URL = f"{FRONT_END}?secret=x"
    assert preview().startswith(f"{FRONT_END}?secret=x&token=")


def test_the_front_end_gets_what_stands_in_the_form(about: StandardPage, preview: Preview, client: Client) -> None:
    token = token_in(preview(title="Wer wir morgen sind", summary="Noch nicht gespeichert."))
    response = ask(client, token)
    assert response.status_code == 200
    told = response.json()
    assert (told["id"], told["title"], told["summary"]) == (about.pk, "Wer wir morgen sind", "Noch nicht gespeichert.")
    assert told["meta"]["html_url"] == site.BASE_URL + "/ueber-uns/"
    public = client.get(f"/api/v3/pages/{about.pk}/").json()
    assert (public["title"], set(public)) == ("Über uns", set(told))


def test_it_follows_what_is_typed_in_that_form_alone(about: StandardPage, preview: Preview, client: Client, admin: User) -> None:
    token = token_in(preview(title="Erste Fassung"))
    preview(title="Zweite Fassung")
    preview(user=admin, title="Fassung von jemand anderem")
    assert ask(client, token).json()["title"] == "Zweite Fassung"


def test_a_page_that_was_never_published_can_be_seen(tree: SimpleNamespace, preview: Preview, client: Client, admin: User) -> None:
    page = StandardPageFactory(parent=tree.home, title="Geheim", slug="geheim", live=False)
    page.save_revision()
    token = token_in(preview(page, admin, title="Noch geheim"))
    assert ask(client, token).json()["title"] == "Noch geheim"
    assert client.get(f"/api/v3/pages/{page.pk}/").status_code == 404


@pytest.fixture
def translation(about: StandardPage) -> Translation:
    """A translation of which one sentence has been changed since it was published."""
    english = translate(about, title="About us", slug="about", summary="Who we are.")
    found = Translation.objects.get(source__object=about.translation_key, target_locale=english.locale)
    StringTranslation.objects.filter(locale=english.locale, context__path="summary").update(data="Who we will be.")
    return found


def in_front_end(client: Client, translation: Translation) -> str:
    response = client.get(reverse("wagtail_localize:preview_translation", args=[translation.pk, "front-end"]))
    assert response.status_code == 302, response.content
    return str(response["Location"])


def test_so_can_a_translation(translation: Translation, admin_client: Client, client: Client) -> None:
    link = in_front_end(admin_client, translation)
    query = parse_qs(urlsplit(link).query)
    assert (query["path"], query["locale"]) == (["/en/about/"], ["en"])
    told = ask(client, token_in(link)).json()
    assert (told["meta"]["locale"], told["title"], told["summary"]) == ("en", "About us", "Who we will be.")


def test_the_preview_of_a_translation_ends_with_it_and_with_the_right(
    translation: Translation, admin_client: Client, admin: User, client: Client
) -> None:
    token = token_in(in_front_end(admin_client, translation))
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    refused(client, token, "ended", "Who we will be.")
    Translation.objects.filter(pk=translation.pk).update(enabled=True)
    for lost in ({"is_superuser": False}, {"is_superuser": True, "is_active": False}):
        User.objects.filter(pk=admin.pk).update(**lost)
        refused(client, token, "no right", "Who we will be.")


@pytest.mark.parametrize("token", [True, False])
def test_nobody_may_keep_it(preview: Preview, client: Client, token: bool) -> None:
    response = ask(client, token_in(preview(summary="Geheimwort")) if token else "nichts")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert not any("Geheimwort" in str(kept) for kept in getattr(cache, "_cache", {}).values())


def test_it_is_asked_anew_each_time(preview: Preview, client: Client) -> None:
    token = token_in(preview(title="Vorher"))
    ask(client, token)
    preview(title="Nachher")
    assert ask(client, token).json()["title"] == "Nachher"


REFUSALS = {
    "expired": ("Diese Vorschau ist abgelaufen.", "This preview has expired."),
    "forged": ("Das ist nicht der Link einer Vorschau.", "This is not the link of a preview."),
    "ended": ("Diese Vorschau ist beendet.", "This preview has ended."),
    "no right": (
        "Wer diese Vorschau geöffnet hat, darf die Seite nicht mehr bearbeiten.",
        "Whoever opened this preview may no longer edit",
    ),
}


def refused(client: Client, token: str, why: str, *secrets: str) -> None:
    for locale, sentence in zip(("de", "en"), REFUSALS[why], strict=True):
        response = ask(client, token, locale=locale)
        assert (response.status_code, response["Content-Type"]) == (403, "application/problem+json")
        assert response.json()["detail"].startswith(sentence)
        assert not any(secret in response.content.decode() for secret in secrets)


def test_it_expires(preview: Preview, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    for minutes in (59, 61):
        monkeypatch.setattr(signing.TimestampSigner, "timestamp", lambda _self, ago=minutes: signing.b62_encode(int(time()) - ago * 60))
        made[minutes] = token_in(preview(title="Geheimwort"))
    assert ask(client, made[59]).status_code == 200
    refused(client, made[61], "expired", "Geheimwort")


@pytest.mark.parametrize("token", ["x", "a:b:c", "ä" * 90])
def test_a_made_up_token_shows_nothing(tree: SimpleNamespace, client: Client, token: str) -> None:
    refused(client, token, "forged")


def test_a_token_is_good_for_its_page_only(about: StandardPage, tree: SimpleNamespace, preview: Preview, client: Client) -> None:
    """Changed it is forged, so is one that was signed for something else; and the form of one page shows no other."""
    token = token_in(preview(title="Geheimwort"))
    refused(client, f"x{token}", "forged", "Geheimwort")
    state = FormState.objects.get()
    refused(client, signing.dumps({"page": about.pk, "state": state.pk}, salt="something else"), "forged", "Geheimwort")
    refused(client, signing.dumps({"page": tree.news.pk, "state": state.pk}, salt=SALT), "ended", "Geheimwort")


def test_it_ends_with_what_stood_in_the_form(preview: Preview, client: Client) -> None:
    token = token_in(preview(title="Geheimwort"))
    FormState.objects.all().delete()
    refused(client, token, "ended", "Geheimwort")


def lose_right(author: User, about: StandardPage) -> None:
    GroupPagePermission.objects.filter(group__user=author).delete()


def lose_login(author: User, about: StandardPage) -> None:
    User.objects.filter(pk=author.pk).update(is_active=False)


def lose_page(author: User, about: StandardPage) -> None:
    StandardPage.objects.get(pk=about.pk).delete()


@pytest.mark.parametrize("lose", [lose_right, lose_login, lose_page])
def test_it_ends_with_the_right_of_who_made_it(author: User, about: StandardPage, preview: Preview, client: Client, lose: Any) -> None:
    token = token_in(preview(title="Geheimwort"))
    lose(author, about)
    refused(client, token, "no right", "Geheimwort")


def test_who_may_not_edit_gets_no_link(about: StandardPage, tree: SimpleNamespace, preview: Preview, client: Client) -> None:
    preview(title="Geheimwort")
    client.force_login(editor_of(tree.news))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[about.pk])
    for response in (client.get(address, {"mode": "front-end"}), client.post(address, {"title": "x"})):
        assert response.status_code == 302
        assert response["Location"] == reverse("wagtailadmin_home")


def test_a_link_opens_no_other_page_and_no_writing(about: StandardPage, preview: Preview, client: Client) -> None:
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    token = token_in(preview())
    assert client.get(f"/api/v3/pages/{about.pk}/?token={token}").status_code == 400
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get(f"/api/v3/pages/{about.pk}/", headers=headers).status_code == 401
    assert client.patch(f"/api/v3/pages/{about.pk}/", {"title": "x"}, content_type="application/json", headers=headers).status_code == 401


def test_the_entry_is_in_the_menu(about: StandardPage, admin_client: Client, settings: Any) -> None:
    offered = modes(admin_client, about)
    assert 'value="front-end"' in offered
    assert "Frontend (front.example)" in offered
    assert "Diese Website" in offered
    settings.FRONTEND_PREVIEW_URL = ""
    assert modes(admin_client, about) == ""


def test_a_page_that_has_not_been_saved_has_no_entry(tree: SimpleNamespace, admin_client: Client) -> None:
    form = admin_client.get(reverse("wagtailadmin_pages:add", args=["home", "standardpage", tree.home.pk]))
    assert "front-end" not in form.content.decode()


def test_without_a_front_end_nothing_leads_there(about: StandardPage, admin_client: Client, settings: Any) -> None:
    settings.FRONTEND_PREVIEW_URL = ""
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[about.pk]), {"mode": "front-end"})
    assert (response.status_code, "Über uns" in response.content.decode()) == (200, True)


def test_an_older_revision_is_shown_here(about: StandardPage, admin_client: Client, preview: Preview, admin: User) -> None:
    """Never as what stands in the form."""
    preview(user=admin, title="Neue Fassung")
    address = reverse("wagtailadmin_pages:revisions_view", args=[about.pk, about.latest_revision_id])
    response = admin_client.get(address, {"mode": "front-end"})
    assert response.status_code == 200
    assert "Neue Fassung" not in response.content.decode()
