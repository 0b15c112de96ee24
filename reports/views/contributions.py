"""What one organisation owes in a reporting period: its figures, sending them, and what the committee answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.forms.seen import SeenForm
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from cells.access import above_grassroots, holds, occasion_by, organisations_for, readers
from cells.models import OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists
from reports.access import KEEPERS, contribution_or_404, keeper_of, kept_contribution_or_404
from reports.forms.periods import ReasonForm, ReturnForm, SendForm
from reports.models import Contribution, SentFigures
from reports.queries.period_figures import behind, figures_of
from reports.queries.periods import last_return, passed_on_of
from reports.rules.counted import Counted, CountedFigure
from reports.rules.period_figures import COLUMNS, labels_of
from reports.rules.periods import BY_BELOW, FROM, Act, State
from reports.services.contributions import (
    accept_figures,
    own_shown,
    put_back,
    return_figures,
    send_figures,
    sent_shown,
    take_off,
    withdraw_figures,
)
from reports.tables.figures import BEHIND
from reports.tables.periods import PROGRESS, SENT, SentRow
from reports.views import acts
from reports.views.behind import records_of
from reports.views.periods import changed_figures

FORM = ["GET", "HEAD", "POST"]
ADDRESSES = {
    "withdraw": Act.WITHDRAW,
    "return": Act.RETURN,
    "accept": Act.ACCEPT,
    "take-off": Act.TAKE_OFF,
    "put-back": Act.PUT_BACK,
}


@declare(readers)
@large(above_grassroots)
@require_http_methods(FORM)
def contribution(request: Request, pk: int) -> HttpResponse:
    """The figures beside what was sent; for whoever keeps the organisation, sent from here."""
    contribution = contribution_or_404(request, pk)
    counted = figures_of(contribution.organisation, contribution.period.asked)
    own = keeper_of(request, contribution.organisation)
    if request.method == "POST" and own is None:
        raise Http404
    sends = own is not None and contribution.period.is_open and contribution.state in FROM[Act.SEND]
    form = SendForm(posted(request))

    def act() -> None:
        if own is not None:
            occasion = occasion_by(request, own)
            remark = form.cleaned_data["remark"]
            send_figures(contribution=contribution, remark=remark, seen=form.seen, occasion=occasion)

    if carry_out_seen(request, form, act, figures=lambda: own_shown(counted)):
        messages.success(request, _("The figures have been sent. They can be withdrawn until they are answered."))
        return redirect("reports:contribution", pk=pk)
    context = _page(request, contribution) | {
        "form": form if sends or form.is_bound else None,
        "changed": changed_figures(form.changed, contribution.period.asked.kind),
        "comment": _comment(contribution),
    }
    version = _version(request, contribution)
    rows = _rows(contribution, counted, version)
    tables = [SENT.of(rows, without=() if version else ("sent",))]
    context |= {"shown": version, "versions": list(contribution.versions.order_by("-number"))}
    key = request.GET.get("figure", "")
    if key in labels_of(contribution.period.asked.kind) and contribution.period.day <= request.today:
        figure = behind(contribution.organisation, contribution.period.asked, key)
        context["chosen"] = labels_of(contribution.period.asked.kind)[key]
        counts = CountedFigure(key, context["chosen"], figure.value, figure.counted, figure.amounts)
        context["behind"] = BEHIND.of(records_of(request, counts, contribution.period.day))
        tables.append(context["behind"])
    return answer_lists(request, "reports/contribution.html", context, *tables)


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def contribution_act(request: Request, pk: int, act: str) -> HttpResponse:
    if act not in ADDRESSES:
        raise Http404
    contribution, occasion = kept_contribution_or_404(request, pk, below=ADDRESSES[act] in BY_BELOW)
    told = _acts(contribution, request.today)[ADDRESSES[act]]
    form = told.form(posted(request))
    figures = sent_shown(contribution)
    if told.is_carried_out(request, form, contribution, occasion, figures):
        return redirect("reports:contribution", pk=pk)
    context = _page(request, contribution) | told.page(form)
    context |= {"changed": _another_version(form), "cancel_url": reverse("reports:contribution", args=[pk])}
    return render(request, "reports/contribution_act.html", context)


def _acts(contribution: Contribution, today: date) -> dict[Act, acts.Act[Contribution]]:
    kind, sent = contribution.period.asked.kind, contribution.standing.numbers if contribution.standing else {}
    return {
        Act.WITHDRAW: acts.Act(
            title=_("Withdraw the figures"),
            confirm=_("Withdraw them"),
            said=_("Withdrawn: the figures lie with you again."),
            consequences=[
                _("They lie with you again and are owed until they are sent anew; what was sent stays readable.")
            ],
            act=lambda one, _form, occasion: withdraw_figures(contribution=one, occasion=occasion),
        ),
        Act.RETURN: acts.Act(
            title=_("Return the figures"),
            confirm=_("Return them"),
            said=_("Returned, with your comment. They have it on their desk."),
            consequences=[
                _("Those who sent them read the comment, mend the register and send a new version; this one stays.")
            ],
            act=lambda one, form, occasion: return_figures(
                contribution=one,
                figure=form.cleaned_data["figure"],
                text=form.cleaned_data["text"],
                seen=form.seen,
                occasion=occasion,
            ),
            form=lambda data: ReturnForm(data, kind=kind, sent=sent),
        ),
        Act.ACCEPT: acts.Act(
            title=_("Accept the figures"),
            confirm=_("Accept them"),
            said=_("Accepted."),
            consequences=[
                _("They stand in the table as they were sent. Until the period is closed they can be returned.")
            ],
            act=lambda one, form, occasion: accept_figures(contribution=one, seen=form.seen, occasion=occasion),
        ),
        Act.TAKE_OFF: acts.Act(
            title=_("Take the organisation off this period"),
            confirm=_("Take it off"),
            said=_("Taken off. It owes nothing in this period any more."),
            consequences=[
                *_ended(contribution, today),
                _("It owes nothing in this period any more. The reason is printed below the table."),
                _("If that was wrong, it is put back."),
            ],
            act=lambda one, form, occasion: take_off(
                contribution=one, reason=form.cleaned_data["reason"], occasion=occasion
            ),
            form=ReasonForm,
            dangerous=True,
        ),
        Act.PUT_BACK: acts.Act(
            title=_("Put the organisation back"),
            confirm=_("Put it back"),
            said=_("Put back: it owes its figures again."),
            consequences=[_("It owes its figures in this period again and has it on its desk.")],
            act=lambda one, _form, occasion: put_back(contribution=one, occasion=occasion),
        ),
    }


def _page(request: Request, contribution: Contribution) -> dict[str, Any]:
    period = contribution.period
    seen = organisations_for(request).filter(pk=period.organisation_id).exists()
    names = names_with_superior_on([contribution.organisation_id, period.organisation_id], period.day)
    state, is_open = State(contribution.state), period.is_open
    upper = is_open and keeper_of(request, period.organisation) is not None
    below = is_open and keeper_of(request, contribution.organisation) is not None
    ways = {
        address: (act in BY_BELOW and below) or (act not in BY_BELOW and upper)
        for address, act in ADDRESSES.items()
        if state in FROM[act]
    }
    version = version_nearest(contribution.organisation, period.day)
    asks = below and version is not None and version.kind != OrganisationVersion.Kind.CELL
    progress = contribution.progress_on(request.today)
    return {
        "contribution": contribution,
        "period": period,
        "organisation": contribution.organisation,
        "name": names[contribution.organisation_id],
        "asked_by": names[period.organisation_id],
        "period_visible": seen,
        "progress": PROGRESS[progress],
        "days_left": (period.due_on - request.today).days,
        "ways": {address.replace("-", "_") for address, may in ways.items() if may},
        "passed_on": passed_on_of(contribution),
        "asks_below": asks,
        "steps": _steps(contribution),
    }


def _steps(contribution: Contribution) -> list[Mapping[str, object]]:
    """What was done with it, the oldest first."""
    labels = labels_of(contribution.period.asked.kind)
    steps: list[Mapping[str, object]] = []
    for step in contribution.steps.all():
        title = capfirst(step.get_act_display())
        if step.version is not None:
            title = _("%(act)s: version %(number)d") % {"act": title, "number": step.version.number}
        about = [
            str(labels.get(step.figure, "")),
            step.text or (step.version.remark if step.version and step.act == Act.SEND else ""),
        ]
        steps.append(
            {
                "title": title,
                "when": f"{day_in_words(step.on)} · {step.by}",
                "detail": ": ".join(part for part in about if part),
            }
        )
    return steps


def _comment(contribution: Contribution) -> dict[str, object] | None:
    """What is to be mended before it is sent again."""
    step = last_return(contribution)
    if step is None:
        return None
    label = labels_of(contribution.period.asked.kind).get(step.figure, step.figure)
    return {"figure": label, "text": step.text, "by": step.by, "on": step.on}


def _version(request: Request, contribution: Contribution) -> SentFigures | None:
    """The one that is asked for, else the last that was sent."""
    number = number_typed(request.GET.get("version", "")) if "version" in request.GET else None
    versions = contribution.versions.select_related("sent_by").order_by("-number")
    chosen = versions.filter(number=number).first() if number is not None else None
    return chosen or versions.first()


def _rows(contribution: Contribution, counted: Counted, version: SentFigures | None) -> list[SentRow]:
    sent: Mapping[str, int] = version.numbers if version else {}
    return [
        SentRow(
            key=column.key,
            label=column.label,
            sent=sent.get(column.key),
            register=counted.numbers.get(column.key),
            address=f"?figure={column.key}#behind" if counted.numbers.get(column.key) else "",
            differs=version is not None and sent.get(column.key) != counted.numbers.get(column.key),
        )
        for column in COLUMNS[contribution.period.asked.kind]
    ]


def _another_version(form: SeenForm) -> list[tuple[str, str, str]]:
    if form.changed is None:
        return []
    before, now = (str(side.get("version", "–")) for side in (form.changed.before, form.changed.now))
    return [(_("Version"), before, now)]


def _ended(contribution: Contribution, today: date) -> list[str]:
    """Whether it is there no more: the usual reason."""
    last = version_nearest(contribution.organisation, today)
    if last is None or last.is_true_on(today):
        return []
    return [_("%(name)s has ended since the reporting day.") % {"name": last.name}]
