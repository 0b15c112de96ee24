"""Work done outside the request. The row is the job: a lost message delays it, a killed worker's lease runs out, nothing is lost.

Moments here are those of the machine, not of the demo's day: a lease is about workers, not about deadlines.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Job, Occasion, User
from accounts.queries.jobs import abandoned_jobs, free_to_take, job_file, waiting_jobs
from accounts.queries.replica import once_more_if_lost, only_reads
from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from accounts.services.files import keep_file
from accounts.services.log import record
from accounts.services.under_way import JobCancelled, UnderWay, being_done

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
RENEWALS = 90  # A third of a lease apart: when they are used up (a quarter of an hour) a job is taken for stuck.
TOLD_EVERY = 1.0
"""Seconds between looks at how far a job is and whether somebody has stopped it."""
ATTEMPTS = 3
WOKEN_AT_ONCE = 20


@dataclass(frozen=True)
class Produced:
    content: bytes
    file_name: str
    content_type: str
    leads_to: str = ""
    """The address of what was made, where that is more than a file."""


class JobRefused(Exception):
    """Raised by a handler with a sentence for the one who asked: trying again would not help. `leads_to`: the address where it
    is looked at anew, if there is one."""

    def __init__(self, sentence: str, *, leads_to: str = "") -> None:
        super().__init__(sentence)
        self.leads_to = leads_to


Handler = Callable[[Job], Produced]
Right = Callable[[Job], object]
Told = Callable[[Job, str], None]
"""Raises JobRefused where the one who asked may no longer have what the job makes."""
Now = Callable[[], datetime]
_handlers: dict[str, Handler] = {}
_rights: dict[str, Right] = {}
_told: dict[str, Told] = {}
_stopped_while: dict[str, frozenset[Job.State]] = {}

WAITING = frozenset({Job.State.QUEUED})
UNFINISHED = WAITING | {Job.State.RUNNING}
ENDED_WITHOUT = frozenset({Job.State.FAILED, Job.State.CANCELLED})
"""Without a result."""


def register_handler(
    kind: str,
    handler: Handler,
    right: Right | None = None,
    told: Told | None = None,
    *,
    reads_only: bool = False,
    stopped_while: frozenset[Job.State] = frozenset(),
) -> None:
    """Upper apps say at start-up how their kind of job is done, and what right it takes: None where it takes no mandate.

    The right is asked when the job runs and whenever what it made is fetched (`check_asker`). `told`: learns why a job was
    refused, where that is shown on a page of its own too. `reads_only`: it writes nothing, and is done beside the primary
    where there is a replica (accounts/queries/replica.py). `stopped_while`: the states in which whoever asked may stop it, and
    ask again for what has ended without its result; none where it belongs to a page of its own.
    """
    _stopped_while[kind] = stopped_while
    _handlers[kind] = _reading(handler) if reads_only else handler
    if right is not None:
        _rights[kind] = right
    if told is not None:
        _told[kind] = told


def _reading(handler: Handler) -> Handler:
    def read(job: Job) -> Produced:
        with only_reads():
            return handler(job)

    return lambda job: once_more_if_lost(lambda: read(job))


def check_asker(job: Job) -> None:
    """Raises JobRefused where the account of the one who asked is closed, or they have not the right any more."""
    if not User.objects.filter(pk=job.asked_by_id, is_active=True).exists():
        raise JobRefused(_("The account of the one who asked for this is closed."))
    if job.kind in _rights:
        _rights[job.kind](job)


def ask_job(
    *,
    kind: str,
    title: str,
    params: dict[str, object],
    occasion: Occasion,
) -> Job:
    """Create the job with its entry in the log, days in `params` as days; a worker is woken once the transaction stands."""
    with transaction.atomic():
        job = Job.objects.create(
            kind=kind,
            title=title[:255],
            params=as_json(params),
            asked_by=occasion.by.user,
            asked_at=occasion.at,
            today=occasion.today,
            # What belongs to a page of its own is told there, and not on the desk.
            looked_at=None if _stopped_while.get(kind) else occasion.at,
        )
        record(occasion, act="job.asked", subject=job, data={"title": title, "params": params})
        transaction.on_commit(lambda: _wake_beside(job.pk))
    return job


def may_be_stopped(job: Job) -> bool:
    return job.state in _stopped_while.get(job.kind, frozenset())


def may_be_asked_again(job: Job) -> bool:
    """Not where it leads to the page on which it is asked for anew: as it was it would be refused once more."""
    return job.state in ENDED_WITHOUT and not job.leads_to and bool(_stopped_while.get(job.kind))


@transaction.atomic
def stop_job(*, job: Job, occasion: Occasion) -> None:
    """Raises Refused where it has ended, or is at what cannot be stopped."""
    stopped = Job.objects.filter(pk=job.pk, state__in=_stopped_while.get(job.kind, frozenset())).update(
        state=Job.State.CANCELLED, finished_at=occasion.at, looked_at=occasion.at, leased_until=None
    )
    if not stopped:
        raise Refused(_("It has ended already, or can no longer be stopped."))
    record(occasion, act="job.stopped", subject=job, data={"title": job.title})


@transaction.atomic
def ask_again(*, job: Job, occasion: Occasion) -> None:
    """The same once more, of the day it was asked on. Raises Refused where it waits or was done."""
    again = may_be_asked_again(job) and Job.objects.filter(pk=job.pk, state__in=ENDED_WITHOUT).update(
        state=Job.State.QUEUED,
        attempts_before=F("attempts"),
        finished_at=None,
        looked_at=None,
        error="",
        step="",
        done=0,
        of=0,
    )
    if not again:
        raise Refused(_("It is being prepared already, or is there."))
    record(occasion, act="job.asked_again", subject=job, data={"title": job.title})
    transaction.on_commit(lambda: _wake_beside(job.pk))


def note_looked_at(job: Job, *, at: datetime) -> None:
    """From now on the desk does not speak of it."""
    Job.objects.filter(pk=job.pk, looked_at=None, finished_at__isnull=False).update(looked_at=at)


def run_job(job_id: int, *, now: Now) -> None:
    """Do the job if nobody else is at it. Effects: state, attempts, lease, and the file with its digest or the error."""
    job = _take(job_id, at=now())
    if job is None:
        return
    with being_done() as under_way, _lease_kept(job, under_way, now=now):
        outcome = _attempt(job)
    # The number of the attempt is the proof of the lease: a worker that was overtaken writes nothing.
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts).update(
        finished_at=now(), leased_until=None, **outcome
    )


def wake_waiting(*, at: datetime) -> None:
    """Queue again what dead workers left, give up what killed them too often, and wake a worker for what waits."""
    abandoned_jobs(at=at).filter(attempts__gte=F("attempts_before") + ATTEMPTS).update(
        state=Job.State.FAILED, finished_at=at, leased_until=None
    )
    abandoned_jobs(at=at).update(state=Job.State.QUEUED, leased_until=None)
    for job_id in waiting_jobs().values_list("pk", flat=True)[:WOKEN_AT_ONCE]:
        _wake(job_id)


def _wake_beside(job_id: int) -> None:
    """Not in the request's own time: a broker that hangs must not keep the person waiting."""
    threading.Thread(target=_wake, args=[job_id], daemon=True).start()


