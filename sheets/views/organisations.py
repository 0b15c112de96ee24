"""A list of organisations on its way to a plan, or to the register of a site that holds none yet."""

import json
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.seen import digest_of, refuse_if_changed
from accounts.views.posting import attempt, posted
from cells.access import Role, administrators, occasion_for
from cells.models import Organisation
from cells.queries.first_tree import first_tree_entered
from cells.queries.names import names_in_full_on
from cells.queries.organisation_words import words_on
from cells.requests import Request
from cells.services.first_tree import take_back_first_tree
from reorganisations.access import planner_of, planners
from reorganisations.services.drafting import ReorganisationHead
from sheets.forms.organisations import ENTER, OrganisationsForm, OrganisationsUploadForm, TakeBackForm, shown_rows
from sheets.rules.organisation_rows import Row, Verdict
from sheets.services.organisation_lists import Table, begin_register, look, make_plans, read_list


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def organisations_new(request: Request) -> HttpResponse:
    """The file; what was read of it is shown at once."""
    data = posted(request)
    form = OrganisationsUploadForm(data, None if data is None else request.FILES)
    if form.is_valid():
        with attempt(request, form) as attempted:
            table = read_list(form.upload())
        if attempted.succeeded:
            return _page(request, _form(request, table), table)
    entry = first_tree_entered() if request.mandates.administers else None
    context = {"form": form, "entry": entry, "is_first": _is_first(request)}
    return render(request, "sheets/organisations_new.html", context)


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def organisations_look(request: Request) -> HttpResponse:
    """The list that the page carries, read anew with what was said of it; and done, where that was asked and all is settled."""
    data = posted(request)
    if data is None:
        return redirect("sheets:organisations")
    try:
        table = Table.of(json.loads(data.get("table", "")))
    except (ValueError, TypeError, KeyError, AttributeError):
        messages.error(request, _("Hand in the list once more."))
        return redirect("sheets:organisations")
    form = _form(request, table, data)
    if form.is_valid() and _reaches_below(form) and ENTER in data and form.seen is not None:
        done = _enter(request, form, table)
        if done is not None:
            return done
    return _page(request, form, table)


def _enter(request: Request, form: OrganisationsForm, table: Table) -> HttpResponse | None:
    """Where it leads, None where it was refused."""
    is_first, head = _is_first(request), form.cleaned_data
    led_by = _led_by(form)
    occasion = planner_of(request, led_by)
    with attempt(request, form) as attempted:
        rows = look(table, form.asked(request.today), led_by=led_by, today=request.today)
        refuse_if_changed(form.seen, _figures(rows))
        if not all(row.is_settled for row in rows):
            form.add_error(None, _("Some rows are not settled yet: see below."))
        elif is_first:
            begin_register(rows=rows, source=table.source, document=head["document"], occasion=occasion)
        elif head["document"] is None:
            form.add_error("document", _("Pick the document, or enter a new one."))
        else:
            wanted = ReorganisationHead(head["title"], head["on"], head["document"])
            plans = make_plans(rows=rows, head=wanted, led_by=led_by, occasion=occasion)
    if not attempted.succeeded or form.errors:
        return None
    number = sum(row.verdict == Verdict.NEW for row in rows)
    if is_first:
        said = ngettext("%(number)d organisation is entered.", "%(number)d organisations are entered.", number)
        messages.success(request, said % {"number": number})
        return redirect("cells:organisations")
    if len(plans) > 1:
        words = _(
            "The list has become %(number)d drafts, one for each first day and document. Confirm them in that order."
        )
        messages.info(request, words % {"number": len(plans)})
    return redirect("reorganisations:reorganisation", pk=plans[0].pk)


def _page(request: Request, form: OrganisationsForm, table: Table) -> HttpResponse:
    asked = form.asked(request.today)
    rows = look(table, asked, led_by=_led_by(form), today=request.today)
    form.show(_figures(rows))
    counts = {verdict.value: sum(row.verdict == verdict for row in rows) for verdict in Verdict}
    _told, passed = table.parted(asked.columns)
    context = {
        "form": form,
        "table": table,
        "rows": shown_rows(rows, form, words_on(asked.on)),
        "counts": counts,
        "passed": [
            (line.number, " · ".join(text for text in line.texts if text), line.number in table.hidden)
            for line in passed
        ],
        "is_settled": all(row.is_settled for row in rows) and any(row.verdict != Verdict.OUT for row in rows),
        "asks": any(row.verdict == Verdict.ASK for row in rows),
        "is_first": _is_first(request),
        "changed": form.changed,
    }
    return render(request, "sheets/organisations.html", context)


def _figures(rows: Sequence[Row]) -> dict[str, object]:
    """What stood there of each row; a day or a document that was typed for all of them is no news to who typed it."""
    told = [
        (row.number, row.verdict, row.choice, row.code, row.name, row.kind, row.level, row.type, row.parent, _said(row))
        for row in rows
    ]
    return {"which": digest_of(told)}


def _said(row: Row) -> dict[str, str]:
    return {name: text for name, text in row.said.items() if text}


def _form(request: Request, table: Table, data: QueryDict | None = None) -> OrganisationsForm:
    leads = _leads(request)
    title = _("Founding of organisations: %(source)s") % {"source": table.source}
    return OrganisationsForm(
        data,
        table=table,
        today=request.today,
        leads=leads,
        is_first=_is_first(request),
        initial={"title": title, "on": request.today, "below": leads[0][0]},
    )


def _reaches_below(form: OrganisationsForm) -> bool:
    """Whether what was named for the whole list is there."""
    code, led_by = form.cleaned_data.get("below"), _led_by(form)
    reach = Organisation.objects.all() if led_by is None else Organisation.objects.below(led_by)
    if code and not reach.filter(code=code).exists():
        words = _("%(code)s does not exist on the day, or is not below your organisation.")
        form.add_error("below", words % {"code": code})
    return not form.errors


def _is_first(request: Request) -> bool:
    return request.mandates.administers and not Organisation.objects.exists()


def _leads(request: Request) -> list[tuple[str, str]]:
    """The boards for which the person plans, and the administrator."""
    boards = request.mandates.organisations(Role.BOARD)
    names = names_in_full_on([board.pk for board in boards], request.today)
    leads = [(board.code, names[board.pk]) for board in boards if board.pk in names]
    if request.mandates.administers:
        leads.append(("", _("administrator: any organisation")))
    if not leads:
        raise Http404
    return leads


def _led_by(form: OrganisationsForm) -> Organisation | None:
    """One of those the form offers."""
    code = form.led_by_code()
    return Organisation.objects.filter(code=code).first() if code else None


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def organisations_take_back(request: Request) -> HttpResponse:
    """The list with which the site began was a mistake."""
    entry = first_tree_entered()
    form = TakeBackForm(posted(request))
    if form.is_valid():
        with attempt(request, form) as attempted:
            occasion = occasion_for(request, None, Role.ADMINISTRATOR)
            number = take_back_first_tree(why=form.cleaned_data["why"], occasion=occasion)
        if attempted.succeeded:
            said = ngettext("%(number)d organisation is taken out.", "%(number)d organisations are taken out.", number)
            messages.success(request, said % {"number": number})
            return redirect("sheets:organisations")
    context = {
        "form": form,
        "title": _("Take the list back"),
        "what": entry.data["source"] if entry else _("There is no list that could be taken back."),
        "consequences": [_("All organisations of the list go, as long as nothing rests on them.")],
        "confirm": _("Take the list back"),
        "dangerous": True,
        "cancel_url": reverse("sheets:organisations"),
    }
    return render(request, "components/confirm.html", context)
