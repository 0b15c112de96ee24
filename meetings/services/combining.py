from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.log import record
from cells.models import Member
from cells.rules.ahead import check_has_happened
from meetings.models import CombinedRecord, Meeting
from meetings.queries.by_group import adopting_on, groups_unassigned, progress_of
from meetings.queries.closing import shown_before_combining
from meetings.rules.officers import check_officers
from meetings.rules.order import why_not_combine
from meetings.rules.votes import Ballot, flaw_of_vote
from meetings.services.steps import lock_by_group, refuse, refuse_leading_on
from meetings.services.tasks import TaskDraft, give_tasks
from meetings.services.texts import accepted_text, keep_minutes


@dataclass(frozen=True)
class Adopted:
    """What the cell committee adopted as the conclusion or resolution of the meeting, by whose votes, and who does what."""

    held_on: date
    text: str
    kind: str = CombinedRecord.Kind.CONCLUSION
    ballot: Ballot = field(default_factory=Ballot)
    no_vote_because: str = ""
    """Why no vote was taken; "" where there are votes."""
    chair: Member | None = None
    secretary: Member | None = None
    tasks: Sequence[TaskDraft] = ()


@transaction.atomic
def combine_groups(
    *, meeting: Meeting, adopted: Adopted, occasion: Occasion, seen: Figures | None = None
) -> CombinedRecord:
    """The cell committee (of a cell that was merged since, its successor's, or the members of one that has none) combines the
    results and adopts the conclusion or resolution: with it the meeting is held.

    Raises Changed where `seen`, as `shown_before_combining` gave it, is no longer so.
    """
    meeting, held_on, ballot = lock_by_group(meeting), adopted.held_on, adopted.ballot
    refuse_if_changed(seen, shown_before_combining(meeting))
    progress = progress_of(meeting)
    refuse_leading_on(meeting, why_not_combine(progress, on=held_on), field="held_on")
    check_has_happened(held_on, occasion.today, field="held_on")
    forgotten = ", ".join(group.name for group in groups_unassigned(meeting, progress))
    if forgotten:
        refuse_leading_on(meeting, _("Every group meets; still missing: %(groups)s.") % {"groups": forgotten})
    if not adopted.text.strip():
        refuse(meeting, _("Write the conclusion or resolution that was adopted."), field="text")
    no_vote_because = accepted_text(adopted.no_vote_because, field="no_vote_because")[:255]
    who = adopting_on(meeting, held_on)
    flaw = flaw_of_vote(
        ballot,
        no_vote_because=no_vote_because,
        entitled=who.votes,
        of_committee=who.is_committee,
        is_adopted=adopted.kind != CombinedRecord.Kind.NOTHING,
    )
    if flaw is not None:
        refuse(meeting, flaw[0], field=flaw[1])
    check_officers(adopted.chair, adopted.secretary)
    combined = CombinedRecord.objects.create(
        meeting=meeting,
        held_on=held_on,
        kind=adopted.kind,
        text=accepted_text(adopted.text, field="text"),
        in_favour=ballot.in_favour,
        against=ballot.against,
        abstained=ballot.abstained,
        no_vote_because=no_vote_because,
    )
    give_tasks(meeting, adopted.tasks)
    meeting.state, meeting.chair, meeting.secretary = Meeting.State.HELD, adopted.chair, adopted.secretary
    meeting.save(update_fields=["state", "chair", "secretary"])
    keep_minutes(meeting, occasion=occasion)
    data = {"adopted_on": held_on} | ({"no_vote_because": no_vote_because} if no_vote_because else {})
    record(occasion, act="meetings.combine_groups", subject=meeting, data=data)
    return combined
