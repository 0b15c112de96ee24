"""A list of another register beside ours: mending row by row, and printing what is different."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import declare
from accounts.rules.refusal import Refused
from accounts.tables import Table
from accounts.views.posting import attempt
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import rows_shown
from sheets.services import mending
from sheets.tables import DIFFERENCES
from sheets.views.preview import row_or_404
from sheets.views.rows import shown_rows
from sheets.views.sheets import about, clerk_of, clerks, sheet_or_404

MOST_PRINTED = 2_000
Verdict, Choice = SheetRow.Verdict, SheetRow.Choice


@declare(clerks)
@require_POST
def sheet_mend(request: Request, pk: int) -> HttpResponse:
    """Take values over, enter a missing person, or mark a difference as known."""
    row = row_or_404(request, pk)
    with attempt(request):
        _mend(request, row)
    address = reverse("sheets:sheet", args=[row.sheet_id])
    return redirect(f"{address}?{request.GET.urlencode()}#row-{row.pk}")


def _mend(request: Request, row: SheetRow) -> None:
    act = request.POST.get("act", "")
    occasion = clerk_of(request, row.sheet.organisation)
    if act == "take":
        mending.take_values(row=row, taken=request.POST.getlist("field"), occasion=occasion)
        messages.success(request, _("%(name)s is corrected.") % {"name": row.full_name})
    elif act == "enter":
        mending.enter_missing(row=row, occasion=occasion)
        messages.success(request, _("%(name)s is entered.") % {"name": row.full_name})
    elif act in ("known", "unknown"):
        mending.mark_as_known(row=row, known=act == "known")
    else:
        raise Refused(_("Choose what to do with this row."))


@declare(clerks)
@saves_as_excel
@never_cache
def sheet_print(request: Request, pk: int) -> HttpResponse:
    """The differences on paper: missing here, missing there, different, perhaps the same."""
    sheet = sheet_or_404(request, pk)
    if sheet.kind != Sheet.Kind.RECONCILE or sheet.state != Sheet.State.PREVIEWED:
        raise Http404
    parts = [
        (_("Missing here: only the other list has them"), Verdict.NEW),
        (_("Missing there: only this register has them"), Verdict.ABSENT),
        (_("Different, field by field"), Verdict.CHANGED),
        (_("Perhaps the same person"), Verdict.LIKELY),
        (_("Rows that could not be read"), Verdict.ERROR),
    ]
    context = about(request, sheet, "preview")
    tables = [_part(request, sheet, title, verdict) for title, verdict in parts]
    return answer_lists(request, "sheets/print.html", context, *tables)


def _part(request: Request, sheet: Sheet, title: str, verdict: str) -> Table:
    rows = rows_shown(sheet, verdict).exclude(choice__in=[Choice.KNOWN, Choice.MENDED])
    dress = partial(shown_rows, sheet, day=request.today)
    return DIFFERENCES.of(rows, dress=dress, part=title, most=MOST_PRINTED)
