"""The one door to a list: `lock_list` holds it and asks the rule. What brings it back to its clerk, with all that is on it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.log import record
from pilots.models import Round, Submission, SubmissionReturn
from pilots.queries.decider import is_too_near
from pilots.queries.registrations import board_has_begun, states_on_list
from pilots.queries.rounds import list_in_place_of
from pilots.rules.lists import ListAct, why_not
from pilots.rules.registration import UNDER_WAY, Obstacle, RegistrationAct, explain
from pilots.services.registration_steps import advance
from pilots.services.rounds_passed_on import move_list
from pilots.services.telling import tell_of_list_back


def lock_list(submission: Submission, act: ListAct) -> Submission:
    """The list as it is now, held until the end of the transaction. Raises Refused where the act is not possible.

    The round is read after the list is held: who calls it off holds all its lists first. What would bring the list back holds
    what stands on it before it asks whether the board has begun: whoever appraises one of them now is waited for, or waits.
    """
    locked = (
        Submission.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation")
        .get(pk=submission.pk)
    )
    locked.round = Round.objects.select_related("letter", "guidance__reference").get(pk=locked.round_id)
    if act in (ListAct.RECALL, ListAct.RETURN):
        list(locked.registrations.select_for_update(of=("self",), no_key=True).order_by("pk"))
    hindrance = why_not(act, locked.stands, begun=act == ListAct.RECALL and board_has_begun(locked))
    if hindrance:
        raise Refused(hindrance)
    return locked


@transaction.atomic
def recall_list(
    *, submission: Submission, reason: str, occasion: Occasion, seen: Figures | None = None
) -> SubmissionReturn:
    """The clerk takes a list back that was sent by mistake, or without one of the cells. It is a draft again.

    Raises Refused once the board has begun with it, or where no reason is given; Changed where `seen` (`states_on_list`) is no
    longer so.
    """
    return _bring_back(submission, ListAct.RECALL, reason=reason, occasion=occasion, seen=seen)


@transaction.atomic
def return_list(
    *, submission: Submission, reason: str, occasion: Occasion, seen: Figures | None = None
) -> SubmissionReturn:
    """The board gives a list back to its clerk: to put it in order, or to add who is missing.

    What is under way on it becomes a draft and is submitted anew; what was decided stays decided. Raises Refused for who is too
    near to the organisation, and where no reason is given; Changed where `seen` (`states_on_list`) is no longer so.
    """
    if is_too_near(occasion.by.user, submission.organisation, occasion.today):
        raise Refused(explain(Obstacle.BOUND, state=""))
    return _bring_back(submission, ListAct.RETURN, reason=reason, occasion=occasion, seen=seen)


def _bring_back(
    submission: Submission, act: ListAct, *, reason: str, occasion: Occasion, seen: Figures | None
) -> SubmissionReturn:
    submission = lock_list(submission, act)
    if not reason.strip():
        raise Refused(_("Write the reason: the others must know why."), field="reason")
    refuse_if_changed(seen, states_on_list(submission))
    _refuse_where_another_stands(submission, occasion)
    under_way = list(submission.registrations.filter(state__in=UNDER_WAY).order_by("pk"))
    for registration in under_way:
        registration.appraised_by = None
        advance(registration, RegistrationAct(act), on=occasion.today, remark=reason, occasion=occasion)
    if submission.submitted_at is None or submission.submitted_on is None:
        raise ValueError("A submitted list says when.")
    back = SubmissionReturn.objects.create(
        submission=submission,
        act=act,
        submitted_at=submission.submitted_at,
        submitted_on=submission.submitted_on,
        reason=reason,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        at=occasion.at,
        on=occasion.today,
    )
    submission.state, submission.submitted_at, submission.submitted_on = Submission.State.DRAFT, None, None
    submission.save()
    # Settled where another board had opened the round, it is owed to the one that asks for it now.
    move_list(submission, on=occasion.today)
    data = {"registrations": len(under_way), "on": occasion.today}
    entry = record(occasion, act=f"pilots.{act}_list", subject=submission, why=reason, data=data)
    if not under_way:
        tell_of_list_back(back, entry=entry, occasion=occasion)
    return back


def _refuse_where_another_stands(submission: Submission, occasion: Occasion) -> None:
    """Settled under a board of old, it would be a second list by one letter before the board above it now."""
    if list_in_place_of(submission, occasion.today) is not None:
        raise Refused(
            _(
                "Another list of this organisation by the same letter lies with the board above it now. Bring that one back; "
                "what is under way on this one is sent back or withdrawn one by one."
            )
        )
