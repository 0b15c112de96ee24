"""What a worker does for the reports. Whoever asked must still be allowed when the work is done, not only when they asked."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.clock import read_clock
from accounts.models import Job
from accounts.rules.refusal import Refused
from accounts.services.jobs import JobRefused, Produced
from cells.models import Organisation
from cells.queries.mandates import mandates_on
from reports.rules.kinds import FileType
from reports.services.documents import print_document
from reports.services.html import Sheet
from reports.services.many import lists_in_one
from reports.services.order import order_from

JOB = "reports.document"
LISTS_JOB = "reports.lists"


def organisation_for(job: Job) -> Organisation:
    """What the document is of. Raises JobRefused where the asker's mandates of today no longer cover it."""
    readable = mandates_on(job.asked_by, read_clock().today).readable()
    organisation = readable.filter(code=job.params["organisation"]).first()
    if organisation is None:
        raise JobRefused(_("Your mandate no longer covers this organisation."))
    return organisation


def produce_document(job: Job) -> Produced:
    """Always a draft: what is issued is fetched from its archive. Raises JobRefused where the asker may not have it, or nothing
    can be printed."""
    file = FileType(job.params.get("file", FileType.PDF))
    try:
        order = order_from(job.params, organisation_for(job))
        printed = print_document(order, today=job.today, file=file, sheet=Sheet(is_draft=True))
    except Refused as refused:
        raise JobRefused(str(refused)) from refused
    return Produced(content=printed.content, file_name=printed.file_name, content_type=file.content_type)


def produce_lists(job: Job) -> Produced:
    """All registration lists below an organisation. Raises JobRefused as above."""
    day = date.fromisoformat(job.params["on"])
    try:
        packed = lists_in_one(organisation_for(job), day, today=job.today)
    except Refused as refused:
        raise JobRefused(str(refused)) from refused
    return Produced(content=packed.content, file_name=packed.file_name, content_type="application/zip")
