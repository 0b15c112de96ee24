import time
from pathlib import Path

from django.conf import settings

from accounts.models import Job
from accounts.services.jobs import Produced


def sleep_and_produce(job: Job) -> Produced:
    with (Path(settings.DATA_DIR) / "begun").open("a") as begun:
        begun.write(f"{job.pk}\n")
    time.sleep(job.params["seconds"])
    return Produced(content=b"slept", file_name="Giấc ngủ.txt", content_type="text/plain")
