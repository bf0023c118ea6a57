"""Everything that can be decided about this site, read from top to bottom.

One file for every environment: what differs comes from environment variables, each explained in one table of the README.
With none of them set the site works, on SQLite, for the person in front of it. `ENVIRONMENT=production` turns on what a
public server needs and refuses to start without what nobody can guess for it.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from pythonjsonlogger.core import RESERVED_ATTRS
from whitenoise.compress import Compressor

from site_project.build import build_of
from site_project.secret_key import kept_secret_key

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# ---------------------------------------------------------------------------------------------------------------------
# Where are we? Either at somebody's desk or on a public server.

ENVIRONMENT = env("ENVIRONMENT", default="local")
if ENVIRONMENT not in ("local", "production"):
    raise ImproperlyConfigured(f"ENVIRONMENT is “{ENVIRONMENT}”, but it can only be “local” or “production”.")
PRODUCTION = ENVIRONMENT == "production"

# Error pages with source code are for a desk, and only on request: `make run` serves as production does.
DEBUG = env.bool("DEBUG", default=False)
if DEBUG and PRODUCTION:
    raise ImproperlyConfigured("DEBUG shows source code and settings to visitors: unset it when ENVIRONMENT=production.")

# During maintenance every address answers with a styled 503 page, so that nobody writes into a database being moved.
MAINTENANCE = env.bool("MAINTENANCE", default=False)

# All that changes while the site runs lies in one folder: database, pictures, collected static files, secret key.
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var")))

SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY and PRODUCTION:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set it to 50 or more random characters that are the same for all processes, for instance the "
        'output of: python -c "import secrets; print(secrets.token_urlsafe(60))"'
    )
SECRET_KEY = SECRET_KEY or kept_secret_key(DATA_DIR / "secret_key")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS and PRODUCTION:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Set it to the names under which visitors reach the site, separated by commas, for instance "
        "ALLOWED_HOSTS=www.example.org,example.org"
    )
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

# The address written into mails, feeds and every full address.
BASE_URL = env("BASE_URL", default="") or (f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://localhost:8000")

# ---------------------------------------------------------------------------------------------------------------------
# What the site is made of: our rooms first, so that their templates and commands win over those of the libraries.

INSTALLED_APPS = [
    "site_project",
    "home",
    "locations",
    "news",
    "events",
    "quotes",
    "projects",
    "wagtail_localize",
    "wagtail_localize.locales",  # in the place of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "ninja",
    "corsheaders",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "site_project.wagtail_admin.AdminConfig",  # wagtail.admin, without its mails about workflows: home.moderation writes better ones
    "wagtail",
    "axes",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "site_project.request_id.RequestIdMiddleware",
    "site_project.middleware.PatienceMiddleware",
    "site_project.headers.HeadersMiddleware",
    "site_project.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "home.api.origins.OriginsMiddleware",
    "home.api.limits.LimitMiddleware",
    "home.api.problems.ProblemMiddleware",
    "site_project.middleware.UnavailableMiddleware",
    "site_project.middleware.RequestMemoryMiddleware",
    "home.response_cache.middleware.ResponseCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "home.sight.middleware.SightMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.publication.middleware.RefusalMiddleware",
    "home.redirects.RedirectMiddleware",
    "site_project.login_limits.DoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "site_project.urls"
# The site lies at the root of its hosts. A server may take another word for it from any visitor (gunicorn: a header SCRIPT_NAME),
# who could then have one page answered, and kept, at the address of another.
FORCE_SCRIPT_NAME = ""
WSGI_APPLICATION = "site_project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# ---------------------------------------------------------------------------------------------------------------------
# Where things are kept. SQLite carries a site of this size; PostgreSQL and Redis are there for whoever has outgrown it.

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
database = (
    env.db_url("DATABASE_URL")
    if env("DATABASE_URL", default="")
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_DIR / "db.sqlite3")}
)
# A connection stays open, one for each thread: opening it costs more than a kept page.
database["CONN_MAX_AGE"] = None
if database["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue for the lock before they read, and readers never wait for them: without this, simultaneous publishing
    # fails with “database is locked”. Who starts with a file never makes another: a server whose file is away for a while would
    # otherwise go on with an empty one.
    sqlite_file = Path(database["NAME"]).absolute()
    sqlite_file.parent.mkdir(parents=True, exist_ok=True)
    database["NAME"] = f"{sqlite_file.as_uri()}?mode={'rw' if sqlite_file.exists() else 'rwc'}"
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    } | database.get("OPTIONS", {})
elif database["ENGINE"] == "django.db.backends.postgresql":
    # Each request asks first whether its connection still lives, and then waits a few seconds at most; commands wait longer, but a
    # server that has vanished from the network is noticed by them, too. The server ends what nobody waits for any more: what was told
    # to have failed must not be done later all the same.
    database["ENGINE"] = "site_project.postgresql"
    database["CONN_HEALTH_CHECKS"] = True
    vanished = {"connect_timeout": 10, "tcp_user_timeout": 30_000, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
    # Statements as long as those of filters take the server longer to compile than to answer: 9 s, tried with a search that took 1 s.
    # What it reads lies in memory or on a disk without a head to move: by their numbers some rows are found sooner than among all.
    of_a_session = {"options": "-c client_connection_check_interval=1000 -c jit=off -c random_page_cost=1.1"}
    database["OPTIONS"] = vanished | of_a_session | database.get("OPTIONS", {})
else:
    raise ImproperlyConfigured("DATABASE_URL names a database that this site does not know: it can begin with “sqlite:” or “postgres:”.")
DATABASES = {"default": database}

# Answers for everybody are kept here: in the memory of each process, or in Redis for all of them. Without Redis the site only
# gets slower, and a server that does not answer must not make anybody wait.
REDIS_OPTIONS = {"SOCKET_CONNECT_TIMEOUT": 0.2, "SOCKET_TIMEOUT": 0.2, "IGNORE_EXCEPTIONS": True, "LOG_IGNORED_EXCEPTIONS": True}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}}}
if cache_url := env("CACHE_URL", default=""):
    CACHES["default"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": cache_url,
        "OPTIONS": REDIS_OPTIONS,
    }

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
# Collected once; an image has them somewhere else than what changes while the site runs.
STATIC_ROOT = Path(env("STATIC_DIR", default=str(DATA_DIR / "static")))
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "site_project" / "static"]
WHITENOISE_USE_FINDERS = DEBUG
# What is compressed already, and source maps: no visitor loads them, and they would take longer than everything else together.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]

# Static files carry their content's hash in their name, so browsers keep them for good.
STORAGES = {
    "default": {"BACKEND": "home.uploads.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "site_project.static_files.StaticFiles"},
}
if bucket := env("AWS_STORAGE_BUCKET_NAME", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "access_key": env("AWS_ACCESS_KEY_ID", default=None),
            "secret_key": env("AWS_SECRET_ACCESS_KEY", default=None),
            "region_name": env("AWS_S3_REGION_NAME", default=None),
            "endpoint_url": env("AWS_S3_ENDPOINT_URL", default=None),
            "custom_domain": env("AWS_S3_CUSTOM_DOMAIN", default=None),
            "file_overwrite": False,
            "querystring_auth": False,
        },
    }

# Without a mail server the mails of a desk lie as files in its data folder. Somebody waits while a mail is sent, so not for long.
EMAIL_BACKEND = "site_project.mail.EmailBackend"
EMAIL_TIMEOUT = 4  # seconds
if email_url := env("EMAIL_URL", default=""):
    email = env.email_url_config(email_url)
    if email["EMAIL_BACKEND"] != "django.core.mail.backends.smtp.EmailBackend":
        EMAIL_BACKEND = email["EMAIL_BACKEND"]
    EMAIL_HOST = email["EMAIL_HOST"] or "localhost"
    EMAIL_PORT = email["EMAIL_PORT"] or 25
    EMAIL_HOST_USER = email["EMAIL_HOST_USER"] or ""
    EMAIL_HOST_PASSWORD = email["EMAIL_HOST_PASSWORD"] or ""
    EMAIL_USE_TLS = email.get("EMAIL_USE_TLS", False)
    EMAIL_USE_SSL = email.get("EMAIL_USE_SSL", False)
elif not PRODUCTION:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whom /.well-known/security.txt names for reports of security problems: a mail address or an https address. Without one it is not there.
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")

# ---------------------------------------------------------------------------------------------------------------------
# Who may come in, and how.

AUTH_USER_MODEL = "home.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

# Five wrong passwords close a login for a quarter of an hour, but only to the address that tried: nobody can lock out somebody else.
# What is known about the attempts is deleted after that time, and logs do not name them.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "home.visitors.client_address"
AXES_CLIENT_STR_CALLABLE = "site_project.login_limits.anonymous"
AXES_LOCKOUT_CALLABLE = "site_project.login_limits.locked_out"
LOGIN_TRIES_PER_MINUTE = 20

# How many proxies of ours stand in front; the visitor's address is the one that the outermost of them adds to X-Forwarded-For.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# In production everything travels encrypted, also what a browser sends before it is told to.
SECURE_SSL_REDIRECT = PRODUCTION
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Videos may be shown from YouTube, Vimeo and from the hosts named here with the name that visitors read, for instance
# EMBED_HOSTS=www.ardmediathek.de=ARD Mediathek
EMBED_HOSTS: dict[str, str] = env.dict("EMBED_HOSTS", default={})

# Readers' pages run nothing but our own files, and frame nothing but the players of videos, which a click loads (EMBED_HOSTS). The
# editors' pages are Wagtail's, which writes scripts and styles into them. Both policies are written as Django 6 will want SECURE_CSP.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'"],
    "object-src": ["'none'"],
    "frame-src": ["'self'", "https://www.youtube-nocookie.com", "https://player.vimeo.com", *(f"https://{host}" for host in EMBED_HOSTS)],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],  # the editors' preview
}
# Where editors look at drafts in a front end of its own: the address of its preview, which the editors' pages then frame. What it is
# sent is good for an hour.
FRONTEND_PREVIEW_URL = env("FRONTEND_PREVIEW_URL", default="")
FRONTEND_PREVIEW_SECONDS = 3600
front_end = urlsplit(FRONTEND_PREVIEW_URL)
if FRONTEND_PREVIEW_URL and not (front_end.scheme in ("http", "https") and front_end.netloc):
    raise ImproperlyConfigured(
        f"FRONTEND_PREVIEW_URL is “{FRONTEND_PREVIEW_URL}”, but it must be a full address such as https://www.example.org/preview"
    )
ADMIN_CSP = SECURE_CSP | {
    "frame-src": [*SECURE_CSP["frame-src"], *([f"{front_end.scheme}://{front_end.netloc}"] if FRONTEND_PREVIEW_URL else [])],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Set by forms only, and forgotten with the browser.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "site_project.errors.csrf_failure"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor has more than Django's thousand

# ---------------------------------------------------------------------------------------------------------------------
# Two languages, one clock. German has the bare addresses, English lives under /en/.

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "site_project" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # what editors type is the association's time, wherever they sit
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# Dates in the editors' forms as Germans write them; `formats` teaches the English forms to read them too.
FORMAT_MODULE_PATH = ["site_project.formats"]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"

# Who approves in a workflow need not be allowed to publish otherwise.
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.moderation.finish.publish_approved"

# What German publishes is published in German only: a translation goes live when somebody has translated it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# ---------------------------------------------------------------------------------------------------------------------
# Wagtail.

WAGTAIL_SITE_NAME = _("Metropolregion Mitteldeutschland")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_USER_LOGIN_FORM = "home.forms.LoginForm"

# Addresses are plain letters: „Prüfung“ becomes „pruefung“ or “prufung”, never “pr%C3%BCfung”.
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# The editors' pages call nobody: no portraits, no version check, no news from elsewhere.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

WAGTAILIMAGES_IMAGE_MODEL = "home.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.publication.picture_form.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024**2  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000  # what a good camera takes; more costs a server its memory
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "bmp": "webp", "gif": "webp", "jpeg": "webp", "png": "webp", "webp": "webp"}
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_AVIF_QUALITY = 55  # looks like WebP at 80, in half the bytes

# Documents always pass through a view that knows who may read them, wherever they are stored.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.uploads.documents.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024**2  # bytes
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # saved, never opened in the site's name
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]

# The typed API describes itself, for programs and on a page for people.
WAGTAILAPI_DOCS_ENABLED = env.bool("API_DOCS", default=True)

# Which code, and which settings that can be seen on pages: another build has other answers.
BUILD = build_of(BASE_DIR, BASE_URL, str(EMBED_HOSTS), str(WAGTAILAPI_DOCS_ENABLED), str(STORAGES["default"]))

WAGTAILAPI_BASE_URL = BASE_URL
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_LIMIT_MAX = 20

# Tokens end by themselves (0: never), and nobody may ask without end.
API_TOKEN_DAYS = env.int("API_TOKEN_DAYS", default=365)
API_LIMIT_PER_ADDRESS = env("API_LIMIT_PER_ADDRESS", default="600/minute")
API_LIMIT_PER_TOKEN = env("API_LIMIT_PER_TOKEN", default="1200/minute")

# What somebody asks about a property is deleted after these days, and nobody may ask without end.
ENQUIRY_DAYS = env.int("ENQUIRY_DAYS", default=180)
ENQUIRIES_PER_HOUR = 20

# An event that somebody suggests is deleted when the address was not confirmed within these hours, and nobody may suggest without end.
SUGGESTION_HOURS = env.int("SUGGESTION_HOURS", default=48)
SUGGESTIONS_PER_HOUR = 20

# What staff sent back can be corrected by the link of its mail within these days.
CORRECTION_DAYS = env.int("CORRECTION_DAYS", default=30)

# Name and address of somebody who hands something in without an account are deleted after these days.
SUBMISSION_DAYS = env.int("SUBMISSION_DAYS", default=180)

# Other sites whose pages may ask the API from a visitor's browser; it never sends a cookie along.
CORS_ALLOWED_ORIGINS = env.list("API_CORS_ORIGINS", default=[])
CORS_ALLOW_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
CORS_ALLOW_HEADERS = ["authorization", "content-type", "if-match", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"]

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if database["ENGINE"] == "site_project.postgresql":
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "german"  # „Häuser“ finds „Haus“

# ---------------------------------------------------------------------------------------------------------------------
# What is worth knowing goes to the console, where systemd, containers and `make run` look for it: in lines for people, or as JSON for
# machines. Each line names its request, none its visitor.

LOG_LEVEL = env("LOG_LEVEL", default="INFO")
LOG_FORMAT = env("LOG_FORMAT", default="json" if PRODUCTION else "line")
if LOG_FORMAT not in ("json", "line"):
    raise ImproperlyConfigured(f"LOG_FORMAT is “{LOG_FORMAT}”, but it can only be “json” or “line”.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "site_project.request_id.RequestIdFilter"},
        "no_address": {"()": "site_project.request_id.NoAddressFilter"},
    },
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": ["asctime", "levelname", "name", "message", "request_id"],
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "reserved_attrs": [*RESERVED_ATTRS, "request", "server_time"],  # the request's own words would name the visitor
            "json_ensure_ascii": False,
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False, "filters": ["no_address"]},
        **{app: {"level": LOG_LEVEL} for app in ("site_project", "home", "locations")},
    },
}

# Server errors, without anything about visitors, to whoever the operator names; for nobody the library need not be loaded.
if SENTRY_DSN := env("SENTRY_DSN", default=""):
    from site_project.error_reports import report_errors_to

    report_errors_to(SENTRY_DSN, ENVIRONMENT)
