"""Every address of the site: what is no page first, pages last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from home.api.problems import unknown_address
from home.views import serve_page
from site_project import api
from site_project.media import serve_picture

handler400 = "site_project.errors.bad_request"
handler403 = "site_project.errors.forbidden"
handler404 = "site_project.errors.not_found"
handler500 = "site_project.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<folder>images|original_images|avatar_images)/(?P<path>.+)$", serve_picture),
    path("", include("news.urls")),
    path("api/v2/", api.v2.urls),
    path("api/v3/", api.v3.urls),
    path("api/<path:rest>", unknown_address),
    *i18n_patterns(
        path("", include("locations.urls")),
        path("", include([pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"])),
        re_path(serve_pattern, serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
