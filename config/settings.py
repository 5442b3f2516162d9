"""The one settings module. What may differ between installations stands in `environment.py`."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from config.environment import ROOT, data_dir, database, env, secret_key, working_hours

DATA_DIR = data_dir()
SECRET_KEY = secret_key(DATA_DIR)
DEBUG = env.bool("XIAODUI_DEBUG", default=False)
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
ALLOWED_HOSTS = env.list("XIAODUI_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
JOB_THREADS = env.int("XIAODUI_JOB_THREADS", default=2)
DEMO_SIGNIN = False
SAMPLES = env.str("XIAODUI_SAMPLES", default="")

ROOMS = [
    "core", "journal", "pulse", "search", "jobs", "matching", "people", "measures",
    "notices", "robots", "listviews", "deadlines", "governance", "conduct", "duties", "tasks", "chat",
    "posts", "norms", "climate", "hooks", "chatsearch", "attachments", "polls", "later", "receipts", "reports", "catalog",
    "customers", "followups", "dossiers", "complaints", "deals", "pool", "battles", "cards", "assignment",
    "collisions", "decisions", "grouping", "exchange", "intake", "upkeep", "api", "lobby", "demo",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    *[f"xiaodui.{room}" for room in ROOMS if (ROOT / "xiaodui" / room / "apps.py").exists()],
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "xiaodui.core.web.log.RequestLog",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xiaodui.core.web.language.PersonLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "xiaodui.people.seen.LastSeen",
    "xiaodui.core.web.answers.Answers",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the apps' own: the sign-in library brings pages of the same names.
        "DIRS": [ROOT / "xiaodui" / "people" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "xiaodui.core.context.shell",
            ],
        },
    }
]

DATABASES = {"default": database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("XIAODUI_REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "xiaodui.core.cache.WhileThere", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["xiaodui.people.backend.Signed"]
PASSWORD_HASHERS = ["xiaodui.people.hashing.SlowlyInTurn", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "xiaodui.people.signin.NoOpenSignUp"
MFA_ADAPTER = "xiaodui.people.signin.SecondStep"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
USERSESSIONS_TRACK_ACTIVITY = False  # xiaodui.people.seen notes it, seldom
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the company's records, nobody signs up with one
MFA_TOTP_ISSUER = "Xiaodui"
APPEND_SLASH = False  # no address of ours ends in one: to look for it would resolve every 404 twice
SESSION_ENGINE = "xiaodui.people.sessions"
SESSION_COOKIE_NAME = "xiaodui"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS = env.bool("XIAODUI_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = env.list("XIAODUI_ORIGINS", default=[])
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.str("XIAODUI_TIME_ZONE", default="Asia/Shanghai")
WORKING_HOURS = working_hours()
BASE_CURRENCY = env.str("XIAODUI_CURRENCY", default="CNY")

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [("dist", ROOT / "frontend" / "dist")] if (ROOT / "frontend" / "dist").exists() else []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_IMMUTABLE_FILE_TEST = r"/dist/.+\.[0-9A-Za-z]{8,10}\.\w+$"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_LIMIT = env.int("XIAODUI_UPLOAD_LIMIT", default=50_000_000)
ATTACHMENT_LIMIT = env.int("XIAODUI_ATTACHMENT_LIMIT", default=25_000_000)
# Endings of files that nobody may send in the chat: what a click would run. What it holds is looked at besides.
REFUSED_FILES = set(
    env.str(
        "XIAODUI_REFUSED_FILES",
        default="apk,app,application,bat,chm,cmd,com,cpl,deb,dll,dmg,exe,gadget,hta,inf,ins,iso,jar,js,jse,lnk,msc,msi,msix,"
        "msp,mst,pif,pkg,ps1,psm1,py,reg,rpm,scf,scr,sct,sh,sys,url,vb,vbe,vbs,ws,wsc,wsf,wsh,xll",
    ).split(",")
)
# Hosts ("chat.lan" or "chat.lan:8065") of the own network to which robots may send, also by plain HTTP.
PRIVATE_HOSTS = env.list("XIAODUI_PRIVATE_HOSTS", default=[])

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        # Data only: `--p` (a share) and `--tc` (a team's colour) stand in style attributes.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "report-uri": ["/csp-report"],
    }
}
EMAIL_CONFIG = env.email("XIAODUI_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
MAIL_BY_ENVIRONMENT = bool(env.str("XIAODUI_EMAIL_URL", default=""))
DEFAULT_FROM_EMAIL = env.str("XIAODUI_EMAIL_FROM", default="xiaodui@localhost")
PUBLIC_ADDRESS = env.str("XIAODUI_ADDRESS", default="").rstrip("/")
if not MAIL_BY_ENVIRONMENT:
    EMAIL_BACKEND = "xiaodui.notices.backend.Backend"  # the server of /settings/mail; without one, the terminal
LOGGING_CONFIG = "xiaodui.core.logs.configure"
LOGGING = {"level": env.str("XIAODUI_LOG_LEVEL", default="INFO")}
