"""Every setting of a site; what differs between sites comes from the environment (docs/operator.md)."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from partyadmin.environment import Environment, production_problems, with_options
from reports.services.fonts import font_problem

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)

PARTYADMIN_ENV = env.choice("PARTYADMIN_ENV", "demo", ("demo", "production"))
PRODUCTION = PARTYADMIN_ENV == "production"
DEBUG = env.flag("DEBUG", False)
if PRODUCTION and DEBUG:
    env.wrong("DEBUG is on, and a production site never runs with it.")

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")


def _kept_key() -> str:
    """The demo's key, made once and kept in DATA_DIR."""
    kept = DATA_DIR / "secret_key"
    try:
        if not kept.exists():
            kept.write_text(secrets.token_urlsafe(50))
            kept.chmod(0o600)
        return kept.read_text()
    except OSError as error:
        env.wrong(f"DATA_DIR cannot be written to: {error.strerror}.")
        return ""


SECRET_KEY = env.text("SECRET_KEY") or ("" if PRODUCTION else _kept_key())
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "*")
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
if PRODUCTION:
    env.problems += production_problems(env, secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS)
    if problem := font_problem():
        env.wrong(problem)

# The demo's day: a date, or "now" for the real clock. A production site always runs on the real clock.
DEMO = not PRODUCTION
DEMO_TODAY = None if PRODUCTION else env.day("DEMO_TODAY", "2025-03-21")
DEMO_PASSWORD = env.text("DEMO_PASSWORD")
RESIDENCE_REMARK_MONTH = env.number("RESIDENCE_REMARK_MONTH", 12, least=1, most=12)
"""From which month on the desk asks the cell of residence for its remarks of the year."""

INSTALLED_APPS = [
    "partyadmin",
    "reports",
    "meetings",
    "admissions",
    "pilots",
    "sheets",
    "reorganisations",
    "cells",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "treebeard",
    "crispy_forms",
    "crispy_bootstrap5",
    "heroicons",
    "js_lib_bootstrap5",
]

MIDDLEWARE = [
    "partyadmin.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.middleware.ContentSecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "accounts.middleware.NulMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.SessionLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.NoStoreMiddleware",
    "accounts.middleware.ClockMiddleware",
    "cells.middleware.MandatesMiddleware",
    "accounts.middleware.LargePagesMiddleware",
    "accounts.middleware.ShownAgainMiddleware",
    "reorganisations.middleware.DayMiddleware",
    "accounts.middleware.MethodNotAllowedMiddleware",
    "accounts.middleware.AccessMiddleware",
    "accounts.middleware.OnceMiddleware",
]

ROOT_URLCONF = "partyadmin.urls"
WSGI_APPLICATION = "partyadmin.wsgi.application"
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
                "django.template.context_processors.i18n",
                "accounts.context.site",
                "pilots.context.guidance_notices",
            ],
            # Nearly every page shows a day.
            "builtins": [
                "accounts.templatetags.alike",
                "accounts.templatetags.interface",
                "accounts.templatetags.form_marks",
                "accounts.templatetags.typed_form",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'partyadmin.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE with atomic is the only mode in which SQLite loses no write and reports no lock under contention.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    if env.text("REPLICA_URL"):
        env.wrong("REPLICA_URL is of a site on PostgreSQL.")
else:
    # A process keeps a connection for each of its threads; or they share so many of a pool of its own (0: no pool).
    DATABASE_POOL = env.number("DATABASE_POOL", 0, most=1000)
    _with_pool = {"pool": {"min_size": 1, "max_size": DATABASE_POOL, "timeout": 10}} if DATABASE_POOL else {}
    # What asks for it is prepared when it is first asked (accounts/queries/prepared.py); Django's own cursors never are.
    _prepared = {"prepare_threshold": 0}
    _kept = {"CONN_MAX_AGE": 0 if DATABASE_POOL else env.number("CONN_MAX_AGE", 60), "CONN_HEALTH_CHECKS": True}
    # Compiling a statement for one run takes longer than interpreting it: half the time of a desk.
    DATABASES["default"] = with_options(DATABASES["default"] | _kept, "-c jit=off", **_prepared, **_with_pool)
    # A copy that follows the database a moment behind, for what says that it only reads (accounts/queries/replica.py).
    if env.text("REPLICA_URL"):
        _replica = env.database("REPLICA_URL", env.text("DATABASE_URL")) | _kept | {"TEST": {"MIRROR": "default"}}
        DATABASES["replica"] = with_options(
            _replica, "-c jit=off -c default_transaction_read_only=on", connect_timeout=2, **_with_pool
        )
        if _replica["ENGINE"] != DATABASES["default"]["ENGINE"]:
            env.wrong("REPLICA_URL is the address of a PostgreSQL that follows the one of DATABASE_URL.")
DATABASE_ROUTERS = ["partyadmin.routing.ReplicaRouter"]
# How far behind the primary a replica may be for something to be read there, rather than at the primary.
REPLICA_LAG_SECONDS = env.number("REPLICA_LAG_SECONDS", 5, most=3_600)
# What a page may ask of PostgreSQL in one statement; 0: as long as it takes. Jobs and commands have no limit.
STATEMENT_TIMEOUT_SECONDS = env.number("STATEMENT_TIMEOUT_SECONDS", 30, most=86_400)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.address("REDIS_URL", ("redis", "rediss"))
# Redis wakes workers and nothing else: a site whose Redis is away still answers.
# A session ends after so long without use, and after so long altogether (accounts/services/sessions.py).
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", 60, least=1, most=10_000)
SESSION_ABSOLUTE_HOURS = env.number("SESSION_ABSOLUTE_HOURS", 12, least=1, most=1_000)
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_HOURS * 3600
CSRF_FAILURE_VIEW = "accounts.views.typed.csrf_failure"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# The roll of a large committee is one form: two fields a member. Everybody in the register of a city may be ticked.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["partyadmin.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Compressing the source maps of libraries took four fifths of a first start, and nobody is served them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "webp", "gz", "br", "woff2"]
DOCUMENTS_DIR = DATA_DIR / "documents"
UPLOADS_DIR = DATA_DIR / "uploads"

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Jobs: Redis wakes a Celery worker where there is one; otherwise a worker thread inside the web process does the work.
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, float] = (
    {"socket_timeout": 2, "socket_connect_timeout": 2} if REDIS_URL else {"polling_interval": 0.1}
)
EMBEDDED_WORKER = not REDIS_URL
# What is shown while it lasts, how far a long list is: the worker is in this process, or beside Redis in another.
CACHES: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }

