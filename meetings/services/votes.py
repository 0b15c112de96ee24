"""Votes are kept only where they fit: never more of them than people who have one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Meeting, MeetingVote
from meetings.queries.attendance import differences_of
from meetings.queries.votes import entitled_at, most_entitled, votes_of
from meetings.rules.votes import CONCLUSION, Ballot, flaw_of_voters, votes_beyond, why_votes_are_beyond

Votes = Mapping[int | None, Ballot]


@dataclass(frozen=True)
class VotesTaken:
    """Of a meeting in one session, by the key of the agenda item, None for the conclusion; what is not named was not voted on.

    `all_in_favour`: where everybody who has a vote was in favour, however many they are. `voters`: how many they were, of a
    meeting without a roll.
    """

    ballots: Votes = field(default_factory=dict)
    all_in_favour: Collection[int | None] = ()
    voters: int | None = None


NO_VOTES = VotesTaken()


@dataclass(frozen=True)
class Counted:
    ballots: Votes
    entitled: int


class VotesRefused(Refused):
    """More votes than people who have one, on these items: by their keys, None for the conclusion."""

    def __init__(self, items: Sequence[int | None], *, voters: int, clause: str = "") -> None:
        why = why_votes_are_beyond(voters)
        reasons = [Refused(why, clause=clause, field=f"in_favour-{item or 0}") for item in items]
        super().__init__(why, clause=clause, reasons=reasons)
        self.items = items


def check_votes(votes: Votes, *, voters: int, clause: str = "") -> None:
    """Raise VotesRefused where more are cast than there are voters."""
    if too_many := votes_beyond(votes, voters=voters):
        raise VotesRefused(too_many, voters=voters, clause=clause)


def check_items(meeting: Meeting, items: Collection[int | None], *, clause: str = "") -> None:
    """Raise Refused where something is said on what is not on the agenda; None: the conclusion, or the meeting as a whole."""
    if set(items) - {None, *meeting.agenda.values_list("pk", flat=True)}:
        raise Refused(_("A vote or an opinion belongs to an item of this meeting's agenda."), clause=clause)


def count_votes(meeting: Meeting, taken: VotesTaken) -> Counted:
    """The votes in figures, checked against the roll of the (locked) meeting as it stands now, or the number that is told without
    one. Raises Refused beside the field."""
    ballots = {key: ballot for key, ballot in taken.ballots.items() if ballot.cast}
    check_items(meeting, {*ballots, *taken.all_in_favour})
    if CONCLUSION in {*ballots, *taken.all_in_favour} and not meeting.conclusion:
        raise Refused(
            _("There are votes on the conclusion, and none is written: write what was concluded."), field="conclusion"
        )
    if not ballots and not taken.all_in_favour:
        return Counted({}, 0)
    entitled = entitled_at(meeting)
    if entitled is None:
        if flaw := flaw_of_voters(taken.voters, most=most_entitled(meeting)):
            raise Refused(flaw, field="voters")
        entitled = taken.voters or 0
    ballots |= {key: Ballot(in_favour=entitled) for key in taken.all_in_favour}
    check_votes(ballots, voters=entitled)
    return Counted({key: ballot for key, ballot in ballots.items() if ballot.cast}, entitled)


def write_votes(meeting: Meeting, counted: Counted, *, corrected_by: Entry | None = None) -> None:
    """Of a meeting that was just held, or as the entry of the log corrects it: what is no longer voted on is kept as no votes."""
    kept = {row.item_id: row for row in MeetingVote.objects.filter(meeting=meeting)}
    for key in dict.fromkeys([*counted.ballots, *kept]):
        row, ballot = kept.get(key), counted.ballots.get(key, Ballot())
        if row is not None and (row.ballot, row.entitled) == (ballot, counted.entitled):
            continue
        row = row or MeetingVote(meeting=meeting, item_id=key)
        row.in_favour, row.against, row.abstained = ballot.in_favour, ballot.against, ballot.abstained
        row.entitled, row.corrected_by = counted.entitled, corrected_by
        row.save()


def let_votes_follow_the_roll(meeting: Meeting, *, corrected_by: Entry) -> None:
    """Who has a vote is who came, as the corrected roll has it, once it names everybody. Raises Refused where more have voted:
    those are corrected first."""
    ballots, entitled = {key: row.ballot for key, row in votes_of(meeting).items()}, entitled_at(meeting)
    if not ballots or entitled is None or differences_of(meeting).missing:
        return
    if votes_beyond(ballots, voters=entitled):
        told = {"entitled": entitled, "cast": max(ballot.cast for ballot in ballots.values())}
        words = _("By this roll %(entitled)d have a vote, and %(cast)d votes are recorded: correct the votes first.")
        raise Refused(words % told)
    write_votes(meeting, Counted(ballots, entitled), corrected_by=corrected_by)


def check_first_roll(meeting: Meeting) -> None:
    """A roll that comes after the votes, once it names everybody, says the same of how many have one. Raises Refused."""
    told, entitled = {row.entitled for row in votes_of(meeting).values()}, entitled_at(meeting)
    if not told or told == {entitled} or differences_of(meeting).missing:
        return
    words = _(
        "By this roll %(entitled)d have a vote, and with the votes %(told)d were told. Look at the roll once more; if it is "
        "right, correct the votes first."
    )
    raise Refused(words % {"entitled": entitled or 0, "told": max(told)})


def votes_recorded(meeting: Meeting, counted: Counted | None = None) -> dict[str, str]:
    """As the log keeps them, by the place of the item: in favour, against, abstained and how many had a vote; never its text.
    `counted`: as they are going to be."""
    places: dict[int | None, int] = dict(meeting.agenda.values_list("pk", "position"))
    if counted is None:
        rows = votes_of(meeting)
        return {_place(places, key): _in_figures(row.ballot, row.entitled) for key, row in rows.items()}
    return {_place(places, key): _in_figures(ballot, counted.entitled) for key, ballot in counted.ballots.items()}


def _place(places: Mapping[int | None, int], key: int | None) -> str:
    return f"votes-{places.get(key, 0)}"


def _in_figures(ballot: Ballot, entitled: int) -> str:
    return f"{ballot.in_favour}/{ballot.against}/{ballot.abstained}/{entitled}"
