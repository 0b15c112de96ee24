"""Doing a step of a sheet at once where it is small, and as a job with progress where it is large."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.jobs import ask_job
from sheets.models import Sheet
from sheets.queries.sheets import shown_of
from sheets.services import uploads
from sheets.services.applying import apply_sheet
from sheets.services.deciding import decide_as_before, decisions_on
from sheets.services.intake import rows_in
from sheets.services.staging import stage
from sheets.services.undoing import undo_sheet

JOB = "sheets.sheet"
AT_ONCE = 1_500
"""Rows that are read or entered while the clerk waits; more are a job."""
READ, APPLY, UNDO = "read", "apply", "undo"
READABLE = (Sheet.State.MAPPED, Sheet.State.PREVIEWED)
TITLES = {
    READ: gettext_lazy("Read %(file)s"),
    APPLY: gettext_lazy("Enter %(file)s"),
    UNDO: gettext_lazy("Undo %(file)s"),
}


@transaction.atomic
def proceed(
    *,
    sheet: Sheet,
    act: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Sheet:
    """Do the step or ask for the job that does it. Raises Refused, and Changed where what was `seen` of the list (`shown_of`)
    is no longer so: the list is locked from here to the end of the step, and by the job until that is done."""
    sheet = (
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "job")
        .get(pk=sheet.pk)
    )
    if sheet.is_busy:
        raise Refused(_("This list is being worked on already."))
    if act == READ and sheet.state not in READABLE:
        raise Refused(_("This list is no longer open: %(state)s.") % {"state": sheet.get_state_display()})
    if seen is not None:
        refuse_if_changed(seen, shown_of(sheet))
    if rows_in(sheet) <= AT_ONCE:
        return carry_out(sheet=sheet, act=act, occasion=occasion)
    uploads.report_progress(sheet, 0, rows_in(sheet))
    title = str(TITLES[act]) % {"file": sheet.file_name}
    params = {"sheet": sheet.pk, "act": act}
    sheet.job, sheet.problem = ask_job(kind=JOB, title=title, params=params, occasion=occasion), ""
    sheet.save(update_fields=["job", "problem"])
    return sheet


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """The rows of a list are many and point at nothing that points back: to look for such among them, over and over, takes a
    fifth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_collector_at_rest()
def carry_out(
    *,
    sheet: Sheet,
    act: str,
    occasion: Occasion,
) -> Sheet:
    if act == READ:
        return _read(sheet, occasion)
    if act == APPLY:
        return apply_sheet(sheet=sheet, occasion=occasion)
    return undo_sheet(sheet=sheet, occasion=occasion)


def _read(sheet: Sheet, occasion: Occasion) -> Sheet:
    """Anew, against the register as it is now. Nobody's decisions about its rows are lost by that."""
    decided = decisions_on(sheet)
    sheet = stage(sheet=sheet, today=occasion.today)
    if decided:
        decide_as_before(sheet=sheet, decided=decided, today=occasion.today)
    return sheet


@transaction.atomic
def report_problem(*, sheet: Sheet, problem: str) -> None:
    """Why a job refused the step, shown on the page of the sheet."""
    Sheet.objects.filter(pk=sheet.pk).update(problem=problem)
