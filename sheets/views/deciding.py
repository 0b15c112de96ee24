"""Deciding about the rows of a list."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.rules.numbers import number_typed
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, organisations_for
from cells.requests import Request
from sheets.forms.decision import DecisionForm
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import sheets_of
from sheets.services import deciding
from sheets.services.mending import mark_as_known
from sheets.views.rows import shown_rows, side_by_side
from sheets.views.sheets import about, clerks, elsewhere, sheet_or_404

Choice = SheetRow.Choice


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_row(request: Request, pk: int) -> HttpResponse:
    """One row side by side with the members it might be, and what the clerk decides about it."""
    row = row_asked(request, pk)
    if row is None:
        return to_the_list(request)
    sheet = row.sheet
    if request.method == "POST" and (gone := elsewhere(request, sheet, Sheet.State.PREVIEWED)) is not None:
        return gone
    beside = side_by_side(sheet, row, request.today)
    form = DecisionForm(posted(request), row=row, candidates=[side.member for side in beside.sides])
    back = reverse("sheets:sheet", args=[sheet.pk]) + "?" + request.GET.urlencode()
    if carry_out_replacing(request, form, partial(_decide, request, row, form)):
        return redirect(back)
    if form.is_bound and not form.disputes:
        for error in form.non_field_errors() or [_("Choose what to do with this row.")]:
            messages.error(request, str(error))
        return redirect(request.get_full_path())
    context = {
        "row": row,
        "form": form,
        "shown": shown_rows(sheet, [row], request.today)[0],
        "back": back,
        "lines": beside.lines,
        "sides": beside.sides,
    }
    return render(request, "sheets/row.html", about(request, sheet, "preview") | context)


def _decide(request: Request, row: SheetRow, form: DecisionForm) -> None:
    decision, _colon, member = form.cleaned_data["decision"].partition(":")
    if decision == Choice.SAME:
        deciding.same_person(row=row, member_id=int(member), today=request.today, made_from=form.made_from)
    elif decision == Choice.DIFFERENT:
        deciding.somebody_else(row=row, made_from=form.made_from)
    elif decision == Choice.CONFIRMED:
        deciding.confirm(row=row, today=request.today, made_from=form.made_from)
    elif decision == Choice.LEFT_OUT:
        deciding.leave_out(row=row, made_from=form.made_from)
    elif decision == Choice.KNOWN:
        mark_as_known(row=row, known=True, made_from=form.made_from)
    else:
        deciding.decide_again(row=row, today=request.today, made_from=form.made_from)


@declare(clerks)
@require_POST
def sheet_leave_out(request: Request, pk: int) -> HttpResponse:
    """Every row with an error stays out."""
    sheet = sheet_or_404(request, pk)
    with attempt(request) as attempted:
        number = deciding.leave_out_faulty(sheet=sheet, seen=number_typed(request.POST.get("seen", "")))
    if attempted.succeeded:
        text = ngettext("%(number)d row is left out.", "%(number)d rows are left out.", number)
        messages.success(request, text % {"number": number})
    return redirect("sheets:sheet", pk=pk)


def row_asked(request: Request, pk: int) -> SheetRow | None:
    """None where it was sent from a page of a list that was read anew meanwhile: all its rows are others then."""
    mine = sheets_of(organisations_for(request, Role.CLERK))
    rows = SheetRow.objects.select_related("sheet__organisation", "sheet__job", "cell")
    row = rows.filter(sheet__in=mine, pk=pk).first()
    if row is None and _list_of(request) is None:
        raise Http404
    return row


def to_the_list(request: Request) -> HttpResponse:
    messages.error(request, deciding.read_anew())
    return redirect("sheets:sheet", pk=_list_of(request))


def _list_of(request: Request) -> int | None:
    """Whose row it was, as the page says it."""
    number = number_typed(request.POST.get("sheet", ""))
    return sheet_or_404(request, number).pk if number is not None else None
