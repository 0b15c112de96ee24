"""Whatever plans are confirmed, cancelled and come to pass, in whatever order: what may be confirmed comes into effect.

Chance drafts plans of every kind of step for days to come, confirms and cancels them, lets people come and days pass. After each
act it is asked of every day on which anything changes, past and to come: everybody is in exactly one cell, every organisation
stands below one that is there, nothing below itself, and the cells of the day add up to the top; what is past has not changed.
No plan is ever set aside.

PLANS_RUNS and PLANS_SEED make a longer run, with `pytest -s` to read its figures.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import Group, Membership, Organisation, OrganisationVersion
from cells.queries.organisations import cells_of, version_on
from cells.queries.overlaps import strays
from cells.rules.placing import Kind
from cells.services.newcomers import Newcomer
from cells.services.transfers import Papers, receive_from_outside, receive_transfer, send_transfer
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.confirming import cancel_reorganisation, confirm_reorganisation
from reorganisations.services.drafting import ReorganisationHead, add_step, begin_reorganisation
from reorganisations.services.keeping_the_day import keep_day
from tests.cast import TODAY, Cast
from tests.past.world import NotNow, noon
from tests.reorganisations.reorganising import CELL_FACTS, ORDER, WARD_FACTS, found, merge, new, split

pytestmark = pytest.mark.django_db
RUNS = int(os.environ.get("PLANS_RUNS", "2"))
SEED = int(os.environ.get("PLANS_SEED", "1"))
ACTS = 12
HORIZON = 25
State = Reorganisation.State


@dataclass
class Town:
    """CITY with three wards and their cells, and what was seen of each day that is past."""

    cast: Cast
    chance: Random
    today: date = TODAY
    number: int = 0
    told: list[str] = field(default_factory=list)
    seen: dict[date, Counter[int]] = field(default_factory=dict)
    came: list[date] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def occasion(self) -> Occasion:
        return Occasion(by=self.cast.actor("khanh"), at=noon(self.today), today=self.today)

    def code(self) -> str:
        self.number += 1
        return f"N-{self.number}"

    def day(self) -> date:
        """Of a plan to come; many are of one day."""
        ahead = Reorganisation.objects.filter(state=State.CONFIRMED, effective_on__gt=self.today)
        taken = list(ahead.order_by("pk").values_list("effective_on", flat=True))
        return self.chance.choice([self.today + timedelta(days=self.chance.randint(1, HORIZON)), *taken[:2]])

    def codes(self, on: date, *kinds: str) -> list[str]:
        versions = OrganisationVersion.objects.on(on).filter(kind__in=kinds)
        codes = versions.exclude(organisation__code__in=("TW", "CITY", "OTHER", "BNG")).order_by("organisation__code")
        return list(codes.values_list("organisation__code", flat=True))

    def two_of(self, codes: list[str]) -> list[str]:
        """So many may have merged that there is one left."""
        if len(codes) < 2:
            raise NotNow
        return self.chance.sample(codes, 2)


# --- steps ------------------------------------------------------------------------------------------------------------


def a_step(town: Town, on: date) -> Step:
    chance = town.chance
    cells, wards = town.codes(on, Kind.CELL), town.codes(on, Kind.GRASSROOTS_COMMITTEE)
    cell, other = town.two_of(cells)
    ward, next_ward = town.two_of(wards)
    cell_facts = CELL_FACTS | {"parent": ward}

    def part(code: str | None = None, **told: object) -> Part:
        return Part(code or town.code(), None if code else cell_facts, **told)  # type: ignore[arg-type]

    ways: list[Callable[[], Step]] = [
        lambda: found(town.code(), cell_facts),
        lambda: found(town.code(), WARD_FACTS),
        lambda: Step(StepKind.RENAME, (chance.choice([*cells, *wards]),), {"name": f"Tên {town.code()}"}),
        lambda: Step(StepKind.MOVE, (cell,), {"parent": chance.choice([*wards, "CITY", "OTHER"])}),
        lambda: Step(StepKind.MOVE, (ward,), {"parent": chance.choice(["CITY", "OTHER", "TW"])}),
        lambda: Step(StepKind.RETYPE, (cell,), {"type": chance.choice(["school", "residential", "police"])}),
        lambda: merge([cell], other),
        lambda: merge([cell, other], new(town.code(), cell_facts)),
        lambda: merge([ward], next_ward),
        lambda: merge([ward, next_ward], new(town.code(), WARD_FACTS)),
        lambda: split(cell, part(cell), part(groups=_groups(town, cell))),
        lambda: split(cell, part(), part(members=_people(town, cell))),
        lambda: split(
            ward, Part(town.code(), WARD_FACTS), Part(town.code(), WARD_FACTS, children=_below(ward, on)[:2])
        ),
        lambda: Step(StepKind.DISSOLVE, (chance.choice([*cells, *wards]),)),
        lambda: Step(StepKind.REGRADE, (ward,), {"kind": "superior", "level": "commune"}),
    ]
    return chance.choice(ways)()


def _groups(town: Town, code: str) -> tuple[int, ...]:
    groups = list(Group.objects.filter(cell__code=code, valid_to=None).order_by("pk").values_list("pk", flat=True))
    return tuple(groups[: town.chance.randint(0, 2)])


def _people(town: Town, code: str) -> tuple[int, ...]:
    rows = Membership.objects.filter(cell__code=code, valid_to=None).order_by("member")
    people = list(rows.values_list("member_id", flat=True))
    return tuple(town.chance.sample(people, len(people) // 2))


def _below(code: str, on: date) -> tuple[str, ...]:
    below = OrganisationVersion.objects.on(on).filter(parent__code=code).order_by("organisation__code")
    return tuple(below.values_list("organisation__code", flat=True))


# --- acts -------------------------------------------------------------------------------------------------------------


def confirm(town: Town) -> None:
    on = town.day()
    head = ReorganisationHead(f"Phương án {town.code()}", on, ORDER)
    draft = begin_reorganisation(head=head, led_by=None, occasion=town.occasion())
    for _step in range(town.chance.choice([1, 1, 1, 2, 3])):
        add_step(reorganisation=draft, step=a_step(town, on), occasion=town.occasion())
    choices = {
        "cells.posts": town.chance.choice(["carry", "end"]),
        "cells.groups": town.chance.choice(["carry", "end"]),
    }
    confirm_reorganisation(reorganisation=draft, choices=choices, occasion=town.occasion())


def cancel(town: Town) -> None:
    ahead = list(Reorganisation.objects.filter(state=State.CONFIRMED).order_by("pk"))
    if not ahead:
        raise NotNow
    plan = town.chance.choice(ahead)
    cancel_reorganisation(reorganisation=plan, because="Chưa đủ điều kiện", occasion=town.occasion())


def days_pass(town: Town) -> None:
    for _day in range(town.chance.randint(1, 8)):
        town.seen[town.today] = Register().totals(town.today)
        town.today += timedelta(days=1)
        town.counts["days"] += 1
        town.counts["in effect"] += keep_day(today=town.today, at=noon(town.today))
        assert not Reorganisation.objects.filter(state=State.SET_ASIDE).exists(), "A plan was set aside."


def somebody_moves(town: Town) -> None:
    """Who is acted upon before a plan's day goes along with it, on the days to come already."""
    cell, other = town.two_of(town.codes(town.today, Kind.CELL))
    row = Membership.objects.on(town.today).filter(cell__code=cell).order_by("pk").first()
    if row is None:
        raise NotNow
    told = {"on": town.today, "document": None, "occasion": town.occasion()}
    to = Organisation.objects.get(code=other)
    due = town.today + timedelta(days=30)
    sent = send_transfer(member=row.member, to_cell=to, to_name="", papers_due_on=due, **told)
    receive_transfer(transfer=sent, **told)


