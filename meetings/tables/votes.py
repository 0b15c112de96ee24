"""How was voted, item by item."""

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy

from accounts.tables import NOTHING, Column, List, Number, Text, Words
from meetings.rules.votes import Ballot


@dataclass(frozen=True)
class Vote:
    label: str
    ballot: Ballot | None
    """None where nobody voted."""
    silent: tuple[str, ...] = ()
    """Of several groups together: those that did not vote on it while others did."""
    entitled: int | None = None
    """Of a meeting in one session: how many of those present had a vote."""


def _votes(name: str, heading: Words, nobody: Words = NOTHING) -> Column:
    def number(row: Vote) -> int | None:
        return getattr(row.ballot, name) if row.ballot else None

    def shown(row: Vote) -> str:
        if row.ballot is None:
            return str(nobody)
        cast = getattr(row.ballot, name)
        return f"{cast} ({floatformat(100 * cast / row.entitled, -2)} %)" if row.entitled and cast else str(cast)

    return Number(name, heading, number, show=shown)


VOTES = List(
    gettext_lazy("Votes"),
    Text("label", gettext_lazy("Voted on"), names_row=True),
    _votes("in_favour", gettext_lazy("In favour"), gettext_lazy("no vote")),
    _votes("against", gettext_lazy("Against")),
    _votes("abstained", gettext_lazy("Abstained")),
    Text("silent", gettext_lazy("Did not vote"), lambda row: ", ".join(row.silent)),
    numbered=False,
)
