"""From the groups' results to the cell's: counts are summed, dissent and reserved opinions are kept word for word (II.4.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from meetings.rules.votes import Ballot, is_majority, voters_among


class OpinionKind(StrEnum):
    OPINION = "opinion"
    OTHER = "other"
    RESERVED = "reserved"


@dataclass(frozen=True)
class Voice:
    """One opinion as the minutes of a group have it."""

    group: str
    kind: OpinionKind
    text: str
    author: str = ""
    item: int | None = None
    """Of the agenda; None: on the meeting as a whole, or on the draft conclusion."""


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
    official: int | None = None
    """How many of `members` have a vote; None where nobody kept it."""

    @property
    def voters(self) -> tuple[int, int] | None:
        """Of those present at least and at most so many have a vote: of those absent some may have none."""
        if self.official is None:
            return None
        return voters_among(self.present, self.members, self.official)


@dataclass(frozen=True)
class Combined:
    members: int
    present: int
    ballots: Mapping[int | None, Ballot]
    opinions: tuple[Voice, ...]
    others: tuple[Voice, ...]
    reserved: tuple[Voice, ...]

    def about(self, item: int | None) -> tuple[Voice, ...]:
        """What was said on it: reserved opinions first, then the other ones."""
        return tuple(voice for voice in (*self.reserved, *self.others, *self.opinions) if voice.item == item)


def mismatches(results: Iterable[GroupResult], items: Mapping[int | None, str]) -> tuple[str, ...]:
    """What does not fit together in the groups' minutes, sentence by sentence, before anything is adopted on it.

    `items`: what could be voted on, in order, by its words.
    """
    results, found = list(results), []
    for item, words in items.items():
        if any(item in result.ballots for result in results):
            found += [_mismatch(result, item, words) for result in results]
            found.append(_without_majority(results, item, words))
    return tuple(filter(None, found))


def _mismatch(result: GroupResult, item: int | None, words: str) -> str:
    ballot, told = result.ballots.get(item), {"group": result.group, "item": words}
    if ballot is None:
        return _("%(group)s did not vote on “%(item)s”, other groups did.") % told
    least, most = result.voters or (0, ballot.cast)
    told |= {"cast": str(ballot.cast), "voters": str(least if ballot.cast < least else most)}
    if ballot.cast < least:
        return _("%(group)s, “%(item)s”: votes cast %(cast)s, members present who have a vote %(voters)s.") % told
    if ballot.cast > most:
        return _("%(group)s, “%(item)s”: votes cast %(cast)s, and only %(voters)s of those present have one.") % told
    return ""


def _without_majority(results: Iterable[GroupResult], item: int | None, words: str) -> str:
    in_favour = sum(result.ballots[item].in_favour for result in results if item in result.ballots)
    official = [result.official for result in results]
    entitled = sum(number or 0 for number in official)
    if None in official or is_majority(in_favour, entitled):
        return ""
    told = {"item": words, "yes": in_favour, "entitled": entitled}
    return _("“%(item)s”: %(yes)d of the %(entitled)d who have a vote are in favour, not more than half.") % told


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