def somebody_comes(town: Town) -> None:
    """Who was not there when a plan was written goes along with it too."""
    person = Newcomer(f"Khách {town.code()}", date(1980, 2, 3), admitted_on=date(2005, 5, 19))
    receive_from_outside(
        cell=Organisation.objects.get(code=town.chance.choice(town.codes(town.today, Kind.CELL))),
        person=person,
        papers=Papers("Đảng bộ xã Xa", town.today, None, ORDER),
        on=town.today,
        seen_by=Organisation.objects.none(),
        is_another_person=True,
        occasion=town.occasion(),
    )
    town.came.append(town.today)


ALL = [confirm] * 6 + [cancel] * 2 + [days_pass] * 3 + [somebody_moves, somebody_comes]


# --- what is true of every day ----------------------------------------------------------------------------------------


def check(town: Town) -> None:
    """Read once, and counted for each day here: but for the totals of the top, which are what the pages ask for."""
    assert "nothing_hangs_below_what_is_not_there" not in strays()
    top, register = town.cast["TW"], Register()
    for day in register.days_of_change(town.today):
        people = PEOPLE + sum(came <= day for came in town.came)
        members = register.totals(day)
        assert sum(members.values()) == people, f"{sum(members.values())} people on {day}"
        assert len(register.people(day)) == people
        assert sum(members[pk] for pk in cells_of(top, day)) == people, f"The top on {day}"
        # Counted down from the top each is met once: nothing hangs below nothing, nor in a ring.
        parents = register.parents(day)
        assert len(below(parents)) == len(parents), f"The tree of {day}"
        town.counts["days looked at"] += 1
    for day, was in town.seen.items():
        assert register.totals(day) == was, f"{day} has changed"
    assert version_on(top, town.today) is not None


