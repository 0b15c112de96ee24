from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare, own_occasion, signed_in
from accounts.models import Job
from accounts.queries.jobs import job_file, jobs_of
from accounts.requests import Request
from accounts.services.jobs import (
    JobRefused,
    ask_again,
    check_asker,
    may_be_asked_again,
    may_be_stopped,
    note_looked_at,
    stop_job,
)
from accounts.tables.own import JOBS
from accounts.views.downloads import to_be_kept
from accounts.views.posting import attempt

SHOWN = 50


@declare(signed_in)
@require_safe
def jobs(request: Request) -> HttpResponse:
    return render(request, "accounts/jobs.html", {"table": JOBS.of(jobs_of(request.user), most=SHOWN)})


@declare(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def job(request: Request, pk: int) -> HttpResponse:
    """While the job is not finished the browser looks again by itself, also without JavaScript."""
    job = get_object_or_404(jobs_of(request.user), pk=pk)
    if request.method == "POST":
        act = ask_again if "again" in request.POST else stop_job
        with attempt(request):
            act(job=job, occasion=own_occasion(request))
        return redirect("accounts:job", pk=pk)
    note_looked_at(job, at=request.now)
    context = {"job": job, "withheld": _withheld(job)}
    context |= {"may_be_stopped": may_be_stopped(job), "may_be_asked_again": may_be_asked_again(job)}
    return render(request, "accounts/job.html", context)


@declare(signed_in)
@require_safe
def job_download(request: Request, pk: int) -> FileResponse:
    """Not any more where the right to it has ended since it was made."""
    job = get_object_or_404(jobs_of(request.user), pk=pk, state=Job.State.DONE)
    if _withheld(job):
        raise Http404
    try:
        content = job_file(job).open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return to_be_kept(FileResponse(content, content_type=job.content_type), job.file_name)


def _withheld(job: Job) -> str:
    """Why what was made may no longer be fetched; "" where it may."""
    try:
        check_asker(job)
    except JobRefused as refusal:
        return str(refusal)
    return ""
