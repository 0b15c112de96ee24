"""Who is told of what happens to rounds, lists, registrations and guidances (cells/services/notices.py); the words: desk.py."""

from collections.abc import Collection

from accounts.models import Entry, Occasion
from cells.models import Mandate, Organisation
from cells.services.notices import clerks_keeping, offices, tell
from pilots.models import Guidance, Registration, Round, Submission, SubmissionReturn
from pilots.models.registration import FELL_BACK
from pilots.queries.decider import office_deciding
from pilots.queries.rounds import board_of
from pilots.rules.lists import ListAct
from pilots.rules.registration import APPRAISED, IN_FORCE, Capacity, RegistrationAct, State, transition

Role = Mandate.Role
PUT_IN_FORCE = "put_in_force"
ON_A_DESK_ANYWAY = frozenset({RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT})
"""Who goes on finds it among what is to be decided, who waits among what is waiting."""


def tell_of_step(
    registration: Registration, act: RegistrationAct, source: State, *, entry: Entry, remark: str, occasion: Occasion
) -> None:
    """The clerks who keep the register of the organisation and its list, and those of the decider's offices who did not act
    themselves and have had it, or have it now, before them."""
    row = transition(act, source)
    if row is None or act in ON_A_DESK_ANYWAY:
        return
    submission, decider = registration.submission, [office_deciding(registration, occasion.today)]
    told = clerks_keeping([registration.organisation_id, submission.organisation_id], occasion.today)
    if row.capacity != Capacity.BOARD and act != RegistrationAct.SUBMIT:
        told += offices(decider, Role.BOARD)
    if row.capacity != Capacity.STANDING and source in APPRAISED | IN_FORCE:
        told += offices(decider, Role.STANDING)
    values = {
        "organisation": registration.organisation_id,
        "format": registration.format,
        "act": FELL_BACK if (act, source) == (RegistrationAct.REINSTATE, State.WITHDRAWN) else str(act),
        "letter": str(submission.round),
        "registration": registration.pk,
        "why": remark,
    }
    tell(entry, occasion=occasion, kind="pilots.step", to=told, values=values)


def tell_of_round(round: Round, owing: Collection[int], *, entry: Entry, occasion: Occasion) -> None:
    """The organisations below those that owe a list: only they can register them, and have it among what they owe."""
    below = offices(owing, Role.CLERK, below=True)
    values = {"letter": str(round), "last_day": round.last_day}
    tell(entry, occasion=occasion, kind="pilots.may_be_registered", to=below, values=values)


def tell_of_list(submission: Submission, *, number: int, entry: Entry, occasion: Occasion) -> None:
    """The board that opened the round, and those that appraise what is on the list."""
    deciders = submission.registrations.values_list("decider_id", flat=True)
    boards = offices([board_of(submission, occasion.today), *deciders], Role.BOARD)
    values = {
        "organisation": submission.organisation_id,
        "letter": str(submission.round),
        "round": submission.round_id,
        "number": number,
    }
    tell(entry, occasion=occasion, kind="pilots.list_received", to=boards, values=values)


def tell_of_list_back(back: SubmissionReturn, *, entry: Entry, occasion: Occasion) -> None:
    """Of a list with nothing under way on it, which no step tells of: the board that had it, or the clerks who have it again."""
    submission = back.submission
    owed_by = clerks_keeping([submission.organisation_id], occasion.today)
    values = {
        "organisation": submission.organisation_id,
        "letter": str(submission.round),
        "submission": submission.pk,
        "act": back.act,
        "why": back.reason,
    }
    told = owed_by if back.act == ListAct.RETURN else offices([board_of(submission, occasion.today)], Role.BOARD)
    tell(entry, occasion=occasion, kind="pilots.list_back", to=told, values=values)


def tell_of_round_called_off(round: Round, *, entry: Entry, occasion: Occasion) -> None:
    """The clerks whose lists are owed no more, and the board whose round it was."""
    asked = round.submissions.values_list("organisation_id", flat=True)
    told = clerks_keeping(asked, occasion.today) + offices([round.organisation_id], Role.BOARD)
    values = {"letter": str(round), "round": round.pk, "why": round.called_off_because}
    tell(entry, occasion=occasion, kind="pilots.round_called_off", to=told, values=values)


def tell_of_round_continued(round: Round, lists: Collection[Submission], *, entry: Entry, occasion: Occasion) -> None:
    """The board that has it now, and the clerks of the lists that passed to it."""
    told = offices([round.organisation_id], Role.BOARD)
    told += clerks_keeping([submission.organisation_id for submission in lists], occasion.today)
    values = {"letter": str(round), "round": round.pk, "organisation": round.organisation_id}
    tell(entry, occasion=occasion, kind="pilots.round_continued", to=told, values=values, by_itself=True)


def tell_of_guidance(guidance: Guidance, *, act: str, why: str, entry: Entry, occasion: Occasion) -> None:
    """Everybody who registers, appraises or decides: what they may hold rests on it."""
    tops = list(Organisation.objects.filter(depth=1).values_list("pk", flat=True))
    roles = (Role.CLERK, Role.BOARD, Role.STANDING)
    told = offices(tops, *roles) + offices(tops, *roles, below=True)
    last_day = guidance.period.last_day
    values = {"guidance": guidance.pk, "name": str(guidance), "act": act, "last_day": last_day, "why": why}
    tell(entry, occasion=occasion, kind="pilots.guidance", to=told, values=values)
