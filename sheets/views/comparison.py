"""A list of another register beside ours: mending row by row, and printing what is different."""

from dataclasses import dataclass
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
from accounts.rules.replacing import Outdated
from accounts.tables import Table
from accounts.views.addresses import way_back
from accounts.views.posting import attempt
from accounts.views.typed import hold_typed
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import rows_shown
from sheets.services import mending
from sheets.services.deciding import DECISION, UNDECIDED
from sheets.tables import DIFFERENCES
from sheets.views.deciding import row_asked, to_the_list
from sheets.views.rows import shown_rows
from sheets.views.sheets import about, clerk_of, clerks, elsewhere, sheet_or_404
from sheets.views.ticks import DECIDED, TICKED

MOST_PRINTED = 2_000
Verdict, Choice = SheetRow.Verdict, SheetRow.Choice


@declare(clerks)
@require_POST
def sheet_mend(request: Request, pk: int) -> HttpResponse:
    """Take values over, enter a missing person, or mark a difference as known."""
    row = row_asked(request, pk)
    if row is None:
        return to_the_list(request)
    if (gone := elsewhere(request, row.sheet, Sheet.State.PREVIEWED)) is not None:
        return gone
    with attempt(request, _Row(request, row)):
        _mend(request, row)
    back = way_back(request, otherwise=reverse("sheets:sheet", args=[row.sheet_id]))
    hold_typed(request, at=back, without=["act"], is_told=False)
    return redirect(f"{back}#row-{row.pk}")


@dataclass(frozen=True)
class _Row:
    """The row on the page of the list. What somebody else decided about it is said there, and stands in it from now on."""

    request: Request
    row: SheetRow
    places: type[Refused] = Outdated

    def refuse(self, outdated: Outdated) -> None:
        choice = outdated.kept[DECISION].partition(":")[0]
        decision = Choice.NONE if choice == UNDECIDED else Choice(choice)
        text = _(
            "Somebody else has decided about %(name)s meanwhile: %(decision)s. What you wanted was not done: %(wanted)s."
        )
        said = {"name": self.row.full_name, "decision": decision.label, "wanted": _wanted_in_words(self.request)}
        messages.warning(self.request, text % said)


def _wanted_in_words(request: Request) -> str:
    words = {
        "take": _("Take the ticked values"),
        "enter": _("Enter in our register"),
        "known": _("Known, leave it as it is"),
        "unknown": _("Look at it again"),
    }
    return words.get(request.POST.get("act", ""), "–")


def _mend(request: Request, row: SheetRow) -> None:
    act, seen = request.POST.get("act", ""), request.POST.get(f"{DECIDED}{row.pk}")
    made_from = None if seen is None else {DECISION: seen}
    occasion = clerk_of(request, row.sheet.organisation)
    if act == "take":
        mending.take_values(
            row=row, taken=request.POST.getlist(f"{TICKED}{row.pk}"), made_from=made_from, occasion=occasion
        )
        messages.success(request, _("%(name)s is corrected.") % {"name": row.full_name})
    elif act == "enter":
        mending.enter_missing(row=row, made_from=made_from, occasion=occasion)
        messages.success(request, _("%(name)s is entered.") % {"name": row.full_name})
    elif act in ("known", "unknown"):
        mending.mark_as_known(row=row, known=act == "known", made_from=made_from)
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
