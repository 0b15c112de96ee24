"""Over any sequence of reorganisations: on every day every member belongs to exactly one cell, and nothing hangs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from cells.models import Member, Membership, Organisation, OrganisationVersion
from cells.queries.overlaps import overlaps
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.confirming import cancel_reorganisation
from reorganisations.services.refusals import ReorganisationRefused
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import CELL_FACTS, WARD_FACTS, come, confirmed

pytestmark = pytest.mark.django_db
FIRST = date(2025, 4, 1)


class Chooser:
    """Draws steps that make sense on what exists on a day; what they leave hanging together is refused."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.founded = 0

    def steps(self, day: date) -> list[Step]:
        found = OrganisationVersion.objects.on(day).filter(organisation__path__startswith=self.city())
        self.kinds = dict(found.order_by("organisation__code").values_list("organisation__code", "kind"))
        acts = [
            self.found,
            self.rename,
            self.move,
            self.merge,
            self.merge,
            self.split,
            self.split,
            self.dissolve,
            self.regrade,
        ]
        chosen = self.draw(st.lists(st.sampled_from(range(len(acts))), min_size=1, max_size=2))
        return [acts[act](day) for act in chosen]

    def city(self) -> str:
        return str(Organisation.objects.get(code="CITY").path)

    def draw(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.data.draw(strategy)

    def one(self, *kinds: str) -> str:
        return str(self.draw(st.sampled_from([code for code, kind in self.kinds.items() if kind in kinds])))

    def new(self, cell: bool) -> Part:
        self.founded += 1
        parent = self.one("superior", "grassroots_committee") if cell else "CITY"
        return Part(f"N{self.founded}", (CELL_FACTS if cell else WARD_FACTS) | {"parent": parent})

    def found(self, day: date) -> Step:
        part = self.new(self.draw(st.booleans()))
        return Step(StepKind.FOUND, facts={"code": part.code, **(part.facts or {})})

    def rename(self, day: date) -> Step:
        self.founded += 1
        return Step(StepKind.RENAME, (self.one("cell", "grassroots_committee"),), {"name": f"Chi bộ số {self.founded}"})

    def move(self, day: date) -> Step:
        return Step(StepKind.MOVE, (self.one("cell"),), {"parent": self.one("superior", "grassroots_committee")})

    def merge(self, day: date) -> Step:
        kind = self.draw(st.sampled_from(["cell", "cell", "grassroots_committee"]))
        if kind not in self.kinds.values():
            return self.found(day)
        one, other = self.one(kind), self.one(kind)
        return Step(
            StepKind.MERGE, (one, other), parts=(self.draw(st.sampled_from([Part(other), self.new(kind == "cell")])),)
        )

    def split(self, day: date) -> Step:
        code = self.one("cell", "grassroots_committee")
        is_cell = self.kinds[code] == "cell"
        first = self.draw(st.sampled_from([Part(code), self.new(is_cell)]))
        second = self.draw(st.sampled_from([self.new(is_cell), Part(self.one(self.kinds[code]))]))
        here = Membership.objects.on(day).filter(cell__code=code).values_list("member_id", flat=True)
        below = (
            OrganisationVersion.objects.on(day).filter(parent__code=code).values_list("organisation__code", flat=True)
        )
        second = replace(second, members=tuple(here[1::2]), children=tuple(below[::2]))
        return Step(StepKind.SPLIT, (code,), parts=(first, second))

    def dissolve(self, day: date) -> Step:
        return Step(StepKind.DISSOLVE, (self.one("cell", "grassroots_committee"),))

    def regrade(self, day: date) -> Step:
        if "grassroots_committee" not in self.kinds.values():
            return self.found(day)
        return Step(StepKind.REGRADE, (self.one("grassroots_committee"),), {"kind": "superior", "level": "commune"})


@given(st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_on_every_day_every_member_belongs_to_exactly_one_cell(cast: Cast, data: st.DataObject) -> None:
    with transaction.atomic():
        people = [*cast.people(4, of="CELL"), *cast.people(3, of="SECOND"), *cast.people(2, of="UNIT")]
        cast.groups("CELL", people[:4], number=2)
        days = _play(cast, data)
        for day in sorted({TODAY, *days, *(day - timedelta(days=1) for day in days)}):
            _everybody_has_one_cell(day)
            _nothing_hangs(day)
        assert overlaps() == {}
        assert all(not problem for problem in Organisation.objects.find_problems())
        transaction.set_rollback(True)


def _play(cast: Cast, data: st.DataObject) -> set[date]:
    """Each plan some days after the one before, cancelled or come; what cannot be done is refused and changes nothing."""
    chooser = Chooser(data)
    day, days = FIRST, {FIRST}
    for number in range(data.draw(st.integers(3, 6))):
        day += timedelta(days=data.draw(st.integers(1, 9)))
        try:
            with transaction.atomic():
                steps = chooser.steps(day)
                plan = confirmed(cast, *steps, on=day, led_by=None, actor="khanh", title=f"{number}")
        except ReorganisationRefused:
            event("refused")
            continue
        days.add(day)
        if data.draw(st.booleans()) and data.draw(st.booleans()):
            _cancel(cast, plan)
            event("cancelled")
        else:
            assert come(day) == 1
            event(f"in effect: {', '.join(step.act for step in steps)}")
    return days


def _cancel(cast: Cast, plan: Reorganisation) -> None:
    cancel_reorganisation(reorganisation=plan, because="Thu hồi", occasion=cast.occasion("khanh"))


def _everybody_has_one_cell(day: date) -> None:
    belonging = Membership.objects.on(day)
    assert belonging.count() == belonging.values("member").distinct().count() == Member.objects.count()
    cells = OrganisationVersion.objects.on(day).filter(kind="cell").values("organisation")
    assert not belonging.exclude(cell__in=cells).exists()


def _nothing_hangs(day: date) -> None:
    versions = {version.organisation_id: version for version in OrganisationVersion.objects.on(day)}
    for version in versions.values():
        assert version.parent_id is None or version.parent_id in versions
        assert version.parent_id is None or versions[version.parent_id].kind != "cell"
