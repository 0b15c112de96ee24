"""Two people who replace the same thing at once: what each of them changed of what both began from.

What is replaced is looked at entry by entry, by the names of the fields of its form; a value is what JSON holds of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.days import moment_in_words
from accounts.rules.refusal import Refused

Entries = Mapping[str, Any]


@dataclass(frozen=True)
class Settled:
    """`agreed`: every entry as it may be kept without asking; of a disputed one, as it was wanted."""

    agreed: dict[str, Any]
    taken_over: tuple[str, ...]
    """Changed by the other alone."""
    disputed: tuple[str, ...]
    """Changed by both, and not to the same."""


class Outdated(Refused):
    """What would be replaced is no longer what the form was made from: the entries then, now, and as they were wanted.

    `who` and `when` (in local time) tell of the last change, "" and None where that is not known; `account` is the key of
    whose it was.
    """

    def __init__(
        self,
        *,
        made_from: Entries,
        kept: Entries,
        wanted: Entries,
        who: str = "",
        account: object = None,
        when: datetime | None = None,
        by_oneself: bool = False,
    ) -> None:
        super().__init__(_sentence(who, when, by_oneself=by_oneself))
        self.made_from, self.kept, self.wanted = dict(made_from), dict(kept), dict(wanted)
        self.who, self.account, self.when, self.by_oneself = who, account, when, by_oneself

    def told_to(self, account: object) -> "Outdated":
        """The same for whom it is told: two windows of one person are no two people."""
        if account is None or account != self.account:
            return self
        return Outdated(
            made_from=self.made_from,
            kept=self.kept,
            wanted=self.wanted,
            who=self.who,
            account=self.account,
            when=self.when,
            by_oneself=True,
        )


def _sentence(who: str, when: datetime | None, *, by_oneself: bool) -> str:
    told = {"person": who, "moment": moment_in_words(when)}
    if by_oneself:
        words = _("You changed this yourself in another window (%(moment)s). Nothing of yours is lost: look at both.")
        return words % told
    if not who:
        return _("While you were writing, somebody else changed this. Nothing of yours is lost: look at both.")
    words = _("While you were writing, %(person)s changed this (%(moment)s). Nothing of yours is lost: look at both.")
    return words % told


def is_outdated(made_from: Entries, kept: Entries, wanted: Entries) -> bool:
    """Whether replacing would put back, or write over, what somebody else changed. `kept` names only what is kept at all:
    an entry that nobody has kept yet is as the form showed it."""
    return any(
        not same(value, made_from.get(name)) and not same(value, wanted.get(name, made_from.get(name)))
        for name, value in kept.items()
    )


def settle(made_from: Entries, kept: Entries, wanted: Entries) -> Settled:
    """What only one of the two changed stands; what both changed differently is disputed."""
    agreed, taken_over, disputed = dict(wanted), [], []
    for name, theirs in kept.items():
        began = made_from.get(name)
        mine = wanted.get(name, began)
        if same(theirs, began) or same(theirs, mine):
            continue
        if same(mine, began):
            agreed[name] = theirs
            taken_over.append(name)
        else:
            disputed.append(name)
    return Settled(agreed, tuple(taken_over), tuple(disputed))


def both(theirs: Any, mine: Any, *, between: str = "\n") -> Any:
    """The two texts, one after the other, what is the same once; of lists, theirs and what mine has besides."""
    if isinstance(theirs, list):
        return theirs + [one for one in mine if one not in theirs]
    if not mine or not theirs or theirs == mine:
        return theirs or mine
    if between != "\n":
        return f"{theirs}{between}{mine}"
    lines = theirs.split("\n")
    return "\n".join([*lines, *(line for line in mine.split("\n") if line not in lines or not line)])


def same(one: Any, other: Any) -> bool:
    """What is left empty is the same however it is written: a vote nobody cast is none."""
    return (one or "") == (other or "")
