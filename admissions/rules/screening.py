"""The yearly look for members who are fit no more (Directive 28-CT/TW; 02-HD/BTCTW of 12/4/2021): whom rolls and fees propose,
who is helped until when, and what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import months_after
from admissions.rules.fees import Owes
from admissions.rules.terms import Key
from admissions.rules.votes import Share, is_reached
from cells.rules.parameters import Statutes
from meetings.rules.absences import OnTheRoll
from meetings.rules.attendance import Mode


@dataclass(frozen=True)
class Proposed:
    """Somebody whom the rolls or the fees propose for a look: never more than that. `missed` and `unpaid`: the first days of the
    months, where there are so many of the one or of the other as are asked."""

    member: int
    name: str
    missed: tuple[date, ...] = ()
    unpaid: tuple[date, ...] = ()
    last_on: date | None = None
    """The last absence."""


def proposed_by_rolls(rolls: Iterable[OnTheRoll], months: int | None) -> list[Proposed]:
    """Of the rolls of one year, of who had to come: those who in so many months came to none of the meetings and gave no reason
    for at least one of them. None asked: nobody."""
    if months is None:
        return []
    by_member: dict[int, list[OnTheRoll]] = {}
    for row in rolls:
        by_member.setdefault(row.member, []).append(row)
    found = []
    for member, rows in by_member.items():
        missed = _months_missed(rows)
        if len(missed) >= months:
            last = max(row.day for row in rows if row.is_absent)
            found.append(Proposed(member, rows[0].name, missed=tuple(sorted(missed)), last_on=last))
    return found


def proposed_by_fees(owing: Iterable[Owes], months: int | None) -> list[Proposed]:
    """Of who owes fees of one year: those who owe so many months. None asked: nobody."""
    if months is None:
        return []
    return [Proposed(one.member, one.name, unpaid=one.months) for one in owing if len(one.months) >= months]


def together(by_rolls: Iterable[Proposed], by_fees: Iterable[Proposed]) -> list[Proposed]:
    """Each once: who is proposed by both with the months of both."""
    found = {one.member: one for one in by_rolls}
    for one in by_fees:
        known = found.get(one.member)
        found[one.member] = replace(known, unpaid=one.unpaid) if known is not None else one
    return list(found.values())


def _months_missed(rows: Iterable[OnTheRoll]) -> set[date]:
    by_month: dict[date, list[OnTheRoll]] = {}
    for row in rows:
        by_month.setdefault(row.day.replace(day=1), []).append(row)
    return {
        month
        for month, of_month in by_month.items()
        if all(row.is_absent for row in of_month) and any(row.mode == Mode.ABSENT for row in of_month)
    }


class Stage(StrEnum):
    LISTED = "listed"
    NOT_LISTED = "not_listed"
    HELPED = "helped"
    PROGRESS = "progress"
    TO_GO = "to_go"
    LEFT = "left"


STAGES: dict[str, Promise] = {
    Stage.LISTED: _("proposed for the list"),
    Stage.NOT_LISTED: _("the cell did not put them on the list"),
    Stage.HELPED: _("educated and helped"),
    Stage.PROGRESS: _("progress, off the list"),
    Stage.TO_GO: _("no progress, proposed to be put out"),
    Stage.LEFT: _("left the Party"),
}
OPEN = (Stage.LISTED, Stage.HELPED, Stage.TO_GO)


@dataclass(frozen=True)
class Look:
    """One member's matter. `passed`: of the cell's vote, None before it; `progress`: of the result, None before it."""

    listed_on: date
    voted_on: date | None = None
    passed: bool | None = None
    result_on: date | None = None
    progress: bool | None = None
    left_on: date | None = None
    """When they left the Party, by whichever door."""


def stage_on(look: Look, day: date) -> Stage:
    if look.left_on is not None and look.left_on <= day:
        return Stage.LEFT
    if look.result_on is not None and look.result_on <= day:
        return Stage.PROGRESS if look.progress else Stage.TO_GO
    if look.voted_on is not None and look.voted_on <= day:
        return Stage.HELPED if look.passed else Stage.NOT_LISTED
    return Stage.LISTED


def is_listed(in_favour: int, base: int, share: str) -> bool:
    """Whether the cell's secret ballot puts a member on the list of those helped."""
    return is_reached(in_favour, base, share or Share.TWO_THIRDS)


def help_ends_on(voted_on: date, terms: Statutes) -> tuple[date, str] | None:
    """The day on which the months of help are full, with its clause, by the terms of the day of the vote."""
    months = terms.asked(Key.HELP_PERIOD, voted_on)
    if months is None:
        return None
    return months_after(voted_on, months.value), months.clause


@dataclass(frozen=True)
class Owed:
    """What the cell owes next: the vote, the result of the help, the way out."""

    what: str
    due_on: date | None = None
    clause: str = ""

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


VOTE, RESULT, WAY_OUT = "vote", "result", "way_out"
OWED: dict[str, Promise] = {
    VOTE: _("the cell's secret ballot"),
    RESULT: _("result of the help"),
    WAY_OUT: _("decision of the committee above"),
}


def owed_on(look: Look, day: date, terms: Statutes) -> Owed | None:
    stage = stage_on(look, day)
    if stage == Stage.LISTED:
        return Owed(VOTE)
    if stage == Stage.HELPED and look.voted_on is not None:
        ends = help_ends_on(look.voted_on, terms)
        return Owed(RESULT, *ends) if ends is not None else Owed(RESULT)
    return Owed(WAY_OUT) if stage == Stage.TO_GO else None
