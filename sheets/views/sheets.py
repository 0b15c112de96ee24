"""A clerk's own list on its way into the register: handing it in, and saying what its columns and values mean."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, holds, occasion_for, organisation_or_404, organisations_for
from cells.models import Organisation
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from sheets.forms.sheet import ColumnsForm, HeaderForm, MeaningsForm, UploadForm
from sheets.models import Sheet
from sheets.queries.sheets import nameable_cells, sheets_of
from sheets.rules.headings import LOOKED_AT
from sheets.rules.notes import refusal
from sheets.rules.parts import head_in, is_a_list, propose_part
from sheets.rules.shapes import shape_of
from sheets.rules.values import text_of
from sheets.services import entries, intake, proposing, uploads
from sheets.services.proceeding import READ, proceed
from sheets.services.staging import meanings_now
from sheets.tables import SHEETS
from sheets.views.workbook import makes_shown, workbook_shown

clerks = holds(Role.CLERK)


def sheet_or_404(request: Request, pk: int) -> Sheet:
    return get_object_or_404(sheets_of(organisations_for(request, Role.CLERK)), pk=pk)


def elsewhere(request: Request, sheet: Sheet, *states: str) -> HttpResponse | None:
    """Where a list is by now, whose page somebody still holds open: entered, undone or thrown away meanwhile. None where it
    still is in one of the states."""
    if sheet.state in states:
        return None
    messages.error(
        request, _("This can no longer be done: the list is %(state)s.") % {"state": sheet.get_state_display()}
    )
    return redirect("sheets:sheet", pk=sheet.pk)


def clerk_of(request: Request, organisation: Organisation) -> Occasion:
    return occasion_for(request, organisation, Role.CLERK)


def about(request: Request, sheet: Sheet, step: str) -> dict[str, object]:
    """What every page about a sheet shows: whose it is, and how far it has come."""
    return {
        "sheet": sheet,
        "organisation": sheet.organisation,
        "version": version_nearest(sheet.organisation, request.today),
        "is_comparison": sheet.kind == Sheet.Kind.RECONCILE,
        "step": step,
    }


@declare(clerks)
@saves_as_excel
def sheets(request: Request, code: str) -> HttpResponse:
    """The lists handed in for an organisation, newest first."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    lists = Sheet.objects.filter(organisation=organisation).defer("contents", "counts")
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
    }
    table = SHEETS.of(lists.select_related("uploaded_by", "job"))
    return answer_lists(request, "sheets/sheets.html", context, table)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, Role.CLERK)
    data = posted(request)
    form = UploadForm(
        data,
        None if data is None else request.FILES,
        initial={"kind": request.GET.get("kind", Sheet.Kind.REGISTER)},
    )
    if form.is_valid():
        with attempt(request, form) as attempted:
            sheet = intake.receive(
                organisation=organisation, upload=form.upload(), occasion=clerk_of(request, organisation)
            )
        if attempted.succeeded:
            return redirect("sheets:header", pk=sheet.pk)
    version = version_nearest(organisation, request.today)
    return render(
        request,
        "sheets/new.html",
        {"form": form, "organisation": organisation, "version": version, "step": "file"},
    )


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_header(request: Request, pk: int) -> HttpResponse:
    """Which sheet of the workbook (`?name=`), and in which row its headings stand."""
    sheet = sheet_or_404(request, pk)
    if (gone := elsewhere(request, sheet, *intake.UNFINISHED)) is not None:
        return gone
    heads = {content["name"]: head_in(content) for content in sheet.contents}
    asked = request.POST.get("name") or request.GET.get("name", "")
    name = asked if asked in heads else sheet.name
    lists = {part.name: part for part in proposing.lists_in(sheet)}
    guessed = proposing.parts_of(sheet)[0] if name == sheet.name else lists.get(name) or propose_part(name, heads[name])
    along = {*entries.along_entry(sheet), sheet.name} - {name}
    others = [other for other in heads if other in lists and other != name]
    form = HeaderForm(
        posted(request),
        heads=heads,
        kept=entries.header_entry(sheet),
        others=others,
        initial={
            "name": name,
            "first": str(guessed.first),
            "rows": str(guessed.rows),
            entries.ALONG: [other for other in others if other in along],
        },
    )

    def act() -> None:
        chosen = intake.choose_header(
            sheet=sheet, name=form.sheet_shown, header=form.header(), made_from=form.made_from
        )
        if others:
            intake.choose_along(sheet=chosen, names=form.cleaned_data[entries.ALONG], made_from=form.made_from)

    if carry_out_replacing(request, form, act):
        return redirect("sheets:columns", pk=pk)
    head = form.head.rows
    chosen = str(form["first"].value())
    width = min(max((len(row) for row in head), default=0), 30)
    shown = [
        (number, [text_of(cell) for cell in [*row, *[None] * width][:width]], str(number) == chosen)
        for number, row in enumerate(head[:LOOKED_AT], start=1)
    ]
    context = {
        "form": form,
        "rows": shown,
        "name": form.sheet_shown,
        "sheets": sheet.contents,
        "book": workbook_shown(request, sheet, guessed, form.ticked),
        "chosen": chosen,
        "width": width,
        "no_list": refusal(shape) if not is_a_list(guessed) and (shape := shape_of(form.head)) else "",
    }
    return render(request, "sheets/header.html", about(request, sheet, "header") | context)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_columns(request: Request, pk: int) -> HttpResponse:
    """What each column means; then the whole sheet is read."""
    sheet = sheet_or_404(request, pk)
    if (gone := elsewhere(request, sheet, *intake.UNFINISHED)) is not None:
        return gone
    cells = cells_to_choose(request, sheet)
    form = ColumnsForm(
        posted(request),
        sheet=sheet,
        cells=cells,
        initial={
            "on": sheet.on or request.today,
            "partial": "fill" if sheet.fill_partial_days else "empty",
            "default_cell": sheet.default_cell.code if sheet.default_cell else "",
        },
    )
    if not entries.is_below(form.made_from, sheet):
        messages.error(request, entries.other_headings())
        return redirect("sheets:columns", pk=pk)
    if carry_out_replacing(request, form, partial(_choose_columns, request, sheet, form)):
        return redirect("sheets:sheet", pk=pk)
    context = {"form": form, "makes": makes_shown(sheet, form)}
    return render(request, "sheets/columns.html", about(request, sheet, "columns") | context)


