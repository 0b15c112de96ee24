from partyadmin.settings import *  # noqa: F403
from partyadmin.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.slow_jobs"]