def _wake(job_id: int) -> None:
    """By name, since tasks lie above services. Whatever a broker may do, the job stays and is woken again later."""
    try:
        current_app.send_task("accounts.run_job", args=[job_id])
    except Exception:
        logger.warning("No worker could be woken for job %s", job_id, exc_info=True)


def _take(job_id: int, *, at: datetime) -> Job | None:
    with transaction.atomic():
        taken = Job.objects.filter(free_to_take(at=at), pk=job_id).update(
            state=Job.State.RUNNING, attempts=F("attempts") + 1, leased_until=at + LEASE
        )
        return Job.objects.select_related("asked_by").get(pk=job_id) if taken else None


@contextmanager
def _lease_kept(job: Job, under_way: UnderWay, *, now: Now) -> Iterator[None]:
    """Beside the job: its lease is renewed, the row learns how far it is, and its handler whether somebody has stopped it."""
    done = threading.Event()
    own = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)
    begun = time.monotonic()

    def renew() -> None:
        renewed = 0
        while not done.wait(min(TOLD_EVERY, LEASE.total_seconds() / 3)):
            facts: dict[str, object] = {}
            due = int((time.monotonic() - begun) / (LEASE.total_seconds() / 3))
            if renewed < due <= RENEWALS:
                renewed, facts["leased_until"] = due, now() + LEASE
            if not under_way.is_told:
                under_way.is_told = True
                facts |= {"step": under_way.step, "done": under_way.done, "of": under_way.of}
            try:
                if facts:
                    own.update(**facts)
                under_way.is_cancelled = Job.objects.filter(pk=job.pk, state=Job.State.CANCELLED).exists()
            except DatabaseError:
                logger.warning("How far job %s is could not be kept", job.pk, exc_info=True)
        connection.close()

    renewer = threading.Thread(target=renew, daemon=True)
    renewer.start()
    try:
        yield
    finally:
        done.set()
        renewer.join()


def _attempt(job: Job) -> dict[str, object]:
    """What becomes of the row. A failure without a sentence of its own is told in general words by the page."""
    try:
        check_asker(job)
        produced = _handlers[job.kind](job)
        keep_file(job_file(job), produced.content)
    except JobCancelled:
        return {}
    except JobRefused as refusal:
        if job.kind in _told:
            _told[job.kind](job, str(refusal))
        return {"state": Job.State.FAILED, "error": str(refusal), "leads_to": refusal.leads_to}
    except Exception:
        logger.exception("Job %s (%s) failed", job.pk, job.kind)
        return {"state": Job.State.FAILED}
    return {
        "state": Job.State.DONE,
        "file_name": produced.file_name,
        "content_type": produced.content_type,
        "leads_to": produced.leads_to,
        "digest": hashlib.sha256(produced.content).hexdigest(),
    }
