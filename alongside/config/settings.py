"""The one settings file. Everything an installation may change is read from the environment here.

| variable | meaning | default |
| --- | --- | --- |
| ALONGSIDE_DATA | the folder with the database, keys and backups | `data` beside `run.py` |
| ALONGSIDE_KEYS | the folder with the keyring | `keys` in the data folder |
| ALONGSIDE_DATABASE | a postgresql:// address; empty means SQLite in the data folder | empty |
| ALONGSIDE_HOSTS | host names people use to reach it, separated by commas | localhost and loopback |
| ALONGSIDE_HTTPS | `yes` when people reach it over https | `no` |
| ALONGSIDE_DEMO_PASSWORD | the password of the demo accounts when they are made | walk-alongside |
"""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from alongside.base import keyring
from alongside.config import env

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = env.folder("ALONGSIDE_DATA", ROOT / "data")
KEYS = env.folder("ALONGSIDE_KEYS", DATA / "keys")
POSTGRES = env.postgres("ALONGSIDE_DATABASE")
HTTPS = env.yes("ALONGSIDE_HTTPS")
DEMO_PASSWORD = env.text(
    "ALONGSIDE_DEMO_PASSWORD", "walk-alongside"
)  # known: demo accounts answer on loopback only

ALLOWED_HOSTS = env.words("ALONGSIDE_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
env.refuse_unknown()

KEYRING = keyring.open_or_make(
    KEYS, new_allowed=POSTGRES is not None or not (DATA / "alongside.sqlite3").exists()
)
SECRET_KEY = KEYRING.derive("django").hex()
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "alongside.base",
    "alongside.audit",
    "alongside.people",
    "alongside.agenda",
    "alongside.contacts",
    "alongside.checkins",
    "alongside.repair",
    "alongside.insight",
    "alongside.exchange",
    "alongside.documents",
    "alongside.web",
    "alongside.ops",
    "alongside.pipeline",
    "django.forms",  # after web: its field templates are ours first
]

MIDDLEWARE = [
    "alongside.web.middleware.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "alongside.web.middleware.size.Size",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "alongside.web.middleware.methods.Methods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alongside.web.middleware.sessions.Sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside.web.middleware.door.Door",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "alongside" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "alongside.web.context.page",
            ],
        },
    }
]

FORM_RENDERER = "alongside.web.components.forms.Renderer"

# Measured: synchronous=NORMAL loses acknowledged notes in most power cuts, and deferred
# transactions refuse most read-then-write work under eight writers. `base.database` refuses to
# start on anything weaker than this.
SQLITE = {
    "ENGINE": "alongside.base.sqlite",
    "NAME": DATA / "alongside.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
            "PRAGMA journal_size_limit=67108864; "  # 64 MB: the log that grew under a long reader is cut again
            "PRAGMA recursive_triggers=ON;"  # else INSERT OR REPLACE goes past the append-only triggers
        ),
    },
}
DATABASES = {
    "default": (
        {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, **POSTGRES} if POSTGRES else SQLITE
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Practitioner"
PASSWORD_HASHERS = [
    "alongside.base.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "first_name", "email", "profession"]},
    },
]
AUTHENTICATION_BACKENDS = ["alongside.web.backend.Practitioners"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"

# The longest a session may last, and how long it may rest: alongside/web/middleware/sessions.py
SESSION_ENGINE = "alongside.web.sign_in.store"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-alongside" if HTTPS else "alongside"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.web.sign_in.asking.stale"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is set by web.middleware.headers, on answers that end before that middleware too
    "security.W005",  # whether other names under the same domain have https is theirs to say
    "security.W021",  # nor is anybody else's preload list ours to ask for
    "security.W008",  # the web server with https in front sends people on; here nothing answers but loopback
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [ROOT / "alongside" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# In a cookie: a message in the session would cost every page after a save a write.
MESSAGE_STORAGE = "alongside.web.messages.Messages"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"wordless": {"()": "alongside.base.logs.Wordless"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
