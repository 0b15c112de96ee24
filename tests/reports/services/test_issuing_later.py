"""Issuing what takes its time, by a job: one document, whatever becomes of the process that does it."""

import os
import signal
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from accounts.models import Job
from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from accounts.services import jobs
from accounts.services.jobs import may_be_asked_again, run_job, wake_waiting
from cells.models import Mandate
from reports.models import Issued, NumberBook
from reports.services import issue as issuing
from reports.services.issuing_later import ask_to_issue
from reports.services.readiness import IssueDraft, ready_to_issue
from tests.cast import NOW, TODAY, Cast
from tests.reports.issuing import SITE, issue, secretary, signing, without_paper, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    without_paper(monkeypatch)
    settings.DEMO_TODAY = TODAY
    for wakes in ("_wake", "_wake_beside"):
        monkeypatch.setattr(jobs, wakes, lambda job_id: None)


def asked(cast: Cast, *, key: str = "") -> Job:
    order = written(cast)
    draft = IssueDraft(dated_on=TODAY, signing=key or signing(cast["CITY"]), title="Báo cáo kết quả")
    ready = ready_to_issue(order, draft, today=TODAY)
    return ask_to_issue(ready, draft, site=SITE, seen=as_json(ready.shown), occasion=cast.occasion("dung"))


def do(job: Job) -> Job:
    run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    return job


def killed_at(job: Job, place: Callable[[], object]) -> None:
    """A process of its own does the job, and is killed by `kill -9` where it comes to the place."""
    # Two processes on one connection would end it for each other.
    connections.close_all()
    number = os.fork()
    if number == 0:
        try:
            # Its parent's may lie there still, of before a browser's loop, and lead to a database that is gone (tests/crowd.py).
            connections["default"] = connections.create_connection("default")
            place()
            run_job(job.pk, now=timezone.now)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    _number, status = os.waitpid(number, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING
    wake_waiting(at=timezone.now() + timedelta(hours=1))
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def kill_instead(of: Any, name: str) -> Callable[[], object]:
    def die(*_args: Any, **_kwargs: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    return lambda: setattr(of, name, die)


def test_it_is_issued_as_it_was_looked_over_and_leads_to_the_register(cast: Cast) -> None:
    secretary(cast, "CITY")
    job = do(asked(cast))
    issued = Issued.objects.get()
    assert (job.state, issued.symbol, issued.issued_by) == (Job.State.DONE, "01-BC/ĐU", cast.users["dung"])
    assert job.leads_to == f"/reports/issued/{issued.pk}/"


@pytest.mark.parametrize(
    ("of", "name", "issued_by_then"),
    [
        (issuing, "file_of", 0),
        (issuing, "record", 0),
        (jobs, "keep_file", 1),
    ],
    ids=["while it is laid out", "with the number taken", "when it is issued and the job does not know yet"],
)
def test_a_worker_that_is_killed_leaves_one_document(cast: Cast, of: Any, name: str, issued_by_then: int) -> None:
    secretary(cast, "CITY")
    job = asked(cast)
    killed_at(job, kill_instead(of, name))
    assert Issued.objects.count() == issued_by_then
    assert do(job).state == Job.State.DONE
    issued = Issued.objects.get()
    assert (issued.number, issued.code) == (1, job.params["code"])
    assert NumberBook.objects.get().last == 1


def test_where_somebody_else_was_given_the_number_nothing_is_issued_that_nobody_saw(cast: Cast) -> None:
    secretary(cast, "CITY")
    job = asked(cast)
    issue(cast, written(cast, day=TODAY - timedelta(days=1)))
    assert do(job).state == Job.State.FAILED
    assert "look again" in job.error
    assert Issued.objects.count() == 1
    assert job.leads_to == f"/reports/{cast['CITY'].code}/pilot_report/issue/?on=21%2F03%2F2025"
    assert not may_be_asked_again(job), "as it was it would be refused once more"


def test_whoever_presses_twice_has_asked_once(cast: Cast) -> None:
    secretary(cast, "CITY")
    job = asked(cast)
    assert asked(cast) == job
    do(job)
    with pytest.raises(Refused, match="01-BC/ĐU"):
        asked(cast)
    assert (Job.objects.count(), Issued.objects.count()) == (1, 1)


def test_whoever_may_not_issue_any_more_does_not(cast: Cast) -> None:
    secretary(cast, "CITY")
    job = asked(cast)
    Mandate.objects.filter(user=cast.users["dung"]).update(valid_to=TODAY)
    assert do(job).state == Job.State.FAILED
    assert "no longer covers" in job.error
    assert not Issued.objects.exists()


def test_what_is_laid_out_meanwhile_keeps_nobody_from_their_number(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number is taken by another while the pages are laid out: they are laid out once more, with the next."""
    secretary(cast, "CITY")
    order, other = written(cast), written(cast, day=TODAY - timedelta(days=1))
    made, papers = issuing.file_of, []

    def while_another_issues(html: str, *args: Any, **kwargs: Any) -> bytes:
        papers.append(html)
        if len(papers) == 1:
            issue(cast, other)
        return made(html, *args, **kwargs)

    monkeypatch.setattr(issuing, "file_of", while_another_issues)
    issued = issue(cast, order)
    assert (issued.number, Issued.objects.count()) == (2, 2)
    assert "02-BC" in papers[-1]