# Reminders go out by e-mail only where a server for them is named (manage.py remind).
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 25, least=1, most=65_535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "partyadmin@localhost")
SITE_ADDRESS = env.address("SITE_ADDRESS", ("https", "http")).rstrip("/")

# Digital signatures (the extra `signing`): the roots whose certificates are trusted, and a token that is in the server.
SIGNING_TRUST_DIR = env.existing("SIGNING_TRUST_DIR", is_folder=True)
SIGNING_TOKEN_MODULE = str(env.existing("SIGNING_TOKEN_MODULE", is_folder=False) or "")
SIGNING_TOKEN_SLOT = env.number("SIGNING_TOKEN_SLOT", 0, most=1000)

# What others did stays on a desk until it is seen, and no longer than this.
NOTICES_FADE_AFTER_DAYS = env.number("NOTICES_FADE_AFTER_DAYS", 60, least=1, most=3_650)

# Lists from Excel that nobody finishes hold personal data for nothing: after so many days they are removed.
UNFINISHED_LISTS_KEPT_DAYS = env.number("UNFINISHED_LISTS_KEPT_DAYS", 30, least=1, most=365)
# As large as a list may be: what is uploaded is then never written to the disk as it came.
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 2**20

# How long a worker that died keeps others from its job; a living one renews its lease three times in that time.
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", 30, least=1, most=86_400)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": [], "geolocation": [], "microphone": [], "payment": [], "usb": []}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
HTTPS = PRODUCTION and env.flag("HTTPS", True)
# Whose word is taken for where a request came from (X-Forwarded-For). Where there is HTTPS, there is a proxy that speaks it.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES", "127.0.0.1,::1" if HTTPS else "")
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000

LOG_LEVEL = env.choice("LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # What it finds out about a signature is told on the page, and is no fault of the site.
    "loggers": {"pyhanko": {"level": "ERROR"}, "pyhanko_certvalidator": {"level": "ERROR"}},
}
# The form of party documents is set in millimetres and points: a missing glyph or font is looked at, not logged away.
SILENCED_SYSTEM_CHECKS: list[str] = []

# Read by the scripts that start the processes, empty as if not there; here only so that a wrong one is said with the others.
for _name, _most in {"PORT": 65_535, "WEB_PROCESSES": 1000, "WORKER_PROCESSES": 1000}.items():
    if env.text(_name):
        env.number(_name, 1, least=1, most=_most)

# How many large pages all processes together make at once: half of the machine is left to small ones, and so are two threads
# of each process (script/web).
WEB_THREADS = env.number("WEB_THREADS", 5, least=1, most=1000) if env.text("WEB_THREADS") else 5
LARGE_PAGES = env.number("LARGE_PAGES", max(1, len(os.sched_getaffinity(0)) // 2), least=1, most=1000)
PLACES_DIR = DATA_DIR / "places"
env.refuse_if_wrong()
