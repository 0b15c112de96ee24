"""What a worker does for the register. Whoever asked must still be allowed when the work is done, not only when they asked."""

from django.utils.translation import gettext as _

from accounts.clock import read_clock
from accounts.models import Actor, Job
from accounts.rules.refusal import Refused
from accounts.services.jobs import JobRefused, Produced
from cells.models import Mandate, Organisation, Sheet
from cells.queries.mandates import READERS, mandates_on
from cells.services.sheets.proceeding import do, tell_problem


def work_on_sheet(job: Job) -> Produced:
    """Read, enter or undo a list. Raises JobRefused with what the clerk is told on the page of the list too."""
    sheet = Sheet.objects.select_related("organisation").get(pk=job.params["sheet"])
    try:
        actor = actor_of(job, sheet.organisation, Mandate.Role.CLERK)
        do(sheet=sheet, act=job.params["act"], by=actor, at=read_clock().now, today=job.today)
    except (Refused, JobRefused) as refused:
        tell_problem(sheet=sheet, problem=str(refused))
        raise JobRefused(str(refused)) from refused
    text = _("%(title)s: done.") % {"title": job.title}
    return Produced(text.encode(), "ket-qua.txt", "text/plain; charset=utf-8")


def actor_of(job: Job, organisation: Organisation, *roles: str) -> Actor:
    """The asker with the nearest mandate of today that covers the organisation. Raises JobRefused where there is none."""
    covering = [
        mandate
        for mandate in mandates_on(job.asked_by, read_clock().today)
        if mandate.role in (roles or READERS)
        and mandate.organisation is not None
        and organisation.path.startswith(mandate.organisation.path)
    ]
    if not covering:
        raise JobRefused(_("Your mandate no longer covers this organisation."))
    nearest = max(covering, key=lambda mandate: mandate.organisation.depth if mandate.organisation else 0)
    return Actor(user=job.asked_by, mandate_id=nearest.pk, mandate=str(nearest))
