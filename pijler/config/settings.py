"""All settings, in one file; what differs between machines comes from the environment.

Every name that is read here is explained in docs/reference/settings.md.
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from pijler.config import environment
from pijler.config.keys import secret_key
from pijler.doors.commands.embedded import OWNER, addresses

PACKAGE = Path(__file__).resolve().parent.parent

DATA = environment.folder("PIJLER_DATA", "data")
DEMO = environment.flag("PIJLER_DEMO", default=False)
DEBUG = environment.flag("PIJLER_DEBUG", default=False)
SECURE = environment.flag("PIJLER_HTTPS", default=False)
# What pupils scan and type; empty: as the request says.
PUBLIC_ADDRESS = environment.address("PIJLER_PUBLIC_ADDRESS", "")
# Only a server in front that sets this header itself may be believed.
if environment.flag("PIJLER_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SECRET_KEY = secret_key(DATA, environment.text("PIJLER_SECRET_KEY", ""))
ALLOWED_HOSTS = environment.words("PIJLER_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if SECURE and host != "*"
]

INSTALLED_APPS = [
    "pijler.foundation.journal",
    "pijler.foundation.schools",
    "pijler.foundation.access",
    "pijler.foundation.accounts",
    "pijler.foundation.rosters",
    "pijler.foundation.ui",
    "pijler.listening.instruments",
    "pijler.listening.concerns",
    "pijler.listening.checkins",
    "pijler.listening.release",
    "pijler.listening.reports",
    "pijler.acting.activities",
    "pijler.environment.classroom",
    "pijler.doors.home",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "pijler.doors.home.edge.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "pijler.config.urls"
WSGI_APPLICATION = "pijler.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pijler.doors.home.context.page",
            ],
        },
    },
]
FORM_RENDERER = "pijler.foundation.ui.renderer.FormRenderer"

# --- database: one address per role; a worker process takes its own role ---

_ADDRESSES = addresses(os.environ)
_ROLE = "worker" if environment.text("PIJLER_PROCESS", "web") == "worker" else "app"
DATABASES = {
    "default": {
        **_ADDRESSES[_ROLE].django(),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    },
    "owner": _ADDRESSES["owner"].django(assume_role=OWNER),
}
DATABASE_ROUTERS = ["pijler.config.routers.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on signing in must hold over all processes, so they live in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "pijler_cache",
    }
}

# --- signing in ---

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:front"
ACCOUNT_ADAPTER = "pijler.foundation.accounts.adapter.NoOpenSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
# Computers at school are shared: nobody stays signed in after the browser is closed.
ACCOUNT_SESSION_REMEMBER = False
# A whole school is one address, so an address is only slowed when it storms; an account
# rests after ten wrong passwords.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "300/m/ip,10/5m/key"}

SESSION_COOKIE_NAME = "__Host-pijler" if SECURE else "pijler"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True

# --- language and time ---

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
# For looking at pages from right to left only; nobody is offered it yet.
if environment.flag("PIJLER_TRY_ARABIC", default=False):
    LANGUAGES.append(("ar", _("Arabic")))
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- files ---

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
# Files with a hash in their name never change: Django's own and those of the answer page.
WHITENOISE_IMMUTABLE_FILE_TEST = (
    r"^.+[.-]([0-9a-f]{12}|[0-9A-Z]{8})\.(js|css|woff2|svg|json)$"
)
ROUND_KEYS = environment.folder("PIJLER_ROUND_KEYS", str(DATA / "keys" / "rounds"))
# A class list may be this large; anything bigger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# --- mail, logs ---

EMAIL_BACKEND = environment.text(
    "PIJLER_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = environment.text("PIJLER_MAIL_FROM", "pijler@localhost")
# No personal data in logs: ids only. Django's own request logger shows paths, so
# nothing about a person may stand in an address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# --- check-ins ---

# Wrong class codes a minute, per school; then typing waits, scanning never does.
CLASS_CODE_GUESSES = environment.number("PIJLER_CLASS_CODE_GUESSES", 30)
SEAL_AFTER_HOURS = environment.number("PIJLER_SEAL_AFTER_HOURS", 48)
PROCRASTINATE_ON_APP_READY = None
