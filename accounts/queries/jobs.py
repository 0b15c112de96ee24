from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import Job, User
from accounts.queries.put_together import Question


def jobs_of(user: User | int) -> QuerySet[Job]:
    """A job and what it made are seen by the one who asked and by nobody else."""
    return Job.objects.filter(asked_by=user)


def jobs_to_tell(user: User | int) -> QuerySet[Job]:
    """What the person waits for, or has not yet seen the end of; the oldest first."""
    return jobs_of(user).filter(looked_at=None).order_by("pk")


@Question
def first_jobs_to_tell(user: int, *, most: int) -> QuerySet[Job]:
    return jobs_to_tell(user)[:most]


def unfinished_jobs_of(user: User, kind: str) -> QuerySet[Job]:
    return jobs_of(user).filter(kind=kind, state__in=[Job.State.QUEUED, Job.State.RUNNING])


def waiting_jobs() -> QuerySet[Job]:
    """The oldest first."""
    return Job.objects.filter(state=Job.State.QUEUED).order_by("pk")


def abandoned_jobs(*, at: datetime) -> QuerySet[Job]:
    """Begun by a worker that has not been heard of since: its lease has run out."""
    return Job.objects.filter(state=Job.State.RUNNING, leased_until__lt=at)


def free_to_take(*, at: datetime) -> Q:
    return Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, leased_until__lt=at)


def job_file(job: Job) -> Path:
    """Where the job's file is kept. Each attempt has its own: a worker thought dead must not replace what another made."""
    return Path(settings.DOCUMENTS_DIR) / "jobs" / f"{job.pk}-{job.attempts}"
