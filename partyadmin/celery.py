"""The Celery application; tasks live in each app's tasks module and only ever take a job's number."""

import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partyadmin.settings")
app = Celery("partyadmin")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def _refuse_wrong_database(**_: object) -> None:
    from partyadmin.start import refuse_wrong_database

    refuse_wrong_database()
