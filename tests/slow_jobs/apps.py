"""An app for the sites of tests/jobs: a kind of job that takes as long as it is told and writes down that it began."""

import time
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from accounts.models import Job
from accounts.services.jobs import Produced, register_handler


def sleep_and_produce(job: Job) -> Produced:
    with (Path(settings.DATA_DIR) / "begun").open("a") as begun:
        begun.write(f"{job.pk}\n")
    time.sleep(job.params["seconds"])
    return Produced(content=b"slept", file_name="Giấc ngủ.txt", content_type="text/plain")


class SlowJobsConfig(AppConfig):
    name = "tests.slow_jobs"

    def ready(self) -> None:
        register_handler("sleep", sleep_and_produce)
