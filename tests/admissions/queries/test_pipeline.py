"""Who is on the way into the Party, and who is on probation and followed by nobody: after lives of acts by chance, as the facts
say it person by person."""

from collections.abc import Collection
from datetime import date, timedelta
from random import Random

import pytest

from admissions.models import Candidate
from admissions.queries.pipeline import (
    ON_PROBATION,
    candidates_of,
    not_over,
    number_without_a_case,
    on_probation_without_a_case,
)
from cells.models import Degree, Membership, Organisation
from tests.cast import TODAY, Cast
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, USED, World, people

pytestmark = pytest.mark.django_db


class Facts:
    """Of a day, in Python: the law that the statements follow."""

    def __init__(self, day: date) -> None:
        self.cell_of = dict(Membership.objects.on(day).values_list("member_id", "cell_id"))
        probationary = Degree.objects.on(day).filter(value=Degree.Value.PROBATIONARY)
        self.probationary = set(probationary.values_list("member_id", flat=True))
        self.candidates = list(Candidate.objects.all())

    def on_the_way(self, cells: Collection[int]) -> set[int]:
        there = [one for one in self.candidates if self.cell_of.get(one.member_id or 0, one.cell_id) in cells]
        return {one.pk for one in there if one.removed_on is None}

    def not_over(self, cells: Collection[int]) -> set[int]:
        mine = self.on_the_way(cells)
        return {one.pk for one in self.candidates if one.pk in mine and not self._is_over(one)}

    def _is_over(self, one: Candidate) -> bool:
        if one.member_id is None:
            return False
        ended = one.stage in ON_PROBATION and one.member_id not in self.probationary
        return ended or one.member_id not in self.cell_of

    def followed_by_nobody(self, cells: Collection[int]) -> set[tuple[int, int]]:
        followed = {one.member_id for one in self.candidates}
        members = self.probationary - followed
        return {(pk, self.cell_of[pk]) for pk in members if self.cell_of.get(pk) in cells}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_every_part_and_day_they_are_those_of_the_facts(
    cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for app, often in {"pilots": 0, "meetings": 0, "reports": 0, "admissions": 6}.items():
        monkeypatch.setitem(USED, app, often)
    people(cast)
    for code in ("CELL", "UNIT", "OTHERCELL"):
        cast.people(4, of=code, on=date(2024, 12, 2), official=False)
    world = World(cast, Random(seed), BEGINNING)
    found = set()
    for _look in range(3):
        world.live(10)
        for day in (BEGINNING - timedelta(days=60), BEGINNING, TODAY, world.today, world.today + timedelta(days=30)):
            found |= {figure for organisation in Organisation.objects.all() for figure in _held(organisation, day)}
    assert found >= {"on_the_way", "followed_by_nobody"}


def _held(organisation: Organisation, day: date) -> set[str]:
    """Holds what is asked of the part of the tree to the facts. Which of it is anybody."""
    below = Organisation.objects.below(organisation)
    cells, facts = set(below.values_list("pk", flat=True)), Facts(day)
    candidates = candidates_of(below, day)
    on_the_way = list(candidates.values_list("pk", flat=True))
    going_on = list(not_over(candidates, day).values_list("pk", flat=True))
    unfollowed = [(degree.member_id, cell.pk) for degree, cell in on_probation_without_a_case(below, day)]
    assert sorted(on_the_way) == sorted(facts.on_the_way(cells))
    assert sorted(going_on) == sorted(facts.not_over(cells))
    assert sorted(unfollowed) == sorted(facts.followed_by_nobody(cells))
    assert number_without_a_case(below, day) == len(unfollowed)
    there = {"on_the_way": on_the_way, "over": len(on_the_way) > len(going_on), "followed_by_nobody": unfollowed}
    return {figure for figure, anybody in there.items() if anybody}
