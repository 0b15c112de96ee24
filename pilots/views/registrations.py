from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.forms.seen import SeenForm
from accounts.rules.numbers import number_typed
from accounts.views.looking import carry_out_seen
from accounts.views.posting import carry_out, posted
from cells.access import Role, clerks, readers
from cells.queries.mandates import READERS
from cells.queries.names import names_with_superior_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import (
    involvement_of,
    officer_or_404,
    registrations_for,
    registrations_seen,
    rests_on_guidance,
    rounds_for,
    rounds_registering,
)
from pilots.forms.registration import (
    APPRAISALS,
    DECISIONS,
    RegistrationFilter,
    ResubmitForm,
    StepForm,
    WithdrawForm,
)
from pilots.models import Registration, Round
from pilots.queries.registrations import refusal_may_be_taken_back
from pilots.queries.standing import registration_shown
from pilots.rules.registration import APPRAISED, Capacity, RegistrationAct, State, obstacle, way_on
from pilots.services.registrations import resubmit_registration, withdraw_registration
from pilots.tables.registrations import REGISTRATIONS, registered
from pilots.views.figures import changed_lines, lines_of
from pilots.views.registration_page import registration_context

MOST_ROUNDS = 50
LISTED = ~Q(state=State.DRAFT)
CHANGES = (RegistrationAct.SUSPEND, RegistrationAct.RESUME, RegistrationAct.END)


@declare(readers)
@saves_as_excel
@rests_on_guidance
def registrations(request: Request) -> HttpResponse:
    """All registrations the person sees, narrowed by round, state and format."""
    form = RegistrationFilter(request.GET, rounds=_rounds_offered(request))
    seen = registrations_seen(request, among=LISTED & Q(**form.conditions()))
    registrations = Registration.objects.filter(pk__in=seen).only("pk").order_by("-pk")
    table = REGISTRATIONS.of(registrations, dress=partial(registered, day=request.today))
    context = {
        "form": form,
        "number": seen.count(),
        "decides": request.mandates.hold(Role.STANDING),
        "appraises": request.mandates.hold(Role.BOARD),
        "sees_drift": request.mandates.hold(Role.CLERK, Role.BOARD, Role.STANDING),
        "committees": request.mandates.organisations(*READERS),
    }
    return answer_lists(request, "pilots/registrations.html", context, table)


def _rounds_offered(request: Request) -> list[Round]:
    """The newest, and the one that is asked for whatever there is in it."""
    rounds = list(rounds_registering(request, among=LISTED)[:MOST_ROUNDS])
    asked = number_typed(request.GET.get("round", ""))
    if asked is None or any(round.pk == asked for round in rounds):
        return rounds
    return [*rounds, *rounds_for(request).filter(pk=asked)]


@declare(readers)
@require_safe
def registration(request: Request, pk: int) -> HttpResponse:
    """One registration: what was submitted, what holds today, how far it has come, and what the person may do."""
    return page_of(request, get_object_or_404(registrations_for(request), pk=pk))


@declare(clerks)
@require_POST
def resubmit(request: Request, pk: int) -> HttpResponse:
    registration = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, registration, Capacity.CLERK)
    form = ResubmitForm(request.POST)

    def act() -> None:
        resubmit_registration(
            registration=registration,
            area=form.cleaned_data["area"],
            infrastructure=form.cleaned_data["infrastructure"],
            points=form.cleaned_data["points"],
            remark=form.cleaned_data["remark"],
            occasion=occasion,
        )

    said = _("The registration is submitted again. Now the organisation board appraises it; it sees it on its desk.")
    if carry_out(request, form, act, said):
        return redirect("pilots:registration", pk=pk)
    return page_of(request, registration, resubmit_form=form)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Asks before it withdraws: a registration withdrawn comes back only on a list that is a draft."""
    registration = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, registration, Capacity.CLERK)
    form = WithdrawForm(posted(request))

    def act() -> None:
        withdraw_registration(
            registration=registration, remark=form.cleaned_data["remark"], seen=form.seen, occasion=occasion
        )

    figures = registration_shown(registration)
    if carry_out_seen(request, form, act, figures=lambda: figures):
        said = _("The registration is withdrawn; the organisation board no longer has it on its desk.")
        messages.success(request, f"{said} {way_on(State.WITHDRAWN)}")
        return redirect("pilots:registration", pk=pk)
    name = str(names_with_superior_on([registration.organisation_id], request.today)[registration.organisation_id])
    context = {
        "registration": registration,
        "name": name,
        "form": form,
        "title": _("Withdraw the registration"),
        "what": f"{name} · {registration.get_format_display()}",
        "figures": lines_of(figures, [one for one, value in figures.items() if value]),
        "changed": changed_lines(form.changed),
        "consequences": [
            _("It is withdrawn, and nobody appraises it or decides on it any more."),
            way_on(State.WITHDRAWN),
        ],
        "confirm": _("Withdraw"),
        "dangerous": True,
        "cancel_url": reverse("pilots:registration", args=[pk]),
    }
    return render(request, "pilots/change.html", context)


def page_of(request: Request, registration: Registration, **forms: object) -> HttpResponse:
    """The page of a registration, with the forms as they were sent in the place of new ones."""
    involvement, state = involvement_of(request, registration), State(registration.state)
    context = registration_context(request, registration, involvement=involvement)
    if obstacle(RegistrationAct.APPRAISE_FIT, state, involvement) is None:
        context["appraisal_form"] = StepForm(acts=APPRAISALS)
    decisions = [act for act in DECISIONS if obstacle(act, state, involvement) is None]
    if decisions and state in APPRAISED:
        context["decision_form"] = StepForm(acts=decisions)
        context["must_be_sent_back"] = RegistrationAct.APPROVE not in decisions
    if obstacle(RegistrationAct.RESUBMIT, state, involvement) is None:
        context["resubmit_form"] = ResubmitForm(
            initial={
                "area": registration.area,
                "points": registration.infrastructure_points,
                "infrastructure": registration.infrastructure,
            }
        )
    context["changes"] = [act for act in CHANGES if obstacle(act, state, involvement) is None]
    context["may_withdraw"] = obstacle(RegistrationAct.WITHDRAW, state, involvement) is None
    context["may_take_back"] = obstacle(
        RegistrationAct.TAKE_BACK, state, involvement
    ) is None and refusal_may_be_taken_back(registration)
    context |= forms
    for form in context.values():
        if isinstance(form, SeenForm):
            form.show(context["shown"])
    return render(request, "pilots/registration.html", context)
