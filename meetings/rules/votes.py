"""Votes of a group, of the cell committee or of a whole meeting: who has one, whether those cast fit, what is carried by them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

CONCLUSION = None
"""The key of the ballot on the draft conclusion or resolution; the others are keys of agenda items."""


@dataclass(frozen=True)
class Ballot:
    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained

    def __add__(self, other: "Ballot") -> "Ballot":
        return Ballot(self.in_favour + other.in_favour, self.against + other.against, self.abstained + other.abstained)


def voters_among(present: int, members: int, official: int) -> tuple[int, int]:
    """How many of those present have a vote, at least and at most."""
    return max(0, present - (members - official)), min(present, official)


def votes_beyond(votes: Mapping[int | None, Ballot], *, voters: int) -> list[int | None]:
    """The keys of the ballots in which more votes are cast than there are people who have one."""
    return [key for key, ballot in votes.items() if ballot.cast > voters]


def why_votes_are_beyond(voters: int) -> str:
    """Probationary members and guests who stay for a time take part and do not vote (Charter, art. 3; 294-QĐ/TW)."""
    return _("At most %(voters)d votes are possible: of those present, the official members vote.") % {"voters": voters}


def flaw_of_voters(voters: int | None, *, most: int) -> str | None:
    """What is wrong with the number of those present who have a vote, as it is told of a meeting without a roll; `most`: official
    members of the day, 0 where the register knows nobody of it."""
    if voters is None:
        return _(
            "Without a roll nobody knows who may vote: write how many official members were present, or record the roll."
        )
    if 0 < most < voters:
        return _("On that day there were %(most)d official members: no more can have had a vote.") % {"most": most}
    return None


def is_majority(in_favour: int, entitled: int) -> bool:
    """More than half of those who have a vote, strictly: exactly half is none."""
    return 2 * in_favour > entitled


def flaw_of_vote(
    ballot: Ballot, *, no_vote_because: str, entitled: int, of_committee: bool = True, is_adopted: bool = True
) -> tuple[str, str] | None:
    """What is wrong with the vote by which something was adopted or not, and of which figure; None where nothing is.

    Who adopts votes, or says why no vote was taken. `entitled`: how many may vote; `of_committee`: they are
    the cell committee, not the members of a cell without one.
    """
    if ballot.cast > entitled:
        told = {"members": entitled}
        if of_committee:
            return _("The cell committee has %(members)d members: no more can have voted.") % told, "in_favour"
        return _("%(members)d members of the cell have a vote: no more can have voted.") % told, "in_favour"
    if not ballot.cast and not no_vote_because:
        return _("Enter the votes, or write below why no vote was taken."), "in_favour"
    if ballot.cast and no_vote_because:
        return _("There are votes, and it says that none was taken: leave one of the two empty."), "no_vote_because"
    if ballot.cast and is_adopted != is_majority(ballot.in_favour, entitled):
        return _flaw_of_outcome(ballot, entitled=entitled, is_adopted=is_adopted)
    return None


def _flaw_of_outcome(ballot: Ballot, *, entitled: int, is_adopted: bool) -> tuple[str, str]:
    told = {"yes": ballot.in_favour, "entitled": entitled, "needed": entitled // 2 + 1}
    if is_adopted:
        words = _(
            "%(yes)d of %(entitled)d are in favour, and at least %(needed)d are needed: more than half of those who have a vote. "
            "Amend the text and vote again, or choose that nothing was adopted."
        )
        return words % told, "in_favour"
    words = _("%(yes)d of %(entitled)d are in favour, more than half: it is adopted. Choose as what.")
    return words % told, "kind"
