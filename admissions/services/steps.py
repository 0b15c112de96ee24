"""The steps on the way into the Party are recorded, votes with who could vote, and taken back if they were a mistake."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from admissions.models import Candidate, CandidateCompanion, CandidateStep
from admissions.queries.pipeline import entitled, home_of
from admissions.rules.requirements import check_step
from admissions.rules.steps import CELL_VOTES, IN_THE_REGISTER, VOTES, Step
from admissions.rules.terms import Key
from admissions.rules.votes import Share, is_reached
from admissions.services.cases import case_on, locked, reason_to_log, settle_stage
from cells.queries.parameters import statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.parameters import Parameters
from cells.services.document_references import cite
from meetings.models import Meeting
from pilots.queries.guidance import nearest_topics

TOPICS = {Step.CELL_VOTE: "1.admission", Step.FULL_VOTE: "1.full_membership"}
SHARES = {
    Step.CELL_VOTE: Key.CELL_VOTE,
    Step.FULL_VOTE: Key.FULL_VOTE,
    Step.COMMITTEE_VOTE: Key.COMMITTEE_VOTE,
    Step.FULL_COMMITTEE_VOTE: Key.FULL_COMMITTEE_VOTE,
}


@dataclass(frozen=True)
class StepTold:
    """What is told of a step. Of a vote of the cell: at which meeting; its day is that of the meeting."""

    step: str
    on: date
    meeting: Meeting | None = None
    in_favour: int | None = None
    against: int | None = None
    base: int | None = None
    """Of a committee's vote; that of a cell is counted."""
    document: CitedDocument | None = None
    companion: CandidateCompanion | None = None
    passed: bool = True


@transaction.atomic
def record_step(*, candidate: Candidate, told: StepTold, occasion: Occasion) -> CandidateStep:
    """Any step but those that the register does (services/joining.py). Raises Refused with all that stands in the way."""
    if told.step in IN_THE_REGISTER:
        raise RuntimeError("The register does this step.")
    candidate = locked(candidate)
    return write_step(candidate, told, occasion)


def write_step(candidate: Candidate, told: StepTold, occasion: Occasion) -> CandidateStep:
    """Within the transaction of an act that holds the candidate."""
    on = told.meeting.held_on if told.meeting is not None and told.step in CELL_VOTES else told.on
    check_has_happened(on, occasion.today, field="on")
    statutes = statutes_known()
    check_step(case_on(candidate, on, occasion.today), told.step, on, statutes)
    row = CandidateStep(candidate=candidate, step=told.step, on=on, passed=told.passed, companion=told.companion)
    row.ordered_by = cite(told.document, today=occasion.today)
    if told.step in VOTES:
        _vote(row, candidate, told, statutes.on(on), occasion.today)
    elif told.step == Step.REMARK and told.companion is None:
        raise Refused(_("Choose whose remark it is."), field="companion")
    elif told.step in (Step.DECISION, Step.FULL_DECISION) and row.ordered_by is None:
        raise Refused(_("Name the decision."), field="document")
    row.save()
    settle_stage(candidate, occasion.today)
    data = {"step": told.step, "on": on, "passed": row.passed, "in_favour": row.in_favour, "base": row.base}
    data |= {"document": str(row.ordered_by or "")}
    record(occasion, act="admissions.record_step", subject=candidate, data=data)
    return row


def _vote(row: CandidateStep, candidate: Candidate, told: StepTold, terms: Parameters, today: date) -> None:
    if told.step in CELL_VOTES:
        row.meeting = _meeting(candidate, told, today)
        row.base = entitled(row.meeting).base
    else:
        row.base = told.base
    if told.in_favour is None or told.against is None or row.base is None:
        raise Refused(_("Write how many voted in favour and how many did not."), field="in_favour")
    if told.in_favour + told.against > row.base:
        raise Refused(
            _("Together these are more than the %(number)d who could vote.") % {"number": row.base}, field="in_favour"
        )
    row.in_favour, row.against = told.in_favour, told.against
    row.passed = is_reached(told.in_favour, row.base, terms.choice(SHARES[Step(told.step)]) or Share.TWO_THIRDS)


def _meeting(candidate: Candidate, told: StepTold, today: date) -> Meeting:
    meeting = told.meeting and Meeting.objects.select_for_update(no_key=True).get(pk=told.meeting.pk)
    if meeting is None or meeting.organisation_id not in {candidate.cell_id, home_of(candidate, today).pk}:
        raise Refused(_("Choose the meeting at which the cell voted."), field="meeting")
    if meeting.state != Meeting.State.HELD:
        raise Refused(_("This meeting has not been held."), field="meeting")
    if meeting.format != Meeting.Format.IN_PERSON:
        topic = nearest_topics(meeting.held_on).get(TOPICS[Step(told.step)])
        raise Refused(
            _("This was held %(format)s: on this a cell votes only in person.")
            % {"format": meeting.get_format_display()},
            clause=topic.clause if topic else "",
            field="meeting",
        )
    return meeting


@transaction.atomic
def take_back_step(*, step: CandidateStep, why: str, occasion: Occasion) -> None:
    """It was entered by mistake. Raises Refused of what the register keeps, and where later steps rest on it."""
    candidate = locked(step.candidate)
    row = CandidateStep.objects.filter(pk=step.pk).first()
    if row is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    if row.step in IN_THE_REGISTER:
        raise Refused(_("The register has this now: correct it with the member."))
    later = CandidateStep.objects.filter(candidate=candidate, pk__gt=row.pk, step__in=_RESTING[row.step])
    if later.exists():
        raise Refused(_("Later steps rest on this one. Take them back first."))
    data = {"step": row.step, "on": row.on, "passed": row.passed}
    why = reason_to_log(candidate, why)
    record(occasion, act="admissions.take_back_step", subject=candidate, why=why, data=data)
    row.delete()
    settle_stage(candidate, occasion.today)


_ORDER = (
    Step.CELL_VOTE, Step.COMMITTEE_VOTE, Step.DECISION, Step.RECEIPT, Step.CEREMONY, Step.FULL_VOTE,
    Step.FULL_COMMITTEE_VOTE, Step.FULL_DECISION, Step.CARD,
)  # fmt: skip
_RESTING: Mapping[str, tuple[str, ...]] = {
    step: _ORDER[_ORDER.index(step) + 1 :] if step in _ORDER else _ORDER for step in Step
}
