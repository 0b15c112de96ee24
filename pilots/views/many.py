"""One step for several registrations: each one's warnings are seen before, and what is refused of one keeps back no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed, Figures
from accounts.templatetags.errors import Line
from accounts.views.posting import attempt, posted
from cells.access import Role, holds
from cells.queries.organisations import names_on
from cells.requests import Request
from pilots.access import officer_or_404, rests_on_guidance
from pilots.forms.registration import ManyForm
from pilots.models import Registration
from pilots.queries.evidence import counts_shown, which_of
from pilots.queries.prospects import Prospect, prospects_of
from pilots.queries.registrations import registrations_to_appraise, registrations_to_decide
from pilots.rules.registration import Capacity, RegistrationAct
from pilots.services.registrations import appraise_registration, decide_registration
from pilots.tables.registrations import LOOKED_OVER, MANY, ManyRow
from pilots.views.figures import change_in_words

MOST = 60
TICK = "tick"
"""The buttons that tick all or none: the page comes anew, with the remark as it was typed."""


@dataclass(frozen=True)
class Step:
    """What the page does, and in which words."""

    capacity: Capacity
    act: RegistrationAct
    service: Callable[..., Registration]
    before: Callable[..., QuerySet[Registration]]
    title: str
    intro: str
    button: str
    consequence: str


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def decide_many(request: Request) -> HttpResponse:
    step = Step(
        capacity=Capacity.STANDING,
        act=RegistrationAct.APPROVE,
        service=decide_registration,
        before=registrations_to_decide,
        title=_("Approve several"),
        intro=_(
            "Tick those to approve. Each approval keeps the counts, grounds, infrastructure and guidance of today."
        ),
        button=_("Approve those ticked"),
        consequence=_("Each is in force from today; its decision keeps the figures above and the grounds of today."),
    )
    return _many(request, step)


@declare(holds(Role.BOARD))
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def appraise_many(request: Request) -> HttpResponse:
    step = Step(
        capacity=Capacity.BOARD,
        act=RegistrationAct.APPRAISE_FIT,
        service=appraise_registration,
        before=registrations_to_appraise,
        title=_("Appraise several as fit"),
        intro=_("Tick those that are fit. What is not fit, or is sent back, is appraised on its own page."),
        button=_("Fit: those ticked"),
        consequence=_("Then the standing committee decides on each."),
    )
    return _many(request, step)


def _many(request: Request, step: Step) -> HttpResponse:
    """Those before the person, ticked or not; looked over together, then done. What is refused stays ticked, with its reason."""
    before = step.before(request.mandates).order_by("submission_id", "pk")
    form = ManyForm(None if TICK in request.POST else posted(request), among=before)
    form.initial["remark"] = request.POST.get("remark", "")
    refused: dict[int, str] = {}
    if form.is_valid() and request.POST.get("step") != "change":
        seen = form.seen if request.POST.get("step") == "confirm" else None
        if seen is None or any(str(one.pk) not in seen for one in form.cleaned_data["chosen"]):
            return _look(request, step, form)
        refused = _take_each(request, step, form, seen)
        if not refused:
            return redirect(request.path)
    entries = list(before[: MOST + 1])
    rows = _rows(request, step, entries[:MOST], refused, form)
    context = {
        "form": form,
        "table": MANY.of(rows),
        "step": step,
        "more": len(entries) > MOST,
        "wrong": [Line(row.refused, row.name, f"chosen-{row.registration.pk}") for row in rows if row.refused],
    }
    return render(request, "pilots/many.html", context)


def _look(request: Request, step: Step, form: ManyForm) -> HttpResponse:
    """All that are ticked on one page, with the counts of today."""
    chosen = list(form.cleaned_data["chosen"].select_related("organisation", "submission__organisation"))
    rows = _rows(request, step, chosen, {}, form)
    found = {row.registration.pk: row.prospect.finding for row in rows}
    which = which_of(chosen, request.today)
    form.show(
        {str(pk): counts_shown(finding, which[pk]) if finding is not None else {} for pk, finding in found.items()}
    )
    context = {
        "form": form,
        "step": step,
        "title": step.title,
        "table": LOOKED_OVER.of(rows),
        "remark": form.cleaned_data["remark"],
        "consequences": [step.consequence],
        "confirm": step.button,
    }
    return render(request, "pilots/many_look.html", context)


class Aside:
    """Takes the refusal of one of many, which stands beside its own row."""

    places = Refused
    reason = ""

    def refuse(self, refused: Refused) -> None:
        self.reason = str(refused)
        if isinstance(refused, Changed):
            self.reason = f"{refused} {change_in_words(refused)}"


def _take_each(request: Request, step: Step, form: ManyForm, seen: Figures) -> dict[int, str]:
    """Reasons by registration of those that were refused; the others are done."""
    refused = {}
    chosen = list(form.cleaned_data["chosen"])
    for registration in chosen:
        aside = Aside()
        with attempt(request, aside):
            step.service(
                registration=registration,
                act=step.act,
                remark=form.cleaned_data["remark"],
                seen=seen[str(registration.pk)],
                occasion=officer_or_404(request, registration, step.capacity),
            )
        if aside.reason:
            refused[registration.pk] = aside.reason
    if done := len(chosen) - len(refused):
        messages.success(request, _report(step, done))
    if refused:
        words = ngettext(
            "%(number)d was refused; it is still ticked, with the reason.",
            "%(number)d were refused; they are still ticked, with the reason.",
            len(refused),
        )
        messages.error(request, words % {"number": len(refused)})
    return refused


def _report(step: Step, done: int) -> str:
    if step.act == RegistrationAct.APPROVE:
        words = ngettext(
            "%(number)d registration is approved. Such meetings can now be planned.",
            "%(number)d registrations are approved. Such meetings can now be planned.",
            done,
        )
    else:
        words = ngettext(
            "%(number)d registration is found fit. Now the standing committee decides; it sees it on its desk.",
            "%(number)d registrations are found fit. Now the standing committee decides; it sees them on its desk.",
            done,
        )
    return words % {"number": done}


def _rows(
    request: Request, step: Step, entries: Sequence[Registration], refused: dict[int, str], form: ManyForm
) -> list[ManyRow]:
    today = request.today
    prospects = prospects_of(entries, step.act, mandates=request.mandates, day=today)
    ids = {entry.organisation_id for entry in entries} | {entry.submission.organisation_id for entry in entries}
    names = names_on(ids, today)
    ticked = _ticked(request, form, refused)
    return [
        ManyRow(
            prospect=prospect,
            name=names[prospect.registration.organisation_id],
            listed_by=names[prospect.registration.submission.organisation_id],
            chosen=prospect.possible and ticked(prospect),
            refused=refused.get(prospect.registration.pk, ""),
        )
        for prospect in prospects
    ]


def _ticked(request: Request, form: ManyForm, refused: dict[int, str]) -> Callable[[Prospect], bool]:
    """After a refusal those refused; after a mistake what was ticked; else all that have nothing against them, if asked for."""
    if refused:
        return lambda prospect: prospect.registration.pk in refused
    if form.is_bound:
        typed = set(request.POST.getlist("chosen"))
        return lambda prospect: str(prospect.registration.pk) in typed
    ticks_all = request.POST.get(TICK) == "all" or "all" in request.GET
    return lambda _prospect: ticks_all
