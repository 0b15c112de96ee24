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
from accounts.views.addresses import way_back
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, organisations_for
from cells.requests import Request
from sheets.forms.decision import DecisionForm
from sheets.forms.putting_right import PutRightForm
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import nameable_cells, sheets_of
from sheets.services import deciding
from sheets.services.gathering import covered
from sheets.services.mending import mark_as_known
from sheets.services.putting_right import put_right
from sheets.services.together import decide_together, leave_out_faulty, rows_asked
from sheets.views.questions import acts_of, is_of_one_gone
from sheets.views.rows import shown_rows, side_by_side
from sheets.views.sheets import about, cells_to_choose, clerks, elsewhere, sheet_or_404
from sheets.views.ticks import ticked_rows

Choice = SheetRow.Choice
PUT_RIGHT = "put_right"


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
    puts_right = request.POST.get("act") == PUT_RIGHT
    decides = None if puts_right else posted(request)
    form = DecisionForm(decides, row=row, candidates=[side.member for side in beside.sides])
    mending = _form_to_put_right(request, row, bound=puts_right)
    back = reverse("sheets:sheet", args=[sheet.pk]) + "?" + request.GET.urlencode()
    if carry_out_replacing(request, form, partial(_decide, request, row, form)):
        return redirect(back)
    if mending is not None and mending.is_bound:
        if mending.is_given_up or carry_out_replacing(request, mending, partial(_put_right, request, row, mending)):
            return redirect(reverse("sheets:row", args=[row.pk]) + "?" + request.GET.urlencode())
    elif form.is_bound and not form.disputes:
        for error in form.non_field_errors() or [_("Choose what to do with this row.")]:
            messages.error(request, str(error))
        return redirect(request.get_full_path())
    shown = shown_rows(sheet, [row], request.today)[0]
    context = {
        "row": row,
        "form": form,
        "mending": mending,
        "shown": shown,
        "acts": acts_of(shown, request.today),
        "is_of_one_gone": is_of_one_gone(row),
        "back": back,
        "lines": beside.lines,
        "sides": beside.sides,
    }
    return render(request, "sheets/row.html", about(request, sheet, "preview") | context)


def _form_to_put_right(request: Request, row: SheetRow, *, bound: bool) -> PutRightForm | None:
    """None where there is nothing to put right: in a comparison, in a row that names nobody, in a list that is entered."""
    sheet = row.sheet
    is_open = sheet.state == Sheet.State.PREVIEWED and sheet.kind == Sheet.Kind.REGISTER
    if not is_open or row.verdict == SheetRow.Verdict.PASSED_OVER:
        return None
    return PutRightForm(
        posted(request) if bound else None,
        row=row,
        covered=covered(sheet),
        cells=cells_to_choose(request, sheet),
        on=sheet.on or request.today,
    )


def _put_right(request: Request, row: SheetRow, form: PutRightForm) -> None:
    versions = nameable_cells(row.sheet.organisation, row.sheet.on or request.today, today=request.today)
    cells = dict(versions.values_list("organisation__code", "organisation_id"))
    put_right(row=row, values=form.values(cells), today=request.today, made_from=form.made_from)


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
        number = leave_out_faulty(sheet=sheet, seen=number_typed(request.POST.get("seen", "")))
    if attempted.succeeded:
        text = ngettext("%(number)d row is left out.", "%(number)d rows are left out.", number)
        messages.success(request, text % {"number": number})
    return redirect("sheets:sheet", pk=pk)


@declare(clerks)
@require_POST
def sheet_decide(request: Request, pk: int) -> HttpResponse:
    """Many rows at once: all that wait for the same answer (`note`), or those that are ticked."""
    sheet, note = sheet_or_404(request, pk), request.POST.get("note", "")
    otherwise = reverse("sheets:sheet", args=[pk])
    if (gone := elsewhere(request, sheet, Sheet.State.PREVIEWED)) is not None:
        return gone
    rows = list(rows_asked(sheet, note).values_list("pk", flat=True)) if note else ticked_rows(request.POST)
    if not rows:
        messages.warning(request, _("Tick at least one row first.") if not note else deciding.read_anew())
        return redirect(way_back(request, otherwise=otherwise))
    with attempt(request) as attempted:
        number = decide_together(
            sheet=sheet,
            rows=rows,
            decision=request.POST.get("decision", "?"),
            note=note,
            seen=number_typed(request.POST.get("seen", "")) if note else None,
            today=request.today,
        )
    if attempted.succeeded:
        _tell(request, number, of=len(rows), is_taken_back=not request.POST.get("decision"))
    return redirect(way_back(request, otherwise=otherwise))


def _tell(request: Request, number: int, *, of: int, is_taken_back: bool) -> None:
    if number:
        text = (
            ngettext("%(number)d row is as it was read.", "%(number)d rows are as they were read.", number)
            if is_taken_back
            else ngettext("%(number)d row is decided.", "%(number)d rows are decided.", number)
        )
        messages.success(request, text % {"number": number})
    if number < of:
        text = ngettext(
            "%(number)d row cannot be decided so, and is as it was.",
            "%(number)d rows cannot be decided so, and are as they were.",
            of - number,
        )
        messages.warning(request, text % {"number": of - number})


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
