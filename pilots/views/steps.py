"""The steps of the board and the standing committee with one registration: looked over first, with the figures they rest on."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.models import Occasion
from accounts.rules.seen import Figures
from accounts.views.looking import Stage, look_over
from accounts.views.posting import carry_out, posted
from cells.access import Role, holds
from cells.queries.organisations import names_on
from cells.requests import Request
from pilots.access import officer_or_404, registrations_for
from pilots.forms.registration import APPRAISALS, DECISIONS, StepForm, TakeBackForm
from pilots.models import Registration
from pilots.models.registration import FIGURES
from pilots.queries.eligibility import finding_for
from pilots.queries.evidence import figures_of, shown_of, which_of
from pilots.rules.registration import Capacity, DisputedFigure, RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registrations import appraise_registration, decide_registration, take_back_refusal
from pilots.views.figures import changed_lines, lines_of
from pilots.views.registrations import page_of
from pilots.views.what_next import consequences_of, said_after

ONLINE = (
    "members",
    "base",
    "affected",
    "affected_special",
    "by_category",
    "basis",
    "sufficient",
    "guidance",
    "eligible",
)
BY_GROUP = ("members", "groups", "group_sizes", "guidance", "eligible")
DANGEROUS = (RegistrationAct.REFUSE,)
TITLES: dict[RegistrationAct, str | Promise] = {
    RegistrationAct.APPRAISE_FIT: gettext_lazy("Fit: look it over once more"),
    RegistrationAct.APPRAISE_UNFIT: gettext_lazy("Not fit: look it over once more"),
    RegistrationAct.SEND_BACK: gettext_lazy("Send back: look it over once more"),
    RegistrationAct.APPROVE: gettext_lazy("Approve: look it over once more"),
    RegistrationAct.REFUSE: gettext_lazy("Refuse: look it over once more"),
}
BUTTONS: dict[RegistrationAct, str | Promise] = {
    RegistrationAct.APPRAISE_FIT: gettext_lazy("Record: fit"),
    RegistrationAct.APPRAISE_UNFIT: gettext_lazy("Record: not fit"),
    RegistrationAct.SEND_BACK: gettext_lazy("Send back to the clerk"),
    RegistrationAct.APPROVE: gettext_lazy("Approve"),
    RegistrationAct.REFUSE: gettext_lazy("Refuse"),
}


class Service(Protocol):
    def __call__(
        self,
        *,
        registration: Registration,
        act: RegistrationAct,
        remark: str,
        figure: str,
        seen: Figures | None,
        occasion: Occasion,
    ) -> Registration: ...


@dataclass(frozen=True)
class Kind:
    """Whose steps, by which service, and under which name the page of the registration shows the form."""

    capacity: Capacity
    acts: tuple[RegistrationAct, ...]
    service: Service
    form_name: str


@declare(holds(Role.BOARD))
@require_POST
def appraise(request: Request, pk: int) -> HttpResponse:
    return _step(request, pk, Kind(Capacity.BOARD, APPRAISALS, appraise_registration, "appraisal_form"))


@declare(holds(Role.STANDING))
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    return _step(request, pk, Kind(Capacity.STANDING, DECISIONS, decide_registration, "decision_form"))


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: Request, pk: int) -> HttpResponse:
    """A refusal that was obviously a mistake, by who decided: says why, and lies before the committee again."""
    registration = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, registration, Capacity.STANDING)
    form = TakeBackForm(posted(request))

    def act() -> None:
        take_back_refusal(registration=registration, remark=form.cleaned_data["remark"], occasion=occasion)

    said = _("The refusal is taken back. The registration lies before the standing committee again.")
    if carry_out(request, form, act, said):
        return redirect("pilots:registration", pk=pk)
    name = names_on([registration.organisation_id], request.today)[registration.organisation_id]
    context = {
        "registration": registration,
        "name": name,
        "form": form,
        "title": _("Take the refusal back"),
        "what": f"{name} · {registration.get_format_display()}",
        "consequences": [
            _("It lies before the standing committee again, as it was appraised; nothing is approved by this."),
            _("The refusal and that it was taken back both stay in the way of the registration."),
        ],
        "confirm": _("Take the refusal back"),
        "cancel_url": reverse("pilots:registration", args=[pk]),
    }
    return render(request, "pilots/change.html", context)


def _step(request: Request, pk: int, kind: Kind) -> HttpResponse:
    """The button that was pressed, looked over, then done; what is refused comes back with the remark that was typed."""
    registration = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, registration, kind.capacity)
    form = StepForm(request.POST, acts=kind.acts)

    def act() -> None:
        kind.service(
            registration=registration,
            act=RegistrationAct(form.cleaned_data["act"]),
            remark=form.cleaned_data["remark"],
            figure=form.cleaned_data["figure"],
            seen=form.seen,
            occasion=occasion,
        )

    stage = look_over(request, form, act, figures=partial(_shown, request, registration))
    registration.refresh_from_db()
    if stage == Stage.DONE:
        messages.success(request, said_after(registration, request.today))
        return redirect("pilots:registration", pk=pk)
    if stage == Stage.LOOK:
        return _look(request, registration, form)
    return page_of(request, registration, **{kind.form_name: form})


def _shown(request: Request, registration: Registration) -> dict[str, Any]:
    finding = finding_for(registration.organisation, Format(registration.format), request.today)
    which = which_of([registration], request.today)[registration.pk]
    return shown_of(figures_of(registration, finding, request.today), finding, which)


def _look(request: Request, registration: Registration, form: StepForm) -> HttpResponse:
    act, figures = RegistrationAct(form.cleaned_data["act"]), form.seen or {}
    names = names_on([registration.organisation_id, registration.submission.organisation_id], request.today)
    name = names[registration.organisation_id]
    said = [(_("On the list of"), names[registration.submission.organisation_id])]
    typed = [(_("Remark"), form.cleaned_data["remark"])]
    if act == RegistrationAct.SEND_BACK:
        typed.insert(0, (_("What is to be put in order"), dict(FIGURES)[DisputedFigure(form.cleaned_data["figure"])]))
    context = {
        "registration": registration,
        "name": name,
        "form": form,
        "title": TITLES[act],
        "what": f"{name} · {registration.get_format_display()}",
        "figures": [*said, *lines_of(figures, _named(registration, figures)), *(line for line in typed if line[1])],
        "changed": changed_lines(form.changed),
        "consequences": consequences_of(act, registration, request.today),
        "confirm": BUTTONS[act],
        "dangerous": act in DANGEROUS,
    }
    return render(request, "pilots/look.html", context)


def _named(registration: Registration, figures: Figures) -> list[str]:
    """A cell has no cells below it: that line is a committee's."""
    names = ONLINE if registration.format == Format.ONLINE else BY_GROUP
    return [name for name in names if name in figures and (name != "cells" or figures[name])]
