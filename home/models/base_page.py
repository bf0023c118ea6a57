"""What all our pages have in common. Abstract, because wagtail-localize does not bear another concrete base page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page, PageManager, PageViewRestriction, Revision

from home.api.fields import writable
from home.facts import breadcrumbs, publisher
from home.frame import address, roots
from home.presentation import page_context
from home.preview.links import FrontEndPreview
from home.publication.actions import CopyPageAction, PublishPageRevisionAction, goes_live
from home.publication.errors import PublishedMeanwhileError, require_publishable
from home.publication.forms import PublicationForm
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet, closed_paths, let_in, pages_of_all_types
from home.sight.looking import seen_by_outsider
from home.structured_data import Thing
from home.translation.copying import CopyPageForTranslationAction
from home.translation.placement import require_place
from home.translation.problems import translation_problems


class BasePage(FrontEndPreview, Page):
    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One to three sentences. They stand below the headline, in lists, in feeds and in search results."),
    )
    teaser_picture = models.ForeignKey(
        "home.CustomImage", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    # Whether a translation still shows older words than its German page, or leaves some out; written by `home.translation` alone.
    translation_outdated = models.BooleanField(default=False, editable=False)

    objects = PageManager.from_queryset(PublicQuerySet)()

    api_fields = writable("summary", "teaser_picture")
    # Whether it may not appear without a summary: not where the page is as short as one.
    needs_summary = True

    base_form_class = PublicationForm
    # Set by our publishing action, which has asked already; `save()` asks where Wagtail's own action publishes.
    cleared_for_publication = False
    # Whether this is a draft of a page that was not live when it was read.
    stood_as_draft = False

    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("For search engines")),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("For the menu")),
    ]

    class Meta:
        abstract = True
        # Few translations are outdated, and editors ask for them among all pages.
        indexes = [models.Index(fields=["translation_outdated"], condition=Q(translation_outdated=True), name="%(class)s_outdated")]

    @property
    def description(self) -> str:
        """What search engines and link previews show: the description written for them, else the summary."""
        return self.search_description or self.summary

    @property
    def language(self) -> str:
        """The language of this page, `de` or `en`."""
        return self.locale.language_code

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Restrictions on this page, its ancestors and its German source with its ancestors; no query where none lies."""
        restricted = closed_paths().restricted
        if not self.path.startswith(restricted) and not (restricted and self.source_path.startswith(restricted)):
            return PageViewRestriction.objects.none()
        own = PageViewRestriction.objects.filter(page__path__in=self._paths_above(self.path))
        # Nobody is asked twice for the same password, which a translation takes over from its source.
        twins = Q(restriction_type=PageViewRestriction.PASSWORD, password__in=own.values("password"))
        inherited = PageViewRestriction.objects.filter(page__path__in=self._paths_above(self.source_path)).exclude(twins)
        return PageViewRestriction.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=inherited.values("pk")))

    @cached_property
    def source_path(self) -> str:
        """The tree path of the German source, or of the page itself where it is German."""
        sources = Page.objects.filter(translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE)
        return sources.values_list("path", flat=True).first() or self.path

    def _paths_above(self, path: str) -> list[str]:
        """The tree paths from the root down to `path`."""
        return [path[:end] for end in range(self.steplen, len(path) + 1, self.steplen)]

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Site, scheme with host and path; None outside the site's tree. One site, whose host the operator names in BASE_URL."""
        path = address(self.url_path)
        site_id = next((root.page.site_id for root in roots() if root.page.site_id), 0)
        return (site_id, settings.BASE_URL.rstrip("/"), path) if path else None

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """The path of this page: there is one site, so scheme and host never need to be said within it."""
        return address(self.url_path) or None

    url = property(get_url)

    @cached_property
    def trail(self) -> list[Page]:
        """The pages above this one, start page first."""
        return list(self.get_ancestors().filter(depth__gt=1))

    @cached_property
    def other_url_path(self) -> str | None:
        """The tree path of the public version in the other language, if there is one."""
        versions = pages_of_all_types().public().filter(translation_key=self.translation_key).exclude(locale=self.locale_id)
        return versions.values_list("url_path", flat=True).first()

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        """What this page asks for, by its language and its type, before it may be published, besides the rules of `home.publication`."""
        yield from translation_problems(self)

    def publish(self, revision: Revision, *args: Any, skip_permission_checks: bool = False, **kwargs: Any) -> None:
        """As Wagtail's, for a page that is publishable; raises NotPublishable for any other and changes nothing."""
        PublishPageRevisionAction(revision, *args, **kwargs).execute(skip_permission_checks=skip_permission_checks)

    def copy(self, recursive: bool = False, to: Page | None = None, **kwargs: Any) -> Page:
        """As Wagtail's; copies that go live at once must be publishable."""
        return CopyPageAction(self, to=to, recursive=recursive, **kwargs).execute(skip_permission_checks=True)

    def copy_for_translation(self, locale: Locale, *args: Any, **kwargs: Any) -> Page:
        """As Wagtail's, below a translated parent only; raises TranslationRefusedError and makes nothing else on the way."""
        return CopyPageForTranslationAction(self, locale, *args, **kwargs).execute()

    def with_content_json(self, content: dict[str, Any]) -> Page:
        """As Wagtail's; how current a translation is concerns the page as a whole and comes from no revision."""
        page = super().with_content_json(content)
        page.translation_outdated = self.translation_outdated
        page.stood_as_draft = not self.live
        return page

    def get_admin_display_title(self) -> str:
        """As Wagtail's, which is the newest draft's, to those who may edit it; to others the one that is published."""
        return self.title if seen_by_outsider(self) else super().get_admin_display_title()

    @property
    def status_string(self) -> str:
        """As Wagtail's, in the listings of the editors; a translation that shows older words says so."""
        if self.live and self.translation_outdated:
            return _("live, older than the German page")
        return super().status_string

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """The backstop: whatever makes a page live by saving it is asked the same question as everybody else."""
        if self.locale_id is None:
            # As Wagtail does when it cleans the page, which is after our questions.
            self.locale = self.get_default_locale()
        require_place(self)
        writes_everything = kwargs.get("update_fields") is None
        if writes_everything and self.stood_as_draft and not self.live and Page.objects.filter(pk=self.pk, live=True).exists():
            raise PublishedMeanwhileError(self)
        if self.live and writes_everything and not self.cleared_for_publication and goes_live(self):
            require_publishable(self)
        super().save(clean=clean, **kwargs)

    def pictures_shown(self) -> list[int]:
        """Ids of the pictures outside the StreamFields that this page shows, so that all are loaded at once."""
        return [self.teaser_picture_id] if self.teaser_picture_id else []

    def pages_linked(self) -> list[int]:
        """Ids of the pages that this page links to outside its StreamFields."""
        return []

    def structured_data(self) -> list[Thing]:
        """What the page says of itself to search engines, in the words of schema.org; asked for once its pictures are loaded."""
        return [publisher(), *breadcrumbs(self)]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever gets here may see the page, and with it what lies below the same restrictions."""
        let_in(self)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | page_context(self)
