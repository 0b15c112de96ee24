from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Actor, Job, Occasion, User
from accounts.services import jobs
from accounts.services.jobs import JobRefused, Produced, ask_job, run_job
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
LOOKS_AGAIN = 'http-equiv="refresh"'


@pytest.fixture
def asker(client: Client) -> User:
    user = User.objects.create_user("clerk", full_name="Nguyễn Văn An")
    client.force_login(user)
    return user


@pytest.fixture
def job(asker: User, monkeypatch: pytest.MonkeyPatch) -> Job:
    produced = Produced(content=b"%PDF", file_name="Đăng ký.pdf", content_type="application/pdf")
    monkeypatch.setitem(jobs._handlers, "list", lambda job: produced)
    by = Actor(user=asker, mandate_id=None, mandate="clerk of PRTC-P01-01")
    return ask_job(
        kind="list",
        title="Đăng ký 2025",
        params={},
        occasion=Occasion(by=by, at=timezone.now(), today=TODAY),
    )


def do(job: Job) -> None:
    run_job(job.pk, now=timezone.now)


def page(client: Client, job: Job) -> str:
    return client.get(reverse("accounts:job", args=[job.pk])).content.decode()


def test_a_waiting_job_looks_again_by_itself_and_offers_no_file(client: Client, job: Job) -> None:
    assert LOOKS_AGAIN in page(client, job)
    assert reverse("accounts:job_file", args=[job.pk]) not in page(client, job)
    assert client.get(reverse("accounts:job_file", args=[job.pk])).status_code == 404


def test_a_job_that_is_done_offers_its_file_and_rests(client: Client, job: Job) -> None:
    do(job)
    assert LOOKS_AGAIN not in page(client, job)
    assert reverse("accounts:job_file", args=[job.pk]) in page(client, job)


def test_the_file_keeps_its_vietnamese_name_and_is_not_stored_by_the_browser(client: Client, job: Job) -> None:
    do(job)
    response = client.get(reverse("accounts:job_file", args=[job.pk]))
    assert b"".join(response.streaming_content) == b"%PDF"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('Đăng ký.pdf')}"
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "no-store")


def test_a_refusal_is_shown_in_its_own_words(client: Client, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(job: Job) -> Produced:
        raise JobRefused("Nhiệm vụ đã hết hạn.")

    monkeypatch.setitem(jobs._handlers, "list", refuse)
    do(job)
    assert "Nhiệm vụ đã hết hạn." in page(client, job)
    assert LOOKS_AGAIN not in page(client, job)


def test_it_says_how_far_it_is(client: Client, job: Job) -> None:
    Job.objects.update(state=Job.State.RUNNING, step=Job.Step.LAYING_OUT, done=650, of=2_000)
    assert 'value="32"' in page(client, job)


def test_it_is_stopped_and_asked_for_again_from_its_page(
    client: Client, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("accounts:job", args=[job.pk])
    assert 'name="stop"' not in page(client, job)
    monkeypatch.setitem(jobs._stopped_while, "list", jobs.UNFINISHED)
    assert 'name="stop"' in page(client, job)
    assert client.post(address, {"stop": "1"}).url == address
    assert 'name="again"' in page(client, job)
    client.post(address, {"again": "1"})
    do(job)
    assert reverse("accounts:job_file", args=[job.pk]) in page(client, job)


def test_what_was_made_may_have_a_page_of_its_own(client: Client, job: Job) -> None:
    do(job)
    Job.objects.update(leads_to="/reports/issued/7/")
    assert 'href="/reports/issued/7/"' in page(client, job)


def test_the_desk_tells_what_is_being_prepared_and_what_is_ready(client: Client, job: Job) -> None:
    Job.objects.update(looked_at=None)
    assert "Đăng ký 2025" in client.get("/").content.decode()
    do(job)
    assert "Đăng ký 2025" in client.get("/").content.decode()
    page(client, job)
    assert "Đăng ký 2025" not in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["accounts:job", "accounts:job_file"])
def test_nobody_else_finds_the_job(client: Client, job: Job, name: str) -> None:
    do(job)
    client.force_login(User.objects.create_user("neighbour"))
    assert client.get(reverse(name, args=[job.pk])).status_code == 404


def test_nobody_else_sees_the_job_in_a_list(client: Client, job: Job) -> None:
    assert "Đăng ký 2025" in client.get(reverse("accounts:jobs")).content.decode()
    client.force_login(User.objects.create_user("neighbour"))
    assert "Đăng ký 2025" not in client.get(reverse("accounts:jobs")).content.decode()


@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_a_number_without_a_job_is_not_found(client: Client, asker: User, number: int) -> None:
    assert client.get(f"/accounts/jobs/{number}/").status_code == 404


def test_a_file_that_is_gone_is_not_found(client: Client, job: Job, settings: Any, tmp_path: Any) -> None:
    do(job)
    settings.DOCUMENTS_DIR = tmp_path / "elsewhere"
    assert client.get(reverse("accounts:job_file", args=[job.pk])).status_code == 404


def test_what_was_made_is_withheld_once_the_right_to_it_has_ended(
    client: Client, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(job)

    def no_right(_job: Job) -> None:
        raise JobRefused("Nhiệm vụ đã hết hạn.")

    monkeypatch.setitem(jobs._rights, "list", no_right)
    assert "Nhiệm vụ đã hết hạn." in page(client, job)
    assert reverse("accounts:job_file", args=[job.pk]) not in page(client, job)
    assert client.get(reverse("accounts:job_file", args=[job.pk])).status_code == 404


def test_of_many_jobs_the_newest_are_shown_and_the_page_says_so(
    client: Client, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reverse("accounts:jobs")
    monkeypatch.setattr("accounts.views.jobs.SHOWN", 1)
    assert "are shown" not in client.get(page).content.decode()
    Job.objects.create(
        kind="list", title="Báo cáo 2025", params={}, asked_by=job.asked_by, asked_at=timezone.now(), today=TODAY
    )
    shown = client.get(page).content.decode()
    assert "Báo cáo 2025" in shown
    assert "Đăng ký 2025" not in shown
    assert "The first 1 are shown." in shown
