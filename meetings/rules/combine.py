"""From the groups' results to the cell's: counts are summed, dissent and reserved opinions are kept word for word (II.4.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

CONCLUSION = None
"""The key of the ballot on the draft conclusion or resolution; the others are keys of agenda items."""


class OpinionKind(StrEnum):
    OPINION = "opinion"
    OTHER = "other"
    RESERVED = "reserved"


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


@dataclass(frozen=True)
class Voice:
    """One opinion as the minutes of a group have it."""

    group: str
    kind: OpinionKind
    text: str
    author: str = ""


@dataclass(frozen=True)
class CountedElsewhere:
    """Who changed the group between two sessions: once in the sums, with the group that `group` names."""

    member: str
    group: str


@dataclass(frozen=True)
class GroupResult:
    """`members`, `present` and the ballots are of those counted with this group, so that nobody is summed twice."""

    group: str
    members: int
    present: int
    ballots: Mapping[int | None, Ballot] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    elsewhere: tuple[CountedElsewhere, ...] = ()


@dataclass(frozen=True)
class Combined:
    members: int
    present: int
    ballots: Mapping[int | None, Ballot]
    opinions: tuple[Voice, ...]
    others: tuple[Voice, ...]
    reserved: tuple[Voice, ...]


def flaw_of_vote(
    ballot: Ballot, *, no_vote_because: str, entitled: int, of_committee: bool = True
) -> tuple[str, str] | None:
    """What is wrong with the vote by which something was adopted, and of which figure; None where nothing is.

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
    return None


def silent_on(item: int | None, results: Iterable[GroupResult]) -> tuple[str, ...]:
    """The groups that did not vote on it."""
    return tuple(result.group for result in results if item not in result.ballots)


def combine(results: Iterable[GroupResult]) -> Combined:
    results = list(results)
    ballots: dict[int | None, Ballot] = {}
    for result in results:
        for item, ballot in result.ballots.items():
            ballots[item] = ballots.get(item, Ballot()) + ballot
    voices = [voice for result in results for voice in result.voices]

    def of(kind: OpinionKind) -> tuple[Voice, ...]:
        return tuple(voice for voice in voices if voice.kind == kind)

    return Combined(
        members=sum(result.members for result in results),
        present=sum(result.present for result in results),
        ballots=ballots,
        opinions=of(OpinionKind.OPINION),
        others=of(OpinionKind.OTHER),
        reserved=of(OpinionKind.RESERVED),
    )
