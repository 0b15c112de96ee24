"""What the groups of a meeting come to: who took part, the votes, what was said on which item, and what does not fit together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.queries.votes import votes_of as kept_votes
from meetings.rules.combine import Combined, GroupResult, Voice, mismatches, silent_on
from meetings.rules.votes import CONCLUSION, Ballot
from meetings.tables.groups import TOOK_PART
from meetings.tables.votes import VOTES, Vote

Said = tuple[str, tuple[Voice, ...]]


def sums_of(meeting: Meeting, results: Sequence[GroupResult], combined: Combined) -> dict[str, Any]:
    """The groups side by side and summed, their votes and their words."""
    together = GroupResult(_("Together"), combined.members, combined.present)
    items = items_of(meeting)
    return {
        "took_part": TOOK_PART.of(results, total=together if results else None, caption=TOOK_PART.name),
        "votes": VOTES.of(votes_of(items, combined.ballots, results), caption=_("Votes of all groups together")),
        "said": said_on(items, combined),
        "mismatches": mismatches(results, items),
    }


def items_of(meeting: Meeting) -> dict[int | None, str]:
    """What is voted on, in order: the items of the agenda, and the draft conclusion last."""
    return _agenda(meeting) | {CONCLUSION: _("Draft conclusion or resolution")}


def votes_in_one_session(meeting: Meeting) -> dict[str, Any]:
    """Item by item, each with how many had a vote; nothing where nothing was put to the vote."""
    votes, items = kept_votes(meeting), _agenda(meeting) | {CONCLUSION: _("Conclusion")}
    rows = [
        Vote(label, votes[key].ballot, entitled=votes[key].entitled) if key in votes else Vote(label, None)
        for key, label in items.items()
    ]
    entitled = max((row.entitled for row in votes.values()), default=0)
    return {"votes": VOTES.of(rows, without=["silent"]), "entitled": entitled} if votes else {}


def votes_of(
    items: Mapping[int | None, str], ballots: Mapping[int | None, Ballot], results: Sequence[GroupResult] = ()
) -> list[Vote]:
    """The votes item by item; of several groups also which did not vote while others did."""
    return [
        Vote(label, ballots.get(key), silent_on(key, results) if key in ballots else ()) for key, label in items.items()
    ]


def _agenda(meeting: Meeting) -> dict[int | None, str]:
    return {item.pk: f"{item.position}. {item.text}" for item in meeting.agenda.all()}


def said_on(items: Mapping[int | None, str], combined: Combined) -> list[Said]:
    """By item, where something was said: reserved opinions first. What is on none stands at the end."""
    labels = dict(items) | {CONCLUSION: _("The meeting as a whole and the draft conclusion")}
    said = [(label, combined.about(item)) for item, label in labels.items()]
    return [(label, voices) for label, voices in said if voices]
