"""Reporting periods of an organisation: those it opened, what is asked of it, and one of them with all who owe figures in it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from accounts.rules.seen import Changed, Figures, which_in_words
from accounts.tables import List
from accounts.views.looking import Stage, look_over
from accounts.views.posting import posted
from cells.access import above_grassroots, holds, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from reports.access import KEEPERS, contribution_or_404, keeper_of, keeps, period_or_404
from reports.forms.periods import PeriodForm, ReasonForm
from reports.models import Contribution, ReportingPeriod
from reports.navigation import consolidation_of
from reports.queries.periods import Whole, agreeing, counted_of, owed_by, owing_shown, periods_of, whole_of
from reports.rules.period_figures import labels_of, totals
from reports.rules.periods import PeriodKind, State
from reports.services.contributions import accept_agreeing, agreeing_shown
from reports.services.periods import call_off_period, close_period, open_period, reopen_period, whole_shown
from reports.tables.periods import OWED, PERIODS, WHOLE_OF_PILOTS, WHOLE_OF_YEARS, FiguresRow, OwedRow, PeriodRow
from reports.views.acts import Act

FORM = ["GET", "HEAD", "POST"]
WHOLES: dict[PeriodKind, List] = {PeriodKind.PILOTS: WHOLE_OF_PILOTS, PeriodKind.YEARS: WHOLE_OF_YEARS}


@declare(readers)
@saves_as_excel
def periods(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)

    def owed_rows(listed: Sequence[Contribution]) -> list[OwedRow]:
        names = names_with_superior_on({one.period.organisation_id for one in listed}, request.today)
        return [OwedRow(one, names[one.period.organisation_id], one.progress_on(request.today)) for one in listed]

    context = _page(request, organisation) | {"title": _("Reporting periods")}
    has_below = context["version"] is not None and context["version"].kind != OrganisationVersion.Kind.CELL
    context["may_open"] = has_below and keeper_of(request, organisation) is not None
    owed = OWED.of(owed_by(organisation), dress=owed_rows)
    opened = PERIODS.of(periods_of(organisation), dress=_period_rows)
    return answer_lists(request, "reports/periods.html", context | {"owed": owed, "opened": opened}, owed, opened)


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def period_new(request: Request, code: str) -> HttpResponse:
    """Looked over before it is opened. `passes_on` in the address: what the committee owes above, asked of those below it."""
    organisation = organisation_or_404(request, code, *KEEPERS)
    occasion, above = keeps(request, organisation), _passed_on(request, organisation)
    form = PeriodForm(
        posted(request),
        initial=_proposed(above, request.today),
        asked=above.period.asked if above else None,
        today=request.today,
    )
    opened: list[ReportingPeriod] = []

    def act() -> None:
        opened.append(
            open_period(
                organisation=organisation, draft=form.draft(), passed_on=above, seen=form.seen, occasion=occasion
            )
        )

    stage = look_over(request, form, act, figures=lambda: owing_shown(organisation, form.draft().asked.day))
    if stage == Stage.DONE:
        messages.success(request, _("The period is open. Those who owe their figures have it on their desks now."))
        return redirect("reports:period", pk=opened[-1].pk)
    context = _page(request, organisation) | {"form": form, "above": above}
    context["cancel_url"] = reverse("reports:periods", args=[code])
    if stage == Stage.LOOK:
        return render(request, "reports/period_look.html", context | _looked_over(form))
    return render(request, "reports/period_new.html", context)


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def period(request: Request, pk: int) -> HttpResponse:
    """Who has not sent, what was sent, and beside it what the register says."""
    period = period_or_404(request, pk)
    whole, kind = whole_of(period, request.today), period.asked.kind
    rows = [FiguresRow(kind, line.named, line.sent, line.register.numbers, line) for line in whole.lines]
    total = FiguresRow(
        kind, Named(_("Sum, and the whole in the register")), totals(kind, whole.counted), whole.register.numbers
    )
    keeps_it = keeper_of(request, period.organisation) is not None
    context = _page(request, period.organisation) | {
        "period": period,
        "figures": _progress(whole),
        "days_left": (period.due_on - request.today).days,
        "closings": list(period.closings.select_related("closed_by", "reopened_by")),
        "keeps": keeps_it,
        "agreeing": len(agreeing(whole)) if keeps_it and period.is_open else 0,
        "settled": whole.is_settled,
        "paper": consolidation_of(period),
        "above": period.passed_on,
    }
    return answer_lists(request, "reports/period.html", context, WHOLES[kind].of(rows, total=total))


@dataclass(frozen=True)
class _Act(Act[ReportingPeriod]):
    """What the committee does with the whole of a period. `shown`: what it looks at before."""

    shown: Callable[[ReportingPeriod, date], Figures] = lambda _period, _today: {}


@declare(holds(*KEEPERS))
@large(above_grassroots)
@require_http_methods(FORM)
def period_act(request: Request, pk: int, act: str) -> HttpResponse:
    period = period_or_404(request, pk)
    occasion = keeps(request, period.organisation)
    told = _acts().get(act)
    if told is None:
        raise Http404
    form = told.form(posted(request))
    figures = told.shown(period, request.today)
    if told.is_carried_out(request, form, period, occasion, figures):
        return redirect("reports:period", pk=pk)
    context = _page(request, period.organisation) | told.page(form)
    context |= {
        "period": period,
        "facts": _facts(figures, period),
        "changed": changed_figures(form.changed, period.asked.kind),
        "cancel_url": reverse("reports:period", args=[pk]),
    }
    return render(request, "reports/period_act.html", context)


def _acts() -> dict[str, _Act]:
    return {
        "accept": _Act(
            title=_("Accept all that agree with the register"),
            confirm=_("Accept them"),
            said=_("Accepted. What differs from the register waits for a look of its own."),
            consequences=[
                _("What was sent and is the same as the register is accepted; those who sent it see so."),
                _("Until the period is closed each can still be returned."),
            ],
            act=lambda period, form, occasion: accept_agreeing(period=period, seen=form.seen, occasion=occasion),
            shown=agreeing_shown,
        ),
        "close": _Act(
            title=_("Close the period"),
            confirm=_("Close it"),
            said=_("The period is closed: its table can be issued. It is reopened only with a reason."),
            consequences=[
                _("All lines and sums are kept as they are now, and nothing of them changes any more."),
                _(
                    "Whoever finds a mistake later has it reopened with a reason; what was closed stays as an earlier version."
                ),
            ],
            act=lambda period, form, occasion: close_period(period=period, seen=form.seen, occasion=occasion),
            shown=lambda period, today: whole_shown(period, whole_of(period, today)),
        ),
        "reopen": _Act(
            title=_("Reopen the period"),
            confirm=_("Reopen it"),
            said=_("The period is open again. What was closed stays as an earlier version."),
            consequences=[
                _("Figures can be returned and sent anew; the table as it was closed stays as an earlier version."),
                _("The reason stands in the log and with the period."),
            ],
            form=ReasonForm,
            act=lambda period, form, occasion: reopen_period(
                period=period, reason=form.cleaned_data["reason"], occasion=occasion
            ),
        ),
        "call-off": _Act(
            title=_("Call the period off"),
            confirm=_("Call it off"),
            said=_("The period is called off. Nothing is owed in it any more."),
            consequences=[
                _("Nothing is owed in it any more; what was sent can still be read."),
                _("The same figures of the same day can be asked for anew."),
            ],
            form=ReasonForm,
            act=lambda period, form, occasion: call_off_period(
                period=period, reason=form.cleaned_data["reason"], occasion=occasion
            ),
            dangerous=True,
        ),
    }


def changed_figures(changed: Changed | None, kind: PeriodKind) -> list[tuple[str, str, str]]:
    """Label, what was shown, and what is so now, of figures that changed while their page was looked at."""
    if changed is None:
        return []
    labels = labels_of(kind)
    before, now = ({**side, **side.get("totals", {})} for side in (changed.before, changed.now))
    lines: dict[tuple[str, str, str], None] = {}
    for key in before:
        if key != "totals" and before[key] != now.get(key):
            shown = [number_format(side[key]) for side in (before, now) if isinstance(side.get(key), int)]
            sides = (shown[0], shown[1]) if len(shown) == 2 else which_in_words()
            lines[str(labels.get(key, _("What is counted"))), *sides] = None
    return list(lines)


def _page(request: Request, organisation: Organisation) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "may_keep": request.mandates.may(organisation, *KEEPERS),
    }


def _period_rows(listed: Sequence[ReportingPeriod]) -> list[PeriodRow]:
    counted = counted_of(listed)
    return [
        PeriodRow(
            one,
            owing=sum(counted.get((one.pk, state), 0) for state in (State.OWED, State.RETURNED)),
            sent=counted.get((one.pk, State.SENT), 0),
            accepted=counted.get((one.pk, State.ACCEPTED), 0),
        )
        for one in listed
    ]


def _passed_on(request: Request, organisation: Organisation) -> Contribution | None:
    typed = request.GET.get("passes_on", "")
    if not typed:
        return None
    contribution = contribution_or_404(request, number_typed(typed) or 0)
    if contribution.organisation_id != organisation.pk or not contribution.period.is_open:
        raise Http404
    return contribution


def _proposed(above: Contribution | None, today: date) -> dict[str, object]:
    if above is None:
        return {"kind": PeriodKind.PILOTS.value, "day": today}
    return {"document": above.period.document, "due_on": max(today, above.period.due_on)}


def _looked_over(form: PeriodForm) -> dict[str, object]:
    draft, number = form.draft(), (form.seen or {}).get("owing", 0)
    kind = dict(ReportingPeriod.Kind.choices)[ReportingPeriod.Kind(draft.asked.kind)]
    owing = ngettext(
        "%(number)d organisation hung directly below on that day and gets it on its desk.",
        "%(number)d organisations hung directly below on that day and get it on their desks.",
        number,
    )
    return {
        "title": _("Open a reporting period: look it over once more"),
        "facts": [
            (_("Figures asked for"), kind),
            *([(_("First day"), day_in_words(draft.asked.since))] if draft.asked.since else []),
            (_("Reporting day"), day_in_words(draft.asked.day)),
            (_("Last day to send"), day_in_words(draft.due_on)),
            *([(_("Letter that asks for it"), str(draft.document.symbol))] if draft.document else []),
        ],
        "changed": changed_owing(form.changed),
        "consequences": [
            owing % {"number": number},
            _("If it was a mistake, the period can be called off."),
        ],
        "confirm": _("Open the period"),
    }


def changed_owing(changed: Changed | None) -> list[tuple[str, str, str]]:
    """Who owes figures is not who owed them when it was looked at."""
    if changed is None:
        return []
    sides = [number_format(side.get("owing", 0)) for side in (changed.before, changed.now)]
    return [(_("Organisations that owe figures"), *(sides if sides[0] != sides[1] else which_in_words()))]


def _progress(whole: Whole) -> list[tuple[str, int]]:
    states = Counter(State(line.contribution.state) for line in whole.lines)
    return [
        (_("owe figures"), len(whole.lines) - states[State.TAKEN_OFF]),
        (_("not sent yet"), states[State.OWED] + states[State.RETURNED]),
        (_("to be looked at"), states[State.SENT]),
        (_("accepted in all"), states[State.ACCEPTED]),
        (_("differ from the register"), sum(bool(line.differs) for line in whole.lines)),
    ]


def _facts(figures: Figures, period: ReportingPeriod) -> list[tuple[str, str]]:
    """What is looked at: sums by their labels, or who is accepted."""
    if "totals" in figures:
        labels = labels_of(period.asked.kind)
        return [(str(labels[key]), number_format(number)) for key, number in figures["totals"].items()]
    if not figures:
        return []
    listed = list(Organisation.objects.filter(code__in=figures).order_by("code"))
    names = names_with_superior_on([one.pk for one in listed], period.day)
    return [(one.code, names[one.pk].name) for one in listed]
