"""Every address of the site: what is no page first, pages last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from events import urls as events
from home.api.problems import unknown_address
from home.found.views import manifest
from home.moderation.saying import saying_decision
from home.publication.whole import publishing_wholly
from home.search.views import search
from home.sight.links import ExternalLinkView
from home.views import serve_page
from site_project import api
from site_project.media import serve_picture

# A document may be for some only: what stands between us and them must not keep it, nor show it after it has changed.
for_this_reader = cache_control(private=True, no_cache=True)

handler400 = "site_project.errors.bad_request"
handler403 = "site_project.errors.forbidden"
handler404 = "site_project.errors.not_found"
handler500 = "site_project.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/choose-external-link/", require_admin_access(ExternalLinkView.as_view())),
    path("admin/", include(decorate_urlpatterns(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, saying_decision), publishing_wholly))),
    path("documents/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, for_this_reader))),
    re_path(r"^media/(?P<folder>images|original_images|avatar_images)/(?P<path>.+)$", serve_picture),
    path("", include("home.found.urls")),
    path("", include("news.urls")),
    *events.calendar_urlpatterns,
    path("api/v2/", api.v2.urls),
    path("api/v3/", unknown_address, {"rest": "v3/"}),  # django-ninja has something of its own there
    path("api/v3/", api.v3.urls),
    re_path(r"^api/(?P<rest>[\s\S]*)$", unknown_address),  # line breaks too, which `path:` leaves out
    *i18n_patterns(
        path("manifest.webmanifest", manifest, name="manifest"),
        path(_("search/"), search, name="search"),
        path("", include("locations.urls")),
        path("", include("events.urls")),
        path("", include([pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"])),
        re_path(serve_pattern, serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