class Register:
    """Who belongs where and what hangs below what, of all days."""

    def __init__(self) -> None:
        self.belonging = list(Membership.objects.order_by("pk"))
        self.versions = list(OrganisationVersion.objects.order_by("pk"))

    def totals(self, day: date) -> Counter[int]:
        """By cell, its members."""
        return Counter(row.cell_id for row in self.belonging if row.is_true_on(day))

    def people(self, day: date) -> set[int]:
        return {row.member_id for row in self.belonging if row.is_true_on(day)}

    def parents(self, day: date) -> dict[int, int | None]:
        return {row.organisation_id: row.parent_id for row in self.versions if row.is_true_on(day)}

    def days_of_change(self, today: date) -> list[date]:
        days = {row.valid_from for row in [*self.belonging, *self.versions]} | {today}
        return [*sorted(days), today + timedelta(days=2 * HORIZON)]


def below(parents: Mapping[int, int | None]) -> set[int]:
    """What is reached from the top."""
    reached = {pk for pk, parent in parents.items() if parent is None}
    while more := {pk for pk, parent in parents.items() if parent in reached} - reached:
        reached |= more
    return reached


PEOPLE = 31


def town_of(cast: Cast, chance: Random) -> Town:
    ward = {name: value for name, value in WARD_FACTS.items() if name not in ("parent", "name")}
    cell = {name: value for name, value in CELL_FACTS.items() if name not in ("parent", "name")}
    for code in ("WARD2", "WARD3"):
        cast.found(code, parent="CITY", name=f"Đảng bộ {code}", **ward)
        for number in (1, 2):
            cast.found(f"{code}-{number}", parent=code, name=f"Chi bộ khu phố {number}", **cell)
    for code, number in (("CELL", 8), ("SECOND", 4), ("UNIT", 3), ("WARD2-1", 5), ("WARD2-2", 2), ("WARD3-1", 9)):
        people = cast.people(number, of=code)
        if number > 4:
            cast.groups(code, people, number=2)
        cast.committee(code, people[:2])
    return Town(cast, chance)


def test_every_plan_that_is_confirmed_comes_into_effect_and_every_day_adds_up(cast: Cast) -> None:
    counts: Counter[str] = Counter()
    for run in range(RUNS):
        with transaction.atomic():
            town = town_of(cast, Random(SEED * 100_000 + run))
            try:
                for _act in range(ACTS):
                    act = town.chance.choice(ALL)
                    try:
                        with transaction.atomic():
                            act(town)
                    except NotNow:
                        continue
                    except Refused as refused:
                        town.counts[f"{act.__name__} refused"] += 1
                        town.told.append(f"{town.today} {act.__name__} refused: {refused.message}")
                        continue
                    town.counts[act.__name__] += 1
                    town.told.append(f"{town.today} {act.__name__}")
                    check(town)
                while Reorganisation.objects.filter(state=State.CONFIRMED).exists():
                    days_pass(town)
                check(town)
            except Exception as error:
                pytest.fail("\n".join([f"Run {run} of seed {SEED}: {error!r}", *town.told]))
            counts.update(town.counts)
            transaction.set_rollback(True)
    print(f"\n{RUNS} runs of seed {SEED}: {dict(sorted(counts.items()))}")
    assert counts["in effect"]
