"""The settings of the test run: as the demo's, but quick passwords, plain static files, and nothing outside var/test."""

import os
from pathlib import Path

os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))

from partyadmin.settings import *  # noqa: F403
from partyadmin.settings import CACHES, DATA_DIR, DATABASES, REDIS_URL

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests read the sources, whether or not somebody has compiled the catalogue; the sites of the journeys are Vietnamese.
LANGUAGE_CODE = "en"
# Hashed names only exist after collectstatic, which a test run does not need.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(DATA_DIR / "static").mkdir(exist_ok=True)

# The databases of a run are made by tests/databases.py, one for each test worker.
TEST_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
DATABASES["default"]["CONN_MAX_AGE"] = 0

if REDIS_URL:
    # Each test worker wakes only the Celery workers that it started itself.
    CELERY_BROKER_URL = REDIS_URL = f"{REDIS_URL.rstrip('/')}/{TEST_WORKER.removeprefix('gw')}"
    CACHES["default"]["LOCATION"] = REDIS_URL
