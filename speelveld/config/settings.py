"""Django settings. What an installation may change comes from SPEELVELD_* (docs/operate/settings.md)."""

from pathlib import Path

from csp.constants import NONE, SELF

from speelveld.config.environment import read_flag, read_list, read_number, read_secret, read_text

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(read_text("SPEELVELD_DATA", str(PACKAGE.parent / "var"))).resolve()

KEYS = Path(read_text("SPEELVELD_KEYS", str(DATA / "keys")))  # of open waves; keep it out of backups
SECRET_KEY = read_secret("SPEELVELD_SECRET_KEY", DATA / "secret_key")
DEBUG = False
SITE_URL = read_text("SPEELVELD_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = read_list("SPEELVELD_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
IS_DEMO = read_flag("SPEELVELD_DEMO")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "speelveld.ui",
    "speelveld.audit",
    "speelveld.accounts",  # before the library, so that its templates are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "speelveld.organisations",
    "speelveld.surveys",
    "speelveld.results",
    "speelveld.signals",
    "speelveld.board",
    "speelveld.guide",
    "speelveld.agreements",
    "speelveld.privacy",
    "speelveld.consults",
    "speelveld.demo",
    "speelveld.cli",  # for the templates and texts of reports
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "speelveld.surveys.middleware.AnswerPathFirst",  # before anything that knows a session
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "speelveld.ui.middleware.ErrorPages",
    "speelveld.organisations.middleware.TenantMiddleware",
]

ROOT_URLCONF = "speelveld.config.urls"
WSGI_APPLICATION = "speelveld.config.wsgi.application"
FORM_RENDERER = "speelveld.ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "speelveld.ui.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "speelveld.ui.templatetags.ui",
            ],
        },
    }
]

# One file, written safely: every acknowledged write is on disk (synchronous=FULL), readers never wait for writers.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "speelveld.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",  # what is deleted is overwritten
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # with few places one could push the counts of guesses out
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "accounts:sign_in"
ACCOUNT_ADAPTER = "speelveld.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address is on the owner's list, and a link by mail proves it
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "speelveld.accounts.forms.LoginForm",
    "set_password": "speelveld.accounts.forms.SetPasswordForm",
    "change_password": "speelveld.accounts.forms.ChangePasswordForm",
}
# A whole office may stand behind one address, so the limits per address (ip) are wide and those per person narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "30/m/ip,5/15m/key",
    "sign_in_mail": "300/h/ip,5/h/key",
}
MFA_ADAPTER = "speelveld.accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://localhost")
MFA_TOTP_ISSUER = "Speelveld"
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = None
ALLAUTH_TRUSTED_PROXY_COUNT = read_number("SPEELVELD_PROXIES", 0)
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")

# Language and place
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = False

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20

# Mail
EMAIL_BACKEND = read_text("SPEELVELD_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = read_text("SPEELVELD_SMTP_HOST", "localhost")
EMAIL_PORT = read_number("SPEELVELD_SMTP_PORT", 25)
EMAIL_HOST_USER = read_text("SPEELVELD_SMTP_USER")
EMAIL_HOST_PASSWORD = read_text("SPEELVELD_SMTP_PASSWORD")
EMAIL_USE_TLS = read_flag("SPEELVELD_SMTP_TLS")
EMAIL_FILE_PATH = str(DATA / "mail")  # only for the backend that writes files
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = read_text("SPEELVELD_MAIL_FROM", "Speelveld <speelveld@localhost>")

# Safety in the browser
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# An https address means that a proxy with the certificate stands in front and tells how the visitor came in.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE_URL.startswith("https://") else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# No access log, and nothing in the log that belongs to an answer.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
