"""What a document about a round of registration says: its letter, what was appraised in it and what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.models.dated import not_over
from cells.queries.names import name_in_full_on
from cells.queries.organisations import names_on
from pilots.models import Registration, RegistrationStep, Round
from pilots.rules.registration import RegistrationAct

APPRAISING = frozenset({RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT})
DECIDING = frozenset({RegistrationAct.APPROVE, RegistrationAct.REFUSE})
_AFTERWARDS = frozenset(
    {RegistrationAct.SUSPEND, RegistrationAct.RESUME, RegistrationAct.END, RegistrationAct.REINSTATE}
)
"""What becomes of a pilot undoes neither its appraisal nor its decision."""


def rounds_of(organisation: Organisation, *, by: date) -> list[Round]:
    """Rounds that it opened by the day, or in which it appraised and decided, and that had not been called off; the newest
    first."""
    theirs = Q(organisation=organisation) | Q(
        pk__in=Registration.objects.filter(decider=organisation).order_by().values("submission__round")
    )
    rounds = Round.objects.filter(theirs, not_over(by, end="called_off_on"), opened_on__lte=by)
    return list(rounds.select_related("letter", "guidance__reference", "organisation").prefetch_related("extensions"))


def acts_in(organisation: Organisation, rounds: Iterable[Round], *, by: date) -> dict[int, set[str]]:
    """By round the acts by which its board and its standing committee had judged something in it by the day."""
    steps = RegistrationStep.objects.filter(
        registration__submission__round__in=list(rounds),
        registration__decider=organisation,
        act__in=APPRAISING | DECIDING,
        on__lte=by,
    )
    found: dict[int, set[str]] = defaultdict(set)
    for round_id, act in steps.order_by().values_list("registration__submission__round", "act").distinct():
        found[round_id].add(act)
    return found


def round_asked_for(organisation: Organisation, round_id: int | None, *, by: date) -> Round:
    """The newest where none is named. Raises Refused."""
    for found in rounds_of(organisation, by=by):
        if round_id in (None, found.pk):
            return found
    raise Refused(
        _("%(organisation)s has no such round of registration on that day.")
        % {"organisation": name_in_full_on(organisation, by)},
        field="round",
    )


@dataclass(frozen=True)
class Judged:
    """A registration as it was judged: by what step, on which figures."""

    organisation: Organisation
    format: str
    name: str
    sender: str
    """The grassroots organisation on whose list it stands."""
    step: RegistrationStep

    @property
    def figures(self) -> Mapping[str, Any]:
        return self.step.evidence.get("figures") or self.step.registration.figures

    @property
    def act(self) -> RegistrationAct:
        return RegistrationAct(self.step.act)


def appraised(organisation: Organisation, round: Round, *, by: date) -> tuple[date | None, list[Judged]]:
    """The day on which its board appraised last, and all that lay appraised before its standing committee then."""
    steps = _steps(organisation, round, by)
    day = max((step.on for step in steps if step.act in APPRAISING), default=None)
    if day is None:
        return None, []
    last: dict[int, RegistrationStep] = {}
    standing: dict[int, RegistrationStep] = {}
    for step in steps:
        if step.on > day:
            break
        if step.act in APPRAISING:
            standing[step.registration_id] = last[step.registration_id] = step
        elif step.act == RegistrationAct.TAKE_BACK and step.registration_id in last:
            standing[step.registration_id] = last[step.registration_id]
        elif not (step.act in DECIDING and step.on == day) and step.act not in _AFTERWARDS:
            standing.pop(step.registration_id, None)
    return day, _judged(standing.values(), day)


def decided(organisation: Organisation, round: Round, *, by: date) -> tuple[date | None, list[Judged]]:
    """The day on which its standing committee decided last, and what it decided on that day."""
    steps = _steps(organisation, round, by)
    day = max((step.on for step in steps if step.act in DECIDING), default=None)
    if day is None:
        return None, []
    standing: dict[int, RegistrationStep] = {}
    for step in steps:
        if step.act in DECIDING and step.on == day:
            standing[step.registration_id] = step
        elif step.act == RegistrationAct.TAKE_BACK and step.on == day:
            standing.pop(step.registration_id, None)
    return day, _judged(standing.values(), day)


def _steps(organisation: Organisation, round: Round, by: date) -> list[RegistrationStep]:
    """In the order of their days; what another office decides on is another's document. Until a reorganisation passed a
    registration to another office it lay with that of its round: what was printed of it before stays."""
    of_round = RegistrationStep.objects.filter(registration__submission__round=round)
    passed = dict(
        of_round.filter(act=RegistrationAct.CHANGE_OFFICE).order_by("pk").values_list("registration_id", "pk")
    )
    steps = of_round.filter(on__lte=by).select_related("registration__organisation", "registration__submission")
    return [
        step
        for step in steps.order_by("on", "pk")
        if organisation.pk
        == (step.registration.decider_id if step.pk > passed.get(step.registration_id, 0) else round.organisation_id)
    ]


def _judged(steps: Iterable[RegistrationStep], day: date) -> list[Judged]:
    """Online first, then by group; by the code of the sender and its own."""
    found = list(steps)
    of_whom = {step.registration.organisation_id for step in found}
    names = names_on(of_whom | {step.registration.submission.organisation_id for step in found}, day)
    judged = [
        Judged(
            organisation=step.registration.organisation,
            format=step.registration.format,
            name=names.get(step.registration.organisation_id, step.registration.organisation.code),
            sender=names.get(step.registration.submission.organisation_id, ""),
            step=step,
        )
        for step in found
    ]
    return sorted(judged, key=lambda one: one.organisation.code)
