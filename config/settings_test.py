"""Settings of the test run: a throwaway data folder, quick hashing, nothing else changed."""

import os
import tempfile

os.environ.setdefault("XIAODUI_DATA_DIR", tempfile.mkdtemp(prefix="xiaodui-test-"))
os.environ.setdefault("XIAODUI_SECRET_KEY", "only-for-tests-" * 4)
os.environ.setdefault("XIAODUI_LOG_LEVEL", "WARNING")

from config.settings import *  # noqa: F403
from config.settings import CACHES, DATABASES, REDIS_URL

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
TESTING = True
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Workers of one run share a Redis server, and each test empties its cache: so each worker has a database of its own.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
CACHES["default"]["KEY_PREFIX"] = f"test-{WORKER}-{os.getpid()}"
if REDIS_URL and WORKER:
    server, _, number = REDIS_URL.rpartition("/")
    CACHES["default"]["LOCATION"] = f"{server}/{(int(number) - 1 - int(WORKER.removeprefix('gw'))) % 16}"