def _choose_columns(request: Request, sheet: Sheet, form: ColumnsForm) -> None:
    code = form.cleaned_data.get("default_cell")
    cell = organisation_or_404(request, code, Role.CLERK) if code else None
    occasion = clerk_of(request, sheet.organisation)
    columns, *others = form.meanings()
    if others:
        intake.choose_other_columns(sheet=sheet, others=others, made_from=form.made_from)
    chosen = intake.choose_columns(
        sheet=sheet,
        columns=columns,
        default_cell=cell,
        on=form.cleaned_data["on"],
        fill_partial_days=form.cleaned_data["partial"] == "fill",
        made_from=form.made_from,
        occasion=occasion,
    )
    proceed(sheet=chosen, act=READ, occasion=occasion)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet_meanings(request: Request, pk: int) -> HttpResponse:
    """What single values mean («ĐVDB», «x», «KP 3»); then the sheet is read anew."""
    sheet = sheet_or_404(request, pk)
    if (gone := elsewhere(request, sheet, *intake.UNFINISHED)) is not None:
        return gone
    form = MeaningsForm(
        posted(request),
        values=sheet.counts.get("values", {}),
        guessed=meanings_now(sheet, request.today),
        cells=cells_to_choose(request, sheet),
    )

    def act() -> None:
        occasion = clerk_of(request, sheet.organisation)
        chosen = intake.choose_meanings(sheet=sheet, meanings=form.meanings(), made_from=form.made_from)
        proceed(sheet=chosen, act=READ, occasion=occasion)

    if carry_out_replacing(request, form, act):
        return redirect("sheets:sheet", pk=pk)
    return render(request, "sheets/meanings.html", about(request, sheet, "meanings") | {"form": form})


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_discard(request: Request, pk: int) -> HttpResponse:
    sheet = sheet_or_404(request, pk)
    if (gone := elsewhere(request, sheet, *intake.UNFINISHED)) is not None:
        return gone
    if posted(request) is not None:
        with attempt(request) as attempted:
            intake.discard(sheet=sheet, occasion=clerk_of(request, sheet.organisation))
        if not attempted.succeeded:
            return redirect("sheets:sheet", pk=pk)
        messages.success(request, _("The list is discarded. Nothing of it was entered."))
        return redirect("sheets:sheets", code=sheet.organisation.code)
    context = {
        "what": _(
            "The list %(file)s and all that was decided about its rows will be thrown away. The register stays as it is."
        )
        % {"file": sheet.file_name},
        "confirm": _("Discard the list"),
        "cancel_url": reverse("sheets:sheet", args=[pk]),
        "dangerous": True,
        "title": _("Discard the list?"),
    }
    return render(request, "components/confirm.html", context)


def progress_of(sheet: Sheet) -> dict[str, int]:
    done, of = uploads.progress(sheet)
    return {"done": done, "of": of, "share": min(100, done * 100 // of) if of else 0}


def cells_to_choose(request: Request, sheet: Sheet) -> list[tuple[str, str]]:
    today = request.today
    versions = nameable_cells(sheet.organisation, sheet.on or today, today=today)
    ids = [version.organisation_id for version in versions]
    names = names_with_superior_on(ids, sheet.on or today, within=sheet.organisation_id)
    return [(version.organisation.code, str(names[version.organisation_id])) for version in versions]
