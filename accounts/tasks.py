"""What workers run. Every task takes a job's number and makes one call of a service."""

import logging
import threading

from celery import shared_task
from celery.signals import worker_ready
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from accounts.clock import read_clock
from accounts.services import chores, jobs, letters

logger = logging.getLogger(__name__)
PAUSE = settings.JOB_LEASE_SECONDS / 3


@shared_task(name="accounts.run_job")
def run_job(job_id: int) -> None:
    jobs.run_job(job_id, now=timezone.now)


def watch_jobs(stop: threading.Event) -> None:
    """At the start and ever after: jobs whose message or worker was lost, letters to be tried again, and the chores."""
    while True:
        try:
            jobs.wake_waiting(at=timezone.now())
            if settings.EMAIL_HOST:
                letters.send_letters(at=read_clock().now)
            chores.do_chores()
        except DatabaseError:
            logger.warning("What waits could not be looked at", exc_info=True)
        finally:
            connection.close()
        if stop.wait(PAUSE):
            return


@worker_ready.connect
def _start_watching(**_: object) -> None:
    threading.Thread(target=watch_jobs, args=[threading.Event()], name="watch-jobs", daemon=True).start()
