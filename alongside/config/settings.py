"""The one settings file. Everything an installation may change is read here: from the environment, and from what its
data folder remembers (`installation.toml`), so that each command of an installation sees the same.

| variable | meaning | default |
| --- | --- | --- |
| ALONGSIDE_DATA | the folder with the database and backups | `data` beside `run.py` |
| ALONGSIDE_KEYS | the folder with the keyring | as remembered; for a new one beside the data folder |
| ALONGSIDE_DATABASE | a postgresql:// address | as remembered; for a new one SQLite |
| ALONGSIDE_DATABASE_FILE | the file that holds that address | systemd's credential alongside-database |
| ALONGSIDE_HOSTS | host names people use to reach it, separated by commas | as remembered; localhost and loopback |
| ALONGSIDE_HTTPS | `yes` when people reach it over https | as remembered; `no` |
| ALONGSIDE_HSTS_PRELOAD | `yes` to ask browsers for https on this name and every name below it, for good | `no` |
| ALONGSIDE_SECURITY_CONTACT | whom to tell about a hole in this installation: an https:// or mailto: address | empty |
| ALONGSIDE_ANCHOR | a file or folder outside, where the end of the audit chains is kept | as remembered; kept nowhere |
| ALONGSIDE_MAIL | smtp(s)://user:password@host:port, or `none` | as remembered; no mail |
| ALONGSIDE_MAIL_FILE | the file that holds that address | systemd's credential alongside-mail |
| ALONGSIDE_MAIL_FROM | the address that mail is from | as remembered |
| ALONGSIDE_OIDC_ISSUER | the organisation's own sign-in (OpenID Connect), or `none` | as remembered; none |
| ALONGSIDE_OIDC_CLIENT | what that provider calls this installation | as remembered |
| ALONGSIDE_OIDC_SECRET | the secret it gave for it | systemd's credential alongside-oidc-secret |
| ALONGSIDE_OIDC_SECRET_FILE | the file that holds that secret | |
| ALONGSIDE_OIDC_CLAIM | what names a practitioner: `preferred_username` or `email` | as remembered; preferred_username |
| ALONGSIDE_OIDC_TRUSTED | `yes` where whoever signs in there has shown a second step | as remembered; `no` |
| ALONGSIDE_HELPLINE | whom a worker can ring who is outside the firm, as a sentence | Samaritans, for the United Kingdom |
| ALONGSIDE_DEMO_PASSWORD | the password of the demo accounts when they are made | walk-alongside |
"""

import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from alongside.base import installation, keyring
from alongside.config import env

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = env.place("ALONGSIDE_DATA", (ROOT / "data").resolve())
HERE = installation.read(DATA)  # None where nothing was installed, or before folders remembered
KEYS = env.place("ALONGSIDE_KEYS", HERE.keys if HERE else installation.keys_of(DATA))
POSTGRES = env.postgres(DATA, HERE)
HTTPS = env.yes("ALONGSIDE_HTTPS", HERE is not None and HERE.https)
HSTS_PRELOAD = env.yes("ALONGSIDE_HSTS_PRELOAD")
SECURITY_CONTACT = env.contact("ALONGSIDE_SECURITY_CONTACT")
ANCHOR = env.place("ALONGSIDE_ANCHOR", HERE.anchor if HERE else None)
MAIL = env.mail(HERE)  # None: everything is handed over by copying, printing, showing
PROVIDER = env.provider(HERE)  # None: people sign in with a name and a password
# known: demo accounts answer on loopback only
#: Free from any phone, day and night: https://www.samaritans.org/how-we-can-help/contact-samaritan/
HELPLINE = env.text("ALONGSIDE_HELPLINE", "Samaritans listen, day and night: ring 116 123. It is free.")
DEMO_PASSWORD = env.text("ALONGSIDE_DEMO_PASSWORD", "walk-alongside")

ALLOWED_HOSTS = env.words("ALONGSIDE_HOSTS", env.hosts(HERE))
PORT = 8000  # where nothing else is asked for: ops/serving.py
ROOMS = ""  # the socket of the process for two devices, where ops/serving.py started one
env.refuse_unknown()

IS_INSTALLED = HERE is not None or installation.is_older(DATA) or env.is_older_elsewhere(DATA, KEYS, POSTGRES)
KEYRING = keyring.there(KEYS)  # nothing is made here: only a first start or a restore does
SECRET_KEY = KEYRING.derive("django").hex() if KEYRING.keys else secrets.token_hex()
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
    "alongside.reflection",
    "alongside.supervision",
    "alongside.insight",
    "alongside.learning",
    "alongside.exchange",
    "alongside.documents",
    "alongside.web",
    "alongside.portal",
    "alongside.ops",
    "django.forms",  # after web: its field templates are ours first
]

MIDDLEWARE = [
    "alongside.web.middleware.Headers",
    "alongside.web.middleware.Proxy",
    "django.middleware.security.SecurityMiddleware",
    "alongside.web.middleware.Size",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "alongside.web.middleware.Methods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alongside.web.sign_in.sessions.Sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside.web.middleware.Door",
]

#: Of the client's pages, which have no session and no account (config/wsgi.py).
PORTAL_MIDDLEWARE = [
    "alongside.portal.door.PortalHeaders",
    "django.middleware.security.SecurityMiddleware",
    "alongside.portal.door.LinkDoor",
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

FORM_RENDERER = "alongside.web.components.Renderer"

# Measured: synchronous=NORMAL loses acknowledged notes in most power cuts, and deferred
# transactions refuse most read-then-write work under eight writers. `base.database` refuses to
# start on anything weaker than this.
SQLITE = {
    "ENGINE": "alongside.base.sqlite",
    "NAME": DATA / installation.SQLITE,
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
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "alongside.people.guessable.HardToGuess"},
]
AUTHENTICATION_BACKENDS = ["alongside.web.sign_in.sessions.Practitioners"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"

# The longest a session may last, and how long it may rest: alongside/web/sign_in/sessions.py
SESSION_ENGINE = "alongside.web.sign_in.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-alongside" if HTTPS else "alongside"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.web.sign_in.views.stale"
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0  # two years: what the preload list recommends
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HSTS_PRELOAD
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # a sign-in name is one person’s within an organisation: people.actions.signing_in
    "security.W002",  # X-Frame-Options is set by web.middleware, on answers that end before that middleware too
    # Whether every name under this one has https its operator knows, and the way back from a preload list takes
    # months: ALONGSIDE_HSTS_PRELOAD asks for both.
    "security.W005",
    "security.W021",
    "security.W008",  # the web server with https in front sends people on; here nothing answers but loopback
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [ROOT / "alongside" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# In a cookie: a message in the session would cost every page after a save a write.
MESSAGE_STORAGE = "alongside.web.context.Messages"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# A file that is brought stays in memory: Django would lay one of over 2.5 MB down readable in the folder for temporary files.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"wordless": {"()": "alongside.base.logs.Wordless"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
