"""Going on with a registration by whatever act is somebody's, until it has come to an end: whoever of the cast may take it."""

from collections.abc import Iterator
from datetime import date

from accounts.models import Occasion
from cells.queries.mandates import Mandates, mandates_on
from pilots.models import Registration, Submission
from pilots.queries.decider import decider_now, is_too_near
from pilots.queries.registrations import involvement_in
from pilots.rules.registration import APPRAISED, RegistrationAct, State, obstacle
from pilots.services.registrations import (
    appraise_registration,
    change_pilot,
    decide_registration,
    resubmit_registration,
)
from pilots.services.submissions import submit_submission
from tests.cast import NOW, Cast, Role

FINAL = {State.WITHDRAWN, State.REFUSED, State.ENDED}
NEXT = {
    State.SUBMITTED: RegistrationAct.APPRAISE_FIT,
    State.FIT: RegistrationAct.APPROVE,
    State.UNFIT: RegistrationAct.APPROVE,
    State.SENT_BACK: RegistrationAct.RESUBMIT,
    State.APPROVED: RegistrationAct.SUSPEND,
    State.SUSPENDED: RegistrationAct.END,
}
MOST_STEPS = 20


def walked_to_the_end(cast: Cast, day: date) -> list[str]:
    """Take every registration on, step after step; by state and act what was done. Raises AssertionError where nobody can."""
    done: list[str] = []
    for _ in range(MOST_STEPS):
        waiting = Registration.objects.exclude(state__in=FINAL).order_by("pk").first()
        if waiting is None:
            return done
        done.append(f"{waiting.organisation}: {waiting.state}")
        _one_step(cast, waiting, day)
    raise AssertionError(f"Not at an end: {done}")


def who_may(cast: Cast, registration: Registration, act: RegistrationAct, day: date) -> list[str]:
    """Everybody of the cast who may take the step on the day."""
    return [name for name, mandates in _everybody(cast, day) if _may(mandates, registration, act, day)]


def ended_with_a_reason() -> bool:
    """Whether what has come to an end says why."""
    return all(one.steps.last().remark for one in Registration.objects.filter(state__in=FINAL))


def _one_step(cast: Cast, registration: Registration, day: date) -> None:
    if registration.state == State.DRAFT:
        sent_by_somebody(cast, registration.submission, day)
        return
    act = NEXT[State(registration.state)]
    names = who_may(cast, registration, act, day)
    if not names and registration.state in APPRAISED:
        act = RegistrationAct.SEND_BACK
        names = who_may(cast, registration, act, day)
    assert names, f"Nobody can {act} {registration} ({registration.state}, decider {registration.decider})"
    about = {"registration": registration, "occasion": _occasion(cast, names[0], registration, act, day)}
    if act == RegistrationAct.RESUBMIT:
        resubmit_registration(area="Khu phố", infrastructure="Phòng họp", **about)
    elif act == RegistrationAct.APPRAISE_FIT:
        appraise_registration(act=act, **about)
    elif act in (RegistrationAct.APPROVE, RegistrationAct.SEND_BACK):
        decide_registration(act=act, remark="Đã bàn", figure="members", **about)
    else:
        change_pilot(act=act, remark="Vì", **about)


def sent_by_somebody(cast: Cast, submission: Submission, day: date) -> None:
    """With what stands on it, be it nothing."""
    for _name, mandates in _everybody(cast, day):
        if actor := mandates.nearest(submission.organisation, Role.CLERK):
            occasion = Occasion(by=actor, at=NOW, today=day)
            submit_submission(submission=submission, none_registers=True, occasion=occasion)
            return
    raise AssertionError(f"Nobody can send {submission}")


def _everybody(cast: Cast, day: date) -> Iterator[tuple[str, Mandates]]:
    for name, user in cast.users.items():
        yield name, mandates_on(user, day)


def _may(mandates: Mandates, registration: Registration, act: RegistrationAct, day: date) -> bool:
    bound = is_too_near(mandates.user, registration.organisation, day)
    decider = decider_now(registration, day)
    involved = involvement_in(registration, mandates=mandates, decider=decider, bound=bound)
    return obstacle(act, State(registration.state), involved) is None


def _occasion(cast: Cast, name: str, registration: Registration, act: RegistrationAct, day: date) -> Occasion:
    """By the one mandate of theirs that carries it."""
    held = mandates_on(cast.users[name], day)
    alone = (Mandates(held.user, day, (mandate,)) for mandate in held)
    one = next(mandates for mandates in alone if _may(mandates, registration, act, day))
    return Occasion(by=one.acting(one.held[0]), at=NOW, today=day)
