"""A round of registration of every province, the lists its grassroots organisations owe, and what stands on them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import NamedTuple

from cells.models import OrganisationVersion
from partyadmin.synthetic.circumstances import SHARE_AFFECTED
from partyadmin.synthetic.days import TODAY, YEAR_FROM, between, iso
from partyadmin.synthetic.rows import GroundRow, RegistrationRow, RoundRow, Row, StepRow, SubmissionRow
from partyadmin.synthetic.seen import SETTLED_BEFORE, Seen
from partyadmin.synthetic.shape import Kind, Node
from pilots.models import Submission
from pilots.rules.infrastructure import Point
from pilots.rules.registration import RegistrationAct, State
from pilots.rules.reminders import USUAL
from pilots.rules.terms import Basis, Format

Act = RegistrationAct

OPENED, OPEN_FOR, SENT_WITHIN = (4, 20), 30, (5, 36)
"""Days: after the year has begun, for how long, and after which the lists come. A few come late."""
NEVER_SENT = 0.03
AS_IT_WOULD, AS_IT_MIGHT = 0.9, 0.28
"""Of the cells that meet the conditions by nature, and of those whose members have gone away for a time, who register."""
MEMBERS_BY_GROUP = 50
STILL_AWAY = 0.9
"""Of the latter, those in which it is still so; the others meet the conditions no more."""

FATES: dict[State, tuple[float, tuple[tuple[Act, State], ...]]] = {
    State.APPROVED: (900, ((Act.APPRAISE_FIT, State.FIT), (Act.APPROVE, State.APPROVED))),
    State.SUSPENDED: (
        5,
        ((Act.APPRAISE_FIT, State.FIT), (Act.APPROVE, State.APPROVED), (Act.SUSPEND, State.SUSPENDED)),
    ),
    State.ENDED: (10, ((Act.APPRAISE_FIT, State.FIT), (Act.APPROVE, State.APPROVED), (Act.END, State.ENDED))),
    State.REFUSED: (15, ((Act.APPRAISE_UNFIT, State.UNFIT), (Act.REFUSE, State.REFUSED))),
    State.SENT_BACK: (10, ((Act.SEND_BACK, State.SENT_BACK),)),
    State.WITHDRAWN: (10, ((Act.WITHDRAW, State.WITHDRAWN),)),
    State.FIT: (20, ((Act.APPRAISE_FIT, State.FIT),)),
    State.SUBMITTED: (30, ()),
}
"""What came of a thousand that were submitted, and by which steps."""
DAYS_BETWEEN: dict[Act, tuple[int, int]] = {Act.SUSPEND: (60, 200), Act.END: (60, 200)}
USUAL_DAYS_BETWEEN = (3, 25)
MANDATES = {
    "clerk": "cấp ủy cơ sở (mô phỏng)",
    "board": "ban tổ chức (mô phỏng)",
    "standing": "ban thường vụ (mô phỏng)",
}
BY_BOARD = (Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK)
BY_CLERK = (Act.SUBMIT, Act.WITHDRAW)


@dataclass(frozen=True)
class Offices:
    """Ids of the accounts that took the steps, and of the guidance."""

    clerk: int
    board: int
    standing: int
    guidance: int
    symbol: str

    def of(self, act: Act) -> tuple[int, str]:
        """The account, and its mandate in words."""
        if act in BY_CLERK:
            return self.clerk, MANDATES["clerk"]
        return (self.board, MANDATES["board"]) if act in BY_BOARD else (self.standing, MANDATES["standing"])


class Pilot(NamedTuple):
    """An approval in force: of it meetings are held."""

    registration: int
    format: str
    basis: str
    since: int


class Rounds:
    def __init__(self, chance: Random, offices: Offices) -> None:
        self.chance, self.offices = chance, offices
        self._rounds, self._lists, self._registrations = count(1), count(1), count(1)
        self._round, self._opened, self._superior, self._list = 0, 0, 0, 0
        self._sent: int | None = None
        self.pilot: Pilot | None = None
        """Of the cell that was looked at last."""

    def opened_by(self, province: Node, letter: int) -> RoundRow:
        """The round of all below it that comes from now on."""
        self._round, self._opened = next(self._rounds), YEAR_FROM + between(*OPENED, self.chance)
        opened, last = iso(self._opened), iso(self._opened + OPEN_FOR)
        offices = self.offices
        return RoundRow(
            self._round, province.id, offices.guidance, letter, opened, last, offices.board, json.dumps(list(USUAL))
        )

    def of_organisation(self, node: Node) -> Iterator[Row]:
        """The list of a grassroots organisation; who decides on what is on it is the committee above it."""
        if node.kind == Kind.SUPERIOR:
            self._superior = node.id
        if node.level != OrganisationVersion.Level.GRASSROOTS:
            return
        self._list, never = next(self._lists), self.chance.random() < NEVER_SENT
        self._sent = None if never else self._opened + between(*SENT_WITHIN, self.chance)
        state = Submission.State.DRAFT if self._sent is None else Submission.State.SUBMITTED
        at, on = (None, None) if self._sent is None else (_moment(self._sent), iso(self._sent))
        yield SubmissionRow(self._list, self._round, node.id, state, at, on)

    def of_cell(self, seen: Seen) -> Iterator[Row]:
        """Its registration and what that rests on; sets `pilot`."""
        self.pilot = None
        if seen.groups and seen.cell.members >= MEMBERS_BY_GROUP:
            if self.chance.random() < AS_IT_WOULD:
                yield from self._registration(seen, Format.BY_GROUP, len(seen.grounds))
            return
        if not seen.infrastructure:
            return
        dispersed = 2 * len(seen.by_profession) > seen.cell.members
        if self.chance.random() > (AS_IT_WOULD if dispersed else AS_IT_MIGHT):
            return
        away = self._before(seen) if dispersed else self._away(seen)
        if 2 * len(away) > seen.cell.members:
            yield from away
            yield from self._registration(seen, Format.ONLINE, len(away))

    def _before(self, seen: Seen) -> list[GroundRow]:
        """What keeps its members apart did so before the register says it anew."""
        since = self._gone_since()
        return [row._replace(valid_from=iso(since), valid_to=row.valid_from) for row in seen.by_profession]

    def _away(self, seen: Seen) -> list[GroundRow]:
        """Grounds of members who had gone away by the time of the round."""
        chance, share = self.chance, self.chance.uniform(0.55, SHARE_AFFECTED[1])
        number = min(len(seen.without_ground), int(share * seen.cell.members) + 1)
        until = TODAY + between(40, 300, chance) if chance.random() < STILL_AWAY else TODAY - between(1, 90, chance)
        statement, evidence = "Đi làm ăn xa, không thể về họp hằng tháng", "Xác nhận của đơn vị"
        return [
            GroundRow(member, "working_away_from_home", statement, evidence, None, iso(self._gone_since()), iso(until))
            for member in seen.without_ground[:number]
        ]

    def _gone_since(self) -> int:
        return between(SETTLED_BEFORE, YEAR_FROM, self.chance)

    def _registration(self, seen: Seen, format: Format, affected: int) -> Iterator[Row]:
        chance, offices, cell = self.chance, self.offices, seen.cell
        basis = Basis.SPECIFIC_NATURE if format == Format.ONLINE else ""
        state, acts = self._fate()
        pk, steps = next(self._registrations), dict[Act, int]()
        day, before = self._sent or TODAY, State.DRAFT
        figures = _figures(seen, format, affected, iso(day), str(basis), offices.symbol)
        rows = []
        for act, after in acts:
            day = (
                day
                if act == Act.SUBMIT
                else min(TODAY, day + between(*DAYS_BETWEEN.get(act, USUAL_DAYS_BETWEEN), chance))
            )
            steps[act] = day
            rows.append(self._step(pk, act, before, after, day, figures, seen))
            before = after
        approved = steps.get(Act.APPROVE)
        yield RegistrationRow(
            id=pk,
            submission_id=self._list,
            organisation_id=cell.id,
            format=format,
            state=state,
            basis=basis,
            decider_id=self._superior,
            area=cell.place,
            figures=json.dumps(figures, ensure_ascii=False) if acts else "{}",
            infrastructure_points=json.dumps(list(Point)) if format == Format.ONLINE else "[]",
            appraised_by_id=offices.board if steps.keys() & {Act.APPRAISE_FIT, Act.APPRAISE_UNFIT} else None,
            decided_by_id=offices.standing if steps.keys() & {Act.APPROVE, Act.REFUSE} else None,
            guidance_id=offices.guidance if approved else None,
            in_force_from=iso(approved) if approved else None,
            ended_on=iso(steps[Act.END]) if Act.END in steps else None,
        )
        yield from rows
        if state == State.APPROVED and approved:
            self.pilot = Pilot(pk, format, str(basis), approved)

    def _fate(self) -> tuple[State, tuple[tuple[Act, State], ...]]:
        """What became of it, by which steps; on a list that was never sent it stays a draft."""
        if self._sent is None:
            return State.DRAFT, ()
        state = self.chance.choices(list(FATES), [weight for weight, _steps in FATES.values()])[0]
        return state, ((Act.SUBMIT, State.SUBMITTED), *FATES[state][1])

    def _step(
        self, registration: int, act: Act, before: State, after: State, day: int, figures: dict[str, object], seen: Seen
    ) -> StepRow:
        by, mandate = self.offices.of(act)
        remark = (
            "Số liệu mô phỏng" if act in (Act.APPRAISE_UNFIT, Act.REFUSE, Act.SEND_BACK, Act.SUSPEND, Act.END) else ""
        )
        evidence = _evidence(act, figures, seen, self.offices)
        return StepRow(
            registration, act, before, after, by, mandate, _moment(day), iso(day), remark,
            "members" if act == Act.SEND_BACK else "", json.dumps(evidence, ensure_ascii=False),
        )  # fmt: skip


def _moment(day: int) -> str:
    return f"{iso(day)} 02:00:00"


def _figures(seen: Seen, format: Format, affected: int, day: str, basis: str, symbol: str) -> dict[str, object]:
    """As pilots/queries/evidence.py keeps them, as far as they are known here."""
    by_group = format == Format.BY_GROUP
    return {
        "on": day,
        "members": seen.cell.members,
        "base": seen.cell.members - seen.left_out,
        "affected": affected,
        "affected_special": 0,
        "cells": 0,
        "groups": seen.groups,
        "by_category": {} if by_group else {"working_away_from_home": affected},
        "group_sizes": [],
        "basis": basis or None,
        "sufficient": seen.infrastructure,
        "guidance": symbol,
    }


def _evidence(act: Act, figures: dict[str, object], seen: Seen, offices: Offices) -> dict[str, object]:
    if act == Act.SUBMIT:
        return {"figures": figures, "area": seen.cell.place, "infrastructure": "", "points": []}
    if act in BY_BOARD:
        return {"figures": figures}
    if act not in (Act.APPROVE, Act.REFUSE):
        return {}
    return {
        "figures": figures,
        "grounds": [],
        "infrastructure": None,
        "guidance": {"pk": offices.guidance, "symbol": offices.symbol},
        "finding": {"eligible": act == Act.APPROVE, "basis": figures["basis"], "reasons": [], "warnings": []},
    }
