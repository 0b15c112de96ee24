"""Without Redis the web process does the jobs itself: a Celery worker on two threads, woken through memory."""

import threading

from celery.worker import WorkController

from accounts.tasks import watch_jobs
from partyadmin.celery import app

_threads: list[threading.Thread] = []


def start() -> None:
    """Called once, by the process that serves (partyadmin/wsgi.py); commands and tests never start one."""
    worker = WorkController(
        app=app,
        pool_cls="threads",
        concurrency=2,
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
    )
    _threads.extend(
        (
            threading.Thread(target=worker.start, name="embedded-worker", daemon=True),
            threading.Thread(target=watch_jobs, args=[threading.Event()], name="watch-jobs", daemon=True),
        )
    )
    for thread in _threads:
        thread.start()


def is_alive() -> bool:
    return bool(_threads) and all(thread.is_alive() for thread in _threads)
