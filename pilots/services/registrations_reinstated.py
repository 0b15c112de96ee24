"""Registrations that a reorganisation had withdrawn or handed over by mistake come back as they were, where the list can still
take them; of the others it is said what to do by hand."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation
from pilots.models import Registration, RegistrationStep, Submission
from pilots.queries.decider import decider_now
from pilots.queries.ground import Ground, ids_of
from pilots.queries.registrations import in_the_way
from pilots.rules.registration import UNDER_WAY, RegistrationAct, State
from pilots.services.registration_steps import advance
from reorganisations.services.effects import Changes

_FELL = (RegistrationAct.LAPSE, RegistrationAct.HAND_OVER)
_CARRIED = (RegistrationAct.CARRY_OVER, RegistrationAct.JOIN)


@dataclass(frozen=True)
class Correction:
    """A reorganisation as it had been and as it is right, and why."""

    before: Changes
    after: Changes
    why: str
    occasion: Occasion

    @property
    def remark(self) -> str:
        return f"{self.after.title}: {self.why}"


def lists_stand_again(correction: Correction) -> int:
    """Of grassroots organisations that had not ended after all. How many."""
    before, after = correction.before, correction.after
    there = ids_of(before.ended - after.ended)
    fallen = Submission.objects.filter(organisation__in=there, fell_on=after.on, round__called_off_on__isnull=True)
    number = 0
    for submission in fallen.select_for_update(of=("self",), no_key=True).order_by("pk"):
        submission.fell_on = None
        submission.save(update_fields=["fell_on"])
        data = {"on": after.on}
        record(correction.occasion, act="pilots.list_stands", subject=submission, why=correction.remark, data=data)
        number += 1
    return number


def reinstate_fallen(correction: Correction, *, gone_since: Collection[str]) -> tuple[int, int]:
    """As of the day, so that no day says they had fallen. `gone_since`: codes of what a later reorganisation ended, merged or
    split. How many are back, and how many stay withdrawn."""
    back = stay = 0
    ground = Ground(correction.after)
    for registration in _fallen(correction):
        heir = _carried_on(registration, correction)
        gone = registration.organisation.code in {*correction.after.reformed, *correction.after.ended, *gone_since}
        if gone or not _may_come_back(registration, heir, ground, correction.occasion):
            stay += 1
            continue
        if heir is not None:
            _take_off(heir, correction)
        registration.decider_id = decider_now(registration, correction.occasion.today)
        on, occasion = correction.after.on, correction.occasion
        advance(registration, RegistrationAct.REINSTATE, on=on, remark=correction.remark, occasion=occasion)
        back += 1
    return back, stay


def _fallen(correction: Correction) -> QuerySet[Registration]:
    """Withdrawn on the day for what had not happened to their organisation, to whose list they are on, or to who decides."""
    before, after = correction.before, correction.after
    spared, there = ids_of(before.reformed - after.reformed), ids_of(before.ended - after.ended)
    about = Q(organisation__in={*spared, *there}) | Q(submission__organisation__in=there) | Q(decider__in=there)
    fell = RegistrationStep.objects.filter(act__in=_FELL, on=after.on, remark=after.title, to_state=State.WITHDRAWN)
    found = Registration.objects.filter(about, state=State.WITHDRAWN, pk__in=fell.values("registration"))
    return found.select_related("organisation", "decider", "submission__organisation", "submission__round").order_by(
        "pk"
    )


def _may_come_back(registration: Registration, heir: Registration | None, ground: Ground, occasion: Occasion) -> bool:
    """Its fall was the last that happened to it; its list lies with the board as it did, and is not decided while its time is
    over; nothing else has taken its place."""
    last, submission = registration.steps.order_by("-pk")[0], registration.submission
    if last.act not in _FELL or not _takes_it(submission, occasion):
        return False
    if last.act == RegistrationAct.HAND_OVER and heir is None:
        return False
    code = registration.organisation.code
    ground.look_at([code])
    if not ground.has_room_for(registration, code) or ground.grassroots(code) != submission.organisation.code:
        return False
    others = Registration.objects.filter(organisation=registration.organisation_id, format=registration.format)
    listed = Q(submission=submission) & ~Q(state=State.WITHDRAWN)
    others = others.filter(listed | Q(pk__in=in_the_way(occasion.today).values("pk")))
    return not others.exclude(pk=heir.pk if heir else registration.pk).exists()


def _takes_it(submission: Submission, occasion: Occasion) -> bool:
    round = submission.round
    stands = round.called_off_on is None and submission.fell_on is None
    if not stands or submission.state != Submission.State.SUBMITTED:
        return False
    decided = submission.registrations.filter(decided_by__isnull=False).exists()
    return not decided or not round.is_over_on(occasion.today)


def _carried_on(registration: Registration, correction: Correction) -> Registration | None:
    """As what it had been handed over to, where nothing has happened to that since."""
    before = correction.before
    heirs = Organisation.objects.filter(code__in=[*before.successors(registration.organisation.code)])
    found = Registration.objects.filter(
        Q(organisation__in=heirs) | Q(organisation=registration.organisation_id),
        format=registration.format,
        state__in=[State.DRAFT, State.SENT_BACK],
        steps__act__in=_CARRIED,
        steps__on=before.on,
        steps__remark=before.title,
    )
    untouched = [entry for entry in found.exclude(pk=registration.pk).order_by("pk") if entry.steps.count() == 1]
    return untouched[0] if untouched else None


def _take_off(heir: Registration, correction: Correction) -> None:
    """It was never anything but the mistake."""
    on, remark, occasion = correction.after.on, correction.remark, correction.occasion
    if heir.state in UNDER_WAY:
        advance(heir, RegistrationAct.LAPSE, on=on, remark=remark, occasion=occasion)
    else:
        advance(heir, RegistrationAct.TAKE_OFF, on=on, remark=remark, occasion=occasion)
