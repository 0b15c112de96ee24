"""What a worker does for the register. Whoever asked must still be allowed when the work is done, not only when they asked."""

from django.utils.translation import gettext as _

from accounts.clock import read_clock
from accounts.models import Job, Occasion
from accounts.rules.refusal import Refused
from accounts.services.jobs import JobRefused, Produced
from cells.models import Mandate, Organisation
from cells.queries.mandates import mandates_on
from sheets.models import Sheet
from sheets.services.intake import forget_unfinished
from sheets.services.proceeding import carry_out, report_problem


def work_on_sheet(job: Job) -> Produced:
    """Read, enter or undo a list. Raises JobRefused."""
    sheet = Sheet.objects.select_related("organisation").get(pk=job.params["sheet"])
    try:
        occasion = occasion_of(job, sheet.organisation, Mandate.Role.CLERK)
        carry_out(sheet=sheet, act=job.params["act"], occasion=occasion)
    except Refused as refused:
        raise JobRefused(str(refused)) from refused
    text = _("%(title)s: done.") % {"title": job.title}
    return Produced(text.encode(), "ket-qua.txt", "text/plain; charset=utf-8")


def forget_unfinished_lists() -> None:
    """A chore: the timer by which they go."""
    forget_unfinished(at=read_clock().now)


def tell_why_refused(job: Job, problem: str) -> None:
    """On the page of the list too: whoever keeps it now sees there what became of the job."""
    for sheet in Sheet.objects.filter(pk=job.params["sheet"]):
        report_problem(sheet=sheet, problem=problem)


def keeps_register(job: Job) -> None:
    """Raises JobRefused where the asker no longer keeps the register the list is of, and where the list is gone."""
    sheet = Sheet.objects.select_related("organisation").filter(pk=job.params["sheet"]).first()
    if sheet is None:
        raise JobRefused(_("This list is no longer there."))
    occasion_of(job, sheet.organisation, Mandate.Role.CLERK)


def occasion_of(job: Job, organisation: Organisation, *roles: str) -> Occasion:
    """The asker by the nearest mandate of today that covers the organisation; the day is the one on which they asked.

    Raises JobRefused where there is no such mandate any more.
    """
    clock = read_clock()
    actor = mandates_on(job.asked_by, clock.today).nearest(organisation, *roles)
    if actor is None:
        raise JobRefused(_("Your mandate no longer covers this organisation."))
    return Occasion(by=actor, at=clock.now, today=job.today)
