"""Settings of the test run: a throwaway data folder for each worker, quick hashing, nothing else changed."""

import os
import tempfile

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
# Workers inherit what their starter set, and a folder holds one demo company's sign-ins: so each worker has its own.
if WORKER and os.environ.get("XIAODUI_TEST_WORKER") != WORKER:
    os.environ.pop("XIAODUI_DATA_DIR", None)
    os.environ["XIAODUI_TEST_WORKER"] = WORKER
os.environ.setdefault("XIAODUI_DATA_DIR", tempfile.mkdtemp(prefix="xiaodui-test-"))
os.environ.setdefault("XIAODUI_SECRET_KEY", "only-for-tests-" * 4)
os.environ.setdefault("XIAODUI_LOG_LEVEL", "WARNING")

from config.settings import *  # noqa: E402, F403
from config.settings import CACHES, DATABASES, REDIS_URL  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
TESTING = True
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Tests kill processes, never the machine: what a commit has handed to the system is there, without waiting for the disk.
if "postgresql" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
# Workers of one run share a Redis server, and each test empties its cache: so each worker has a database of its own.
CACHES["default"]["KEY_PREFIX"] = f"test-{WORKER}-{os.getpid()}"
if REDIS_URL and WORKER:
    server, _, number = REDIS_URL.rpartition("/")
    CACHES["default"]["LOCATION"] = f"{server}/{(int(number) - 1 - int(WORKER.removeprefix('gw'))) % 16}"
