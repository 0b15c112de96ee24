"""What a worker does for the reports. Whoever asked must still be allowed when the work is done, not only when they asked."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import read_clock
from accounts.models import Actor, Job, Occasion
from accounts.rules.refusal import Refused
from accounts.services.jobs import JobRefused, Produced
from accounts.services.under_way import tell
from cells.models import Organisation
from cells.queries.mandates import mandates_on
from reports.queries.issued import kept_file
from reports.rules.kinds import DocumentKind, FileType
from reports.rules.many import Packed, What
from reports.services.documents import print_draft
from reports.services.issuing_later import JOB as ISSUE_JOB
from reports.services.issuing_later import issue_as_asked
from reports.services.kinds import KINDS
from reports.services.many import many_in_one
from reports.services.order import Order, order_from

JOB = "reports.document"
MANY_JOB = "reports.many"
__all__ = ["ISSUE_JOB", "JOB", "MANY_JOB"]

_laying_out = partial(tell, Job.Step.LAYING_OUT)


def organisation_for(job: Job) -> Organisation:
    """What the document is of. Raises JobRefused where the asker's mandates of today no longer cover it."""
    readable = mandates_on(job.asked_by, read_clock().today).readable()
    organisation = readable.filter(code=job.params["organisation"]).first()
    if organisation is None:
        raise _no_longer()
    return organisation


def issuer_for(job: Job) -> tuple[Organisation, Actor]:
    """What is issued for, and the asker by the mandate of today to write it. Raises JobRefused where there is none."""
    organisation = Organisation.objects.get(code=job.params["organisation"])
    writers = KINDS[DocumentKind(job.params["kind"])].writers
    actor = mandates_on(job.asked_by, read_clock().today).nearest(organisation, *writers)
    if actor is None:
        raise _no_longer()
    return organisation, actor


def produce_document(job: Job) -> Produced:
    """Always a draft: what is issued is fetched from its archive. Raises JobRefused where the asker may not have it, or nothing
    can be printed."""
    file = FileType(job.params.get("file", FileType.PDF))
    tell(Job.Step.GATHERING)
    try:
        order = order_from(job.params, organisation_for(job))
        printed = print_draft(order, today=job.today, file=file, told=_laying_out)
    except Refused as refused:
        raise JobRefused(str(refused)) from refused
    return Produced(content=printed.content, file_name=printed.file_name, content_type=file.content_type)


def produce_many(job: Job) -> Produced:
    """All of one kind below an organisation. Raises JobRefused as above."""
    packed = Packed(job.params["packed"])
    try:
        made = many_in_one(
            What(job.params["what"]),
            organisation_for(job),
            date.fromisoformat(job.params["on"]),
            packed=packed,
            today=job.today,
            told=_laying_out,
        )
    except Refused as refused:
        raise JobRefused(str(refused)) from refused
    return Produced(content=made.content, file_name=made.file_name, content_type=packed.content_type)


def produce_issued(job: Job) -> Produced:
    """However often it is begun, one document is issued. Raises JobRefused, which leads to where it is looked over."""
    tell(Job.Step.GATHERING)
    organisation, actor = issuer_for(job)
    order = order_from(job.params, organisation)
    occasion = Occasion(by=actor, at=read_clock().now, today=job.today)
    try:
        issued = issue_as_asked(job.params, order, occasion=occasion, told=_laying_out)
    except Refused as refused:
        raise JobRefused(str(refused), leads_to=_looked_over_at(order, job.params["draft"])) from refused
    return Produced(
        content=kept_file(issued.digest).read_bytes(),
        file_name=issued.file_name,
        content_type=FileType.PDF.content_type,
        leads_to=reverse("reports:issued", args=[issued.pk]),
    )


def _looked_over_at(order: Order, draft: Mapping[str, object]) -> str:
    """Once it is issued that page leads to it."""
    address = reverse("reports:issue", args=[order.organisation.code, order.kind]) + order.query
    return address + (("&" if order.query else "?") + "corrects=1" if draft["replaces"] else "")


def _no_longer() -> JobRefused:
    return JobRefused(_("Your mandate no longer covers this organisation."))
