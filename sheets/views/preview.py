"""Looking through a list that was read, deciding about rows, and entering or undoing it as a whole."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.rules.numbers import number_typed
from accounts.rules.refusal import Refused
from accounts.tables import page_of
from accounts.views.posting import attempt, posted
from cells.access import Role, organisations_for
from cells.requests import Request
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import rows_shown, sheets_of
from sheets.services import deciding
from sheets.services.proceeding import APPLY, READ, UNDO, proceed
from sheets.views.rows import labels_of, shown_rows, side_by_side
from sheets.views.sheets import about, clerk_of, clerks, progress_of, sheet_or_404

ROWS_A_PAGE = 50
State, Verdict = Sheet.State, SheetRow.Verdict


@declare(clerks)
@require_safe
@never_cache
def sheet(request: Request, pk: int) -> HttpResponse:
    """Where the list stands: being worked on, to be looked through, or entered."""
    sheet = sheet_or_404(request, pk)
    if sheet.is_busy:
        return render(request, "sheets/busy.html", about(request, sheet, "preview") | progress_of(sheet))
    if sheet.state == State.UPLOADED:
        return redirect("sheets:header", pk=pk)
    if sheet.state == State.PREVIEWED:
        return _preview(request, sheet)
    return render(request, "sheets/outcome.html", about(request, sheet, "preview"))


def _preview(request: Request, sheet: Sheet) -> HttpResponse:
    narrowed = request.GET.get("show", "")
    page = page_of(request.GET, rows_shown(sheet, narrowed), rows=ROWS_A_PAGE)
    context = {
        "page": page,
        "rows": shown_rows(sheet, page.things, request.today),
        "labels": labels_of(sheet),
        "narrowed": narrowed,
        "tabs": _tabs(sheet),
        "counts": sheet.counts,
        "query": request.GET.urlencode(),
    }
    template = "sheets/comparison.html" if sheet.kind == Sheet.Kind.RECONCILE else "sheets/preview.html"
    return render(request, template, about(request, sheet, "preview") | context)


def _tabs(sheet: Sheet) -> list[tuple[str, str, int, str]]:
    """What to look at: key, words, how many, tone. Empty ones are left out."""
    counts, compares = sheet.counts, sheet.kind == Sheet.Kind.RECONCILE
    words = [
        ("undecided", _("to be decided"), "bad"),
        ("likely", _("the same person?"), "warning"),
        ("error", _("errors"), "bad"),
        ("warning", _("warnings"), "warning"),
        ("new", _("missing here") if compares else _("new"), "good"),
        ("absent", _("missing there"), "warning"),
        ("changed", _("different") if compares else _("changed"), "info"),
        ("unchanged", _("alike") if compares else _("unchanged"), "neutral"),
        ("left_out", _("left out"), "neutral"),
    ]
    left_out = {"undecided"} if compares else set()
    shown = [(key, text, counts.get(key) or 0, tone) for key, text, tone in words if key not in left_out]
    return [("", _("all rows"), counts.get("all") or 0, "neutral"), *(tab for tab in shown if tab[2])]


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_row(request: Request, pk: int) -> HttpResponse:
    """One row side by side with the members it might be, and what the clerk decides about it."""
    row = row_or_404(request, pk)
    sheet = row.sheet
    back = reverse("sheets:sheet", args=[sheet.pk]) + "?" + _back(request)
    if posted(request) is not None:
        with attempt(request) as attempted:
            _decide(request, row)
        if not attempted.succeeded:
            return redirect(request.get_full_path())
        return redirect(back)
    context = {
        "row": row,
        "shown": shown_rows(sheet, [row], request.today)[0],
        "back": back,
        "query": request.GET.urlencode(),
    } | side_by_side(sheet, row, request.today)
    return render(request, "sheets/row.html", about(request, sheet, "preview") | context)


def _decide(request: Request, row: SheetRow) -> None:
    decision, _colon, member = request.POST.get("decision", "").partition(":")
    if decision == "same" and (member_id := number_typed(member)) is not None:
        deciding.same_person(row=row, member_id=member_id, today=request.today)
    elif decision == "different":
        deciding.somebody_else(row=row)
    elif decision == "left_out":
        deciding.leave_out(row=row)
    elif decision == "again":
        deciding.decide_again(row=row)
    else:
        raise Refused(_("Choose what to do with this row."))


@declare(clerks)
@require_POST
def sheet_leave_out(request: Request, pk: int) -> HttpResponse:
    """Every row with an error stays out."""
    sheet = sheet_or_404(request, pk)
    with attempt(request) as attempted:
        number = deciding.leave_out_faulty(sheet=sheet)
    if attempted.succeeded:
        text = ngettext("%(number)d row is left out.", "%(number)d rows are left out.", number)
        messages.success(request, text % {"number": number})
    return redirect("sheets:sheet", pk=pk)


@declare(clerks)
@require_POST
def sheet_read(request: Request, pk: int) -> HttpResponse:
    """Read the list anew, against the register as it is now."""
    sheet = sheet_or_404(request, pk)
    if sheet.state not in (State.MAPPED, State.PREVIEWED):
        raise Http404
    return _proceed(request, sheet, READ)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_apply(request: Request, pk: int) -> HttpResponse:
    sheet = sheet_or_404(request, pk)
    if sheet.state != State.PREVIEWED or sheet.kind != Sheet.Kind.REGISTER:
        raise Http404
    if posted(request) is not None:
        return _proceed(request, sheet, APPLY, _("The list is entered."))
    counts = sheet.counts
    context = {
        "title": _("Enter the list?"),
        "what": _(
            "All of it is entered at once, or nothing. You can undo it as a whole while nothing else has built on it."
        ),
        "consequences": _consequences(counts),
        "confirm": _("Enter the list"),
        "cancel_url": reverse("sheets:sheet", args=[pk]),
    }
    return render(request, "components/confirm.html", context)


def _consequences(counts: dict[str, Any]) -> list[str]:
    new, changed, left_out = (counts.get(name) or 0 for name in ("new", "changed", "left_out"))
    sentences = [
        (new, ngettext("%(number)d member is entered.", "%(number)d members are entered.", new)),
        (
            changed,
            ngettext(
                "%(number)d member is corrected; the log keeps both values.",
                "%(number)d members are corrected; the log keeps both values.",
                changed,
            ),
        ),
        (left_out, ngettext("%(number)d row is left out.", "%(number)d rows are left out.", left_out)),
    ]
    return [text % {"number": number} for number, text in sentences if number] or [
        _("Nothing in the register changes.")
    ]


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_undo(request: Request, pk: int) -> HttpResponse:
    sheet = sheet_or_404(request, pk)
    if sheet.state != State.APPLIED:
        raise Http404
    if posted(request) is not None:
        return _proceed(request, sheet, UNDO, _("The list is undone. The register is as it was before."))
    context = {
        "title": _("Undo the list?"),
        "what": _(
            "Everybody whom this list entered is taken out again, and what it corrected is put back. The log keeps both."
        ),
        "confirm": _("Undo the list"),
        "cancel_url": reverse("sheets:sheet", args=[pk]),
        "dangerous": True,
    }
    return render(request, "components/confirm.html", context)


def _proceed(request: Request, sheet: Sheet, act: str, done: str = "") -> HttpResponse:
    occasion = clerk_of(request, sheet.organisation)
    with attempt(request) as attempted:
        sheet = proceed(sheet=sheet, act=act, occasion=occasion)
    if attempted.succeeded and done and not sheet.is_busy:
        messages.success(request, done)
    return redirect("sheets:sheet", pk=sheet.pk)


def row_or_404(request: Request, pk: int) -> SheetRow:
    mine = sheets_of(organisations_for(request, Role.CLERK))
    rows = SheetRow.objects.select_related("sheet__organisation", "sheet__job", "cell")
    return get_object_or_404(rows.filter(sheet__in=mine), pk=pk)


def _back(request: Request) -> str:
    return request.GET.urlencode()
