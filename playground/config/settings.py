"""Every setting, read once. The variables they come from are listed in README.md."""

import sys
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

from playground.config import data_folder, env
from playground.config.beat_schedule import entry
from playground.config.enum_names import ENUM_NAMES
from playground.config.log_format import logging_to_standard_error

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("PLAYGROUND_DATA_DIR", data_folder.default_folder())

# --- Secrets: from the environment, else from the data folder, else for this process alone ------------------------
_scaled = bool(env.text("DATABASE_URL"))
_kept = data_folder.read_secrets(DATA_DIR)
if _scaled and not _kept and not (env.text("PLAYGROUND_SECRET_KEY") and env.text("PLAYGROUND_ENCRYPTION_KEY")):
    raise ImproperlyConfigured(
        "DATABASE_URL is set, but neither are PLAYGROUND_SECRET_KEY and PLAYGROUND_ENCRYPTION_KEY, nor does "
        "PLAYGROUND_DATA_DIR name a folder that `manage.py up` has used: what is encrypted now could not be read later."
    )
_secrets = _kept or data_folder.random_secrets()
SECRET_KEY = env.text("PLAYGROUND_SECRET_KEY", _secrets.django_key)
ENCRYPTION_KEY = env.key("PLAYGROUND_ENCRYPTION_KEY", _secrets.encryption_key)  # AES-256, for secrets at rest
OLD_ENCRYPTION_KEYS = env.keys("PLAYGROUND_OLD_ENCRYPTION_KEYS")  # read with, until reseal_secrets has run

# --- Where requests come from -------------------------------------------------------------------------------------
DEBUG = env.switch("PLAYGROUND_DEBUG", default=False)
BEHIND_TLS = env.switch("PLAYGROUND_BEHIND_TLS", default=False)
ALLOWED_HOSTS = env.words("PLAYGROUND_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if BEHIND_TLS and host != "*"]
ROOT_URLCONF = "playground.config.urls"
ASGI_APPLICATION = "playground.config.asgi.application"

INSTALLED_APPS = [
    "playground.config",
    "playground.live",
    "playground.people",
    "playground.sandbox",
    "playground.sts",
    "playground.canvas",
    "playground.workshop",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "playground.config.metrics.timed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "playground.languages.speak_to_reader",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Ours are synchronous. With one of them innermost, a request changes into its thread once, not at each other one.
    "playground.config.plain_address.refuse_nul",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "csp.context_processors.nonce",
                "playground.canvas.pages.language",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- Database -----------------------------------------------------------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {"default": env.database("DATABASE_URL", DATA_DIR / data_folder.DATABASE)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "playground.config.sqlite_turns"
    DATABASES["default"]["CONN_MAX_AGE"] = None  # a thread keeps its own: opening one takes longer than most queries
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 10,
        "transaction_mode": "IMMEDIATE",  # a transaction that will write waits at its start, it never fails halfway
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["ENGINE"] = "playground.config.postgresql_prepared"
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a server that was away has cut those that lay idle
    most = env.whole_number("PLAYGROUND_DATABASE_CONNECTIONS", default=20, least=1, most=1000)
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        server_side_binding=True,  # what is prepared takes its values beside the text
        # A request has a thread of its own under ASGI: without a pool each would open, and shake hands with, one.
        pool={"min_size": 1, "max_size": most, "timeout": 10},
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Redis protocol: channel layer and Celery ---------------------------------------------------------------------
# Without `up` there is no server: this address refuses at once, and a change never fails for it.
_NO_SERVER = "redis://127.0.0.1:1/0"
_address_of_up = DATA_DIR / "run" / "redis_url"
REDIS_URL = env.redis_url("REDIS_URL", _address_of_up.read_text().strip() if _address_of_up.exists() else _NO_SERVER)

CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {
            # redis-py 8 gives up after 5 s by itself, which is just how long the layer waits for a message.
            "hosts": [{"address": REDIS_URL, "socket_timeout": None, "max_connections": 4000}],
            "capacity": 1000,
            "expiry": 60,
        },
    }
}

# In memory. Its own bound of 300 would let a class of that size push each other's entries out, and what limits count
# is apart from what is kept for speed: of that there is enough in a busy hour to push any counter out.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    "counters": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counters",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
if _scaled:  # what is counted for one person is counted once for all processes
    _redis_cache = {
        "BACKEND": "playground.config.quiet_cache.QuietRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"retry": Retry(NoBackoff(), 0), "socket_timeout": 1, "socket_connect_timeout": 1},
    }
    CACHES = {"default": _redis_cache, "counters": _redis_cache}

SWEEP_SECONDS = env.whole_number("PLAYGROUND_SWEEP_SECONDS", default=1, least=1, most=60)
HEARTBEAT_SECONDS = env.whole_number("PLAYGROUND_HEARTBEAT_SECONDS", default=2, least=1, most=60)
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
CELERY_BEAT_SCHEDULE = {
    "end what is due": entry("sts.tasks.sweep", SWEEP_SECONDS, expires=2 * SWEEP_SECONDS),
    "end abandoned help": entry("workshop.tasks.end_abandoned_help", 10),
    "tidy up back-ups": entry("workshop.tasks.sweep_archives", 60, expires=60),
}

# --- People -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
NAME_FILTER = env.text("PLAYGROUND_NAME_FILTER", "playground.people.nicknames.usual")  # see there
# Signing in at an OpenID Connect provider, too: its address without a slash at the end, and how people call it.
OPENID_ISSUER = env.text("PLAYGROUND_OPENID_ISSUER").rstrip("/")
OPENID_CLIENT_ID = env.text("PLAYGROUND_OPENID_CLIENT_ID")
OPENID_CLIENT_SECRET = env.text("PLAYGROUND_OPENID_CLIENT_SECRET")
OPENID_NAME = env.text("PLAYGROUND_OPENID_NAME", "OpenID Connect")
if OPENID_ISSUER and not (OPENID_CLIENT_ID and OPENID_CLIENT_SECRET):
    raise ImproperlyConfigured(
        "PLAYGROUND_OPENID_ISSUER is set, but not both PLAYGROUND_OPENID_CLIENT_ID and PLAYGROUND_OPENID_CLIENT_SECRET."
    )
SESSION_ENGINE = "playground.people.signed_in"
AUTHENTICATION_BACKENDS = ["playground.people.signed_in.Backend"]
SESSION_COOKIE_AGE = 180 * 24 * 3600  # a guest has no other way back to their sandboxes

# --- A learning record store that xAPI statements are sent to, such as https://lrs.example.com/xapi ----------------
XAPI_ENDPOINT = env.text("PLAYGROUND_XAPI_ENDPOINT").rstrip("/")
XAPI_KEY = env.text("PLAYGROUND_XAPI_KEY")
XAPI_SECRET = env.text("PLAYGROUND_XAPI_SECRET")
if XAPI_ENDPOINT:
    CELERY_BEAT_SCHEDULE["send statements"] = entry("workshop.tasks.send_all_statements", 300)

# --- Learning platforms, by LTI 1.3: whether they may stand on the local network, and be asked without TLS ----------
LTI_LOCAL = env.switch("PLAYGROUND_LTI_LOCAL", default=DEBUG)
CELERY_BEAT_SCHEDULE["send scores again"] = entry("workshop.tasks.send_lti_grades_again", 600)

# --- What the browser may do --------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],  # the policy editor makes its style sheet at run time, with the page's nonce
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],  # own host only, its websocket too (Content Security Policy Level 3)
        "worker-src": [SELF],
        "frame-src": [SELF],  # what is shown to a class
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Over plain HTTP browsers heed it for their own machine only; for others they complain of it on each page.
_for_others = any(host not in ("localhost", "127.0.0.1", "[::1]") for host in ALLOWED_HOSTS)
SECURE_CROSS_ORIGIN_OPENER_POLICY = None if _for_others and not BEHIND_TLS else "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^ready/$", r"^metrics/$"]
# Two that are not ours to say: whether every other host of this domain has TLS, and is to be built into browsers.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 30 * 24 * 3600
CSRF_FAILURE_VIEW = "playground.config.api_errors.csrf_failure"

