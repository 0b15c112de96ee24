"""Looking through a list that was read, and entering or undoing it as a whole."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.forms.seen import SeenForm
from accounts.rules.seen import Changed, differing
from accounts.tables import page_of
from accounts.views.posting import attempt, posted
from accounts.views.typed import safe_or_shown_again
from cells.requests import Request
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import rows_shown, shown_of
from sheets.rules.fields import COLUMN_LABELS
from sheets.services.proceeding import APPLY, READ, READABLE, UNDO, proceed
from sheets.services.together import rows_asked
from sheets.views.questions import questions_of
from sheets.views.rows import labels_of, shown_rows
from sheets.views.sheets import about, clerk_of, clerks, elsewhere, progress_of, sheet_or_404
from sheets.views.ticks import TickedRows, Ticks

ROWS_A_PAGE = 50
State, Verdict = Sheet.State, SheetRow.Verdict


@declare(clerks)
@safe_or_shown_again
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
    narrowed, note = request.GET.get("show", ""), request.GET.get("note", "")
    asked = rows_asked(sheet, note).select_related("cell") if note else rows_shown(sheet, narrowed)
    page, ticks = page_of(request.GET, asked, rows=ROWS_A_PAGE), Ticks(request)
    ticked = TickedRows(request)
    rows = ticked.on(ticks.on(shown_rows(sheet, page.things, request.today)))
    compares = sheet.kind == Sheet.Kind.RECONCILE
    context = {
        "questions": [] if compares else questions_of(sheet, note, request.today),
        "ticked_elsewhere": ticked.elsewhere,
        "page": page,
        "rows": rows,
        "elsewhere": list(ticks.elsewhere(sheet, rows, request.today)),
        "labels": labels_of(sheet),
        "narrowed": narrowed,
        "tabs": _tabs(sheet),
        "counts": sheet.counts,
        "besides": _passed_over(sheet),
        "query": request.GET.urlencode(),
    }
    template = "sheets/comparison.html" if compares else "sheets/preview.html"
    return render(request, template, about(request, sheet, "preview") | context)


def _passed_over(sheet: Sheet) -> list[tuple[str, list[tuple[str, int]]]]:
    """By the heading what stands in the rows and is no fact of the register, the most frequent first: jobs beside the posts."""
    besides: dict[str, dict[str, int]] = sheet.counts.get("besides") or {}
    return [
        (str(COLUMN_LABELS[name]), sorted(texts.items(), key=lambda one: (-one[1], one[0])))
        for name, texts in besides.items()
        if texts
    ]


def _tabs(sheet: Sheet) -> list[tuple[str, str, int, str]]:
    """What to look at: key, words, how many, tone. Empty ones are left out."""
    counts, compares = sheet.counts, sheet.kind == Sheet.Kind.RECONCILE
    words = [
        ("undecided", _("to be decided"), "bad"),
        ("likely", _("the same person?"), "warning"),
        ("ask", _("to be confirmed"), "warning"),
        ("error", _("errors"), "bad"),
        ("warning", _("warnings"), "warning"),
        ("new", _("missing here") if compares else _("new"), "good"),
        ("absent", _("missing there"), "warning"),
        ("changed", _("different") if compares else _("changed"), "info"),
        ("unchanged", _("alike") if compares else _("unchanged"), "neutral"),
        ("left_out", _("left out"), "neutral"),
        ("passed", _("passed over"), "neutral"),
    ]
    left_out = {"undecided"} if compares else set()
    shown = [(key, text, counts.get(key) or 0, tone) for key, text, tone in words if key not in left_out]
    return [("", _("all rows"), counts.get("all") or 0, "neutral"), *(tab for tab in shown if tab[2])]


@declare(clerks)
@require_POST
def sheet_read(request: Request, pk: int) -> HttpResponse:
    """Read the list anew, against the register as it is now."""
    sheet = sheet_or_404(request, pk)
    return elsewhere(request, sheet, *READABLE) or _proceed(request, sheet, READ)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_apply(request: Request, pk: int) -> HttpResponse:
    """All of it is entered as it was looked through: what somebody else decided meanwhile is shown first."""
    sheet = sheet_or_404(request, pk)
    if sheet.kind != Sheet.Kind.REGISTER:
        raise Http404
    if (gone := elsewhere(request, sheet, State.PREVIEWED)) is not None:
        return gone
    form = SeenForm(posted(request))
    if form.is_bound:
        with attempt(request, form) as attempted:
            entered = proceed(sheet=sheet, act=APPLY, seen=form.seen, occasion=clerk_of(request, sheet.organisation))
        if attempted.succeeded:
            return _done(request, entered, _("The list is entered."))
        if attempted.refused is not None and form.changed is None:
            messages.error(request, str(attempted.refused))
            return redirect("sheets:sheet", pk=pk)
    figures = shown_of(sheet)
    form.show(figures)
    context = {
        "title": _("Enter the list?"),
        "what": _(
            "All of it is entered at once, or nothing. You can undo it as a whole while nothing else has built on it."
        ),
        "consequences": _consequences(figures),
        "confirm": _("Enter the list"),
        "cancel_url": reverse("sheets:sheet", args=[pk]),
        "form": form,
        "changed": _changed_lines(form.changed),
    }
    return render(request, "components/confirm.html", context)


def _changed_lines(changed: Changed | None) -> list[tuple[str, object, object]]:
    if changed is None:
        return []
    words = {
        "new": _("new members"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "left_out": _("left out"),
        "undecided": _("to be decided"),
        "posts": _("posts"),
    }
    lines = [
        (words[name], changed.before[name], changed.now[name])
        for name in differing(changed.before, changed.now)
        if name in words
    ]
    return lines or [(_("the list"), _("as it was read before"), _("read anew"))]


def _consequences(counts: Mapping[str, Any]) -> list[str]:
    new, changed, posts, left_out = (counts.get(name) or 0 for name in ("new", "changed", "posts", "left_out"))
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
        (
            posts,
            ngettext("%(number)d of them is entered in a post.", "%(number)d of them are entered in posts.", posts),
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
    if (gone := elsewhere(request, sheet, State.APPLIED)) is not None:
        return gone
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
    return _done(request, sheet, done if attempted.succeeded else "")


def _done(request: Request, sheet: Sheet, said: str) -> HttpResponse:
    """A job that has only been asked for has done nothing yet."""
    if said and not sheet.is_busy:
        messages.success(request, said)
    return redirect("sheets:sheet", pk=sheet.pk)
