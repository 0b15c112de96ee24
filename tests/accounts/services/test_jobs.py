import hashlib
import threading
import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import connection
from django.utils import timezone

from accounts.models import Actor, Entry, Job, Occasion, User
from accounts.queries.jobs import job_file, jobs_to_tell
from accounts.rules.refusal import Refused
from accounts.services import jobs
from accounts.services.jobs import UNFINISHED, WAITING, JobRefused, Produced
from accounts.services.under_way import tell
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 3, 21, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def clerk() -> Actor:
    user = User.objects.create_user("clerk", full_name="Nguyễn Văn An")
    return Actor(user=user, mandate_id=7, mandate="clerk of PRTC-P01-01")


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the jobs that the handler of the kind "list" was called for."""
    calls: list[int] = []

    def handle(job: Job) -> Produced:
        calls.append(job.pk)
        return Produced(content=b"%PDF", file_name="Đăng ký.pdf", content_type="application/pdf")

    monkeypatch.setitem(jobs._handlers, "list", handle)
    return calls


def ask(clerk: Actor, **params: Any) -> Job:
    return jobs.ask_job(
        kind="list",
        title="Đăng ký",
        params=params,
        occasion=Occasion(by=clerk, at=NOW, today=TODAY),
    )


def test_asking_is_written_in_the_log_with_the_mandate(clerk: Actor) -> None:
    job = ask(clerk, organisation="PRTC-P01")
    entry = Entry.objects.get()
    assert (entry.act, entry.subject_id, entry.mandate_id) == ("job.asked", str(job.pk), 7)
    assert entry.data["params"] == {"organisation": "PRTC-P01"}


def test_a_job_that_is_done_has_its_file_and_digest(clerk: Actor, handled: list[int]) -> None:
    job = ask(clerk)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    assert job_file(job).read_bytes() == b"%PDF"
    assert job.digest == hashlib.sha256(b"%PDF").hexdigest()
    assert [path.name for path in job_file(job).parent.iterdir()] == [f"{job.pk}-1"]


def test_a_job_runs_once_however_often_it_is_woken(clerk: Actor, handled: list[int]) -> None:
    job = ask(clerk)
    for _ in range(3):
        jobs.run_job(job.pk, now=lambda: NOW)
    assert handled == [job.pk]


def test_a_leased_job_is_left_to_its_worker(clerk: Actor, handled: list[int]) -> None:
    job = ask(clerk)
    Job.objects.update(state=Job.State.RUNNING, attempts=1, leased_until=NOW)
    jobs.run_job(job.pk, now=lambda: NOW)
    assert handled == []
    jobs.run_job(job.pk, now=lambda: NOW + timedelta(seconds=1))
    assert handled == [job.pk]


def test_a_worker_that_was_overtaken_writes_nothing(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(job: Job) -> Produced:
        Job.objects.filter(pk=job.pk).update(attempts=job.attempts + 1)
        return Produced(content=b"late", file_name="late.pdf", content_type="application/pdf")

    monkeypatch.setitem(jobs._handlers, "list", overtaken)
    job = ask(clerk)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.file_name) == (Job.State.RUNNING, "")


def test_a_refusal_is_told_in_its_own_words(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(job: Job) -> Produced:
        raise JobRefused("The mandate ended yesterday.")

    monkeypatch.setitem(jobs._handlers, "list", refuse)
    job = ask(clerk)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "The mandate ended yesterday.")


def test_an_unforeseen_error_goes_to_the_log_of_the_machine_not_to_the_clerk(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(jobs._handlers, "list", lambda job: 1 / 0)
    job = ask(clerk)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "")
    assert "ZeroDivisionError" in caplog.text


def test_what_a_dead_worker_left_is_queued_again(clerk: Actor, woken: list[int]) -> None:
    job = ask(clerk)
    Job.objects.update(state=Job.State.RUNNING, attempts=1, leased_until=NOW)
    jobs.wake_waiting(at=NOW + timedelta(seconds=1))
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    assert woken == [job.pk]


def test_a_job_that_killed_its_workers_three_times_is_given_up(clerk: Actor, woken: list[int]) -> None:
    job = ask(clerk)
    Job.objects.update(state=Job.State.RUNNING, attempts=3, leased_until=NOW)
    jobs.wake_waiting(at=NOW + timedelta(seconds=1))
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert woken == []


def test_a_worker_is_woken_only_once_the_transaction_stands(
    clerk: Actor, woken: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(clerk)
        assert woken == []
    assert woken == [job.pk]


def test_asking_does_not_fail_when_no_worker_can_be_woken(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(current_app, "send_task", broken)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(clerk)
    assert Job.objects.get().state == Job.State.QUEUED
    jobs._wake(job.pk)


def test_a_broker_that_hangs_does_not_keep_the_person_waiting(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(current_app, "send_task", lambda *args, **kwargs: let_go.wait(30))
    begun = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        ask(clerk)
    assert time.monotonic() - begun < 5
    let_go.set()


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    numbers: list[int] = []
    monkeypatch.setattr(jobs, "_wake", numbers.append)
    monkeypatch.setattr(jobs, "_wake_beside", numbers.append)
    return numbers


@pytest.mark.django_db(transaction=True)
class TestTheRaceForAJob:
    """Eight workers woken for the same jobs at the same moment."""

    JOBS, WORKERS = 5, 8

    def runs(self, clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> int:
        calls: list[int] = []

        def handle(job: Job) -> Produced:
            calls.append(job.pk)
            return Produced(content=b"", file_name="a.pdf", content_type="application/pdf")

        monkeypatch.setitem(jobs._handlers, "list", handle)
        monkeypatch.setattr(jobs, "_wake_beside", lambda job_id: None)
        numbers = [ask(clerk).pk for _ in range(self.JOBS)]
        start = threading.Barrier(self.WORKERS)

        def work() -> None:
            start.wait()
            for number in numbers:
                jobs.run_job(number, now=lambda: NOW)
            connection.close()

        workers = [threading.Thread(target=work) for _ in range(self.WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return len(calls)

    def test_every_job_runs_once(self, clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.runs(clerk, monkeypatch) == self.JOBS
        assert not Job.objects.exclude(state=Job.State.DONE).exists()

    def test_without_the_lease_some_would_run_twice(self, clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        def look_then_take(job_id: int, *, at: datetime) -> Job | None:
            job = Job.objects.select_related("asked_by").get(pk=job_id)
            if job.state != Job.State.QUEUED:
                return None
            time.sleep(0.05)
            Job.objects.filter(pk=job_id).update(state=Job.State.RUNNING)
            return job

        monkeypatch.setattr(jobs, "_take", look_then_take)
        assert self.runs(clerk, monkeypatch) > self.JOBS


def test_a_closed_account_s_job_does_nothing(clerk: Actor, handled: list[int]) -> None:
    job = ask(clerk)
    User.objects.filter(pk=clerk.user.pk).update(is_active=False)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, handled) == (Job.State.FAILED, [])
    assert "closed" in job.error


def test_the_right_to_a_kind_is_asked_before_its_work_is_done(
    clerk: Actor, handled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_right(_job: Job) -> None:
        raise JobRefused("The mandate ended yesterday.")

    monkeypatch.setitem(jobs._rights, "list", no_right)
    job = ask(clerk)
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.error, handled) == (Job.State.FAILED, "The mandate ended yesterday.", [])


def occasion(clerk: Actor) -> Occasion:
    return Occasion(by=clerk, at=NOW, today=TODAY)


@pytest.fixture
def followed(handled: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(jobs._stopped_while, "list", UNFINISHED)


def test_what_was_stopped_while_it_waited_is_never_begun(clerk: Actor, handled: list[int], followed: None) -> None:
    job = ask(clerk)
    jobs.stop_job(job=job, occasion=occasion(clerk))
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, handled) == (Job.State.CANCELLED, [])
    assert Entry.objects.filter(act="job.stopped").count() == 1
    with pytest.raises(Refused, match="ended already"):
        jobs.stop_job(job=job, occasion=occasion(clerk))


@pytest.mark.parametrize(
    ("stopped_while", "state"),
    [(frozenset(), Job.State.QUEUED), (WAITING, Job.State.RUNNING), (UNFINISHED, Job.State.DONE)],
)
def test_what_may_not_be_stopped_goes_on(
    clerk: Actor, stopped_while: frozenset[Job.State], state: Job.State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(jobs._stopped_while, "list", stopped_while)
    job = ask(clerk)
    Job.objects.update(state=state)
    job.refresh_from_db()
    assert not jobs.may_be_stopped(job)
    with pytest.raises(Refused):
        jobs.stop_job(job=job, occasion=occasion(clerk))
    job.refresh_from_db()
    assert job.state == state


def test_what_failed_is_asked_for_again_with_as_many_attempts_as_at_first(
    clerk: Actor, handled: list[int], followed: None, woken: list[int]
) -> None:
    job = ask(clerk)
    Job.objects.update(state=Job.State.FAILED, attempts=3, finished_at=NOW, error="No font.")
    job.refresh_from_db()
    jobs.ask_again(job=job, occasion=occasion(clerk))
    with pytest.raises(Refused):
        jobs.ask_again(job=job, occasion=occasion(clerk))
    Job.objects.update(state=Job.State.RUNNING, attempts=4, leased_until=NOW)
    jobs.wake_waiting(at=NOW + timedelta(seconds=1))
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.QUEUED, "")
    jobs.run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DONE, 5)
    with pytest.raises(Refused):
        jobs.ask_again(job=job, occasion=occasion(clerk))


def test_the_desk_tells_of_it_until_its_end_was_looked_at(clerk: Actor, handled: list[int], followed: None) -> None:
    job = ask(clerk)
    jobs.note_looked_at(job, at=NOW)
    assert list(jobs_to_tell(clerk.user)) == [job]
    jobs.run_job(job.pk, now=lambda: NOW)
    assert list(jobs_to_tell(clerk.user)) == [job]
    jobs.note_looked_at(job, at=NOW)
    assert not jobs_to_tell(clerk.user)


def test_what_has_a_page_of_its_own_is_not_told_of_on_the_desk(clerk: Actor, handled: list[int]) -> None:
    ask(clerk)
    assert not jobs_to_tell(clerk.user)


def test_outside_a_job_nobody_is_told_anything() -> None:
    tell(Job.Step.LAYING_OUT, 1, 2)


@pytest.mark.parametrize(("done", "of", "percent"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (3, 3, 100)])
def test_the_share_that_is_done_is_rounded_down(done: int, of: int, percent: int | None) -> None:
    assert Job(done=done, of=of).percent == percent


@pytest.mark.django_db(transaction=True)
def test_a_job_tells_how_far_it_is_and_learns_that_it_was_stopped(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def go_on(job: Job) -> Produced:
        for number in range(2_000):
            tell(Job.Step.LAYING_OUT, number + 500, 4_000)
            time.sleep(0.02)
        return Produced(content=b"too late", file_name="a.pdf", content_type="application/pdf")

    monkeypatch.setitem(jobs._handlers, "list", go_on)
    monkeypatch.setitem(jobs._stopped_while, "list", UNFINISHED)
    monkeypatch.setattr(jobs, "TOLD_EVERY", 0.05)
    monkeypatch.setattr(jobs, "_wake_beside", lambda job_id: None)
    job = ask(clerk)

    def work() -> None:
        jobs.run_job(job.pk, now=timezone.now)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    until = time.monotonic() + 20
    while not job.percent and time.monotonic() < until:
        time.sleep(0.05)
        job.refresh_from_db()
    assert (job.state, job.step, job.of) == (Job.State.RUNNING, Job.Step.LAYING_OUT, 4_000)
    assert job.percent is not None
    assert 12 <= job.percent < 62
    jobs.stop_job(job=job, occasion=occasion(clerk))
    worker.join(20)
    assert not worker.is_alive()
    job.refresh_from_db()
    assert (job.state, job.file_name) == (Job.State.CANCELLED, "")
    assert not job_file(job).exists()