# --- Bounds -------------------------------------------------------------------------------------------------------
CHANGE_MAX_BYTES = 1_048_576  # of a request body, for every kind of body
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_194_304  # the same where a whole sandbox is imported
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
JSON_MAX_DEPTH = 64

# --- REST ---------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["playground.config.json_answer.AnswerInLanguage"],
    "DEFAULT_PARSER_CLASSES": ["playground.config.json_body.BoundedJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "playground.config.api_errors.handle",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "NUM_PROXIES": 0,  # the server's word on who asks; what a visitor writes into X-Forwarded-For is theirs to choose
    # Nobody signed in is one address: a thousand behind one router may look at an embedded picture.
    "DEFAULT_THROTTLE_RATES": {"anon": "6000/min", "user": "3000/min"},
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Understudy",
    "DESCRIPTION": "A visual playground for AWS IAM roles.",
    "VERSION": "0.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "playground.config.rest_schema.with_errors",
    ],
    "ENUM_NAME_OVERRIDES": ENUM_NAMES,
}

# --- Files, time, logs --------------------------------------------------------------------------------------------
FRONTEND_DIST = BASE_DIR / "frontend" / "dist"
STATIC_URL = "/static/"
STATICFILES_DIRS = [FRONTEND_DIST] if FRONTEND_DIST.is_dir() else []
WHITENOISE_USE_FINDERS = True  # files are served from where they are: no copying step at start
WHITENOISE_IMMUTABLE_FILE_TEST = r"/assets/.+-[\w-]{8,}\.\w+$"  # Vite writes the content's hash into the name
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]  # as frontend/src/lib/language.ts
LANGUAGE_COOKIE_NAME = "language"
LOG_LEVEL = env.one_of("PLAYGROUND_LOG_LEVEL", default="INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = logging_to_standard_error(LOG_LEVEL, plain=sys.stderr.isatty())

# --- Figures ------------------------------------------------------------------------------------------------------
METRICS_TOKEN = env.text("PLAYGROUND_METRICS_TOKEN")
WORKER_METRICS_PORT = env.whole_number("PLAYGROUND_WORKER_METRICS_PORT", default=0, least=0, most=65_535)
