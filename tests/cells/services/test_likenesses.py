"""What members have in common is kept: looked up, it is what is compared, whatever has been done meanwhile."""

from datetime import date
from random import Random

import pytest
from django.db import connection

from cells.models import Likeness, LikenessMark, Member, Organisation
from cells.queries.duplicates import likely_duplicates
from cells.queries.likenesses import likenesses
from cells.rules.births import Birth
from cells.services.likenesses import compare_after_an_act, compare_all, compare_all_marked, compare_marked
from cells.services.newcomers import Newcomer
from tests.cast import Cast
from tests.cells.services.test_counts import ACTS, SEEDS
from tests.guards import drop_guard
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, World, people

pytestmark = pytest.mark.django_db
BORN = date(1962, 6, 5)
Rows = set[tuple[int, str]]


def kept() -> Rows:
    return set(Likeness.objects.values_list("member_id", "key"))


def compared() -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(likenesses())
        return set(cursor.fetchall())


def enter(cast: Cast, name: str, born: Birth | None = None, card: str = "", of: str = "CELL") -> Member:
    return cast.register([Newcomer(name, born_on=born, card_number=card)], of=of)[0]


def pairs(cast: Cast, of: str = "WARD") -> list[tuple[int, int]]:
    return [(pair.first.pk, pair.second.pk) for pair in likely_duplicates(Organisation.objects.below(cast[of]))]


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_what_is_kept_is_what_is_compared(cast: Cast, seed: int) -> None:
    people(cast)
    world = World(cast, Random(seed), BEGINNING)
    world.go_on(1)
    for _look in range(2):
        world.live(ACTS // 2)
        compare_all_marked()
        assert kept() == compared()


def test_by_chance_changed_members_are_like_whom_they_are_compared_with(cast: Cast) -> None:
    """Few names, births and cards, so that they meet and part all the time; a mark or two are left at each look."""
    chance = Random(8)
    for _step in range(60):
        birth = chance.choice([None, 1962, 1963, BORN, date(1962, 7, 1), date(1963, 1, 2)])
        name, card = chance.choice(["Lý A", "LY A", "Lê B"]), chance.choice(["", "", "001", "002"])
        members = list(Member.objects.order_by("pk"))
        if len(members) > 3 and chance.random() < 0.7:
            changed = chance.choice(members)
            changed.full_name, changed.birth, changed.card_number = name, birth, card
            changed.save()
        else:
            enter(cast, name, birth, card)
        compare_marked(at_most=2)
        if not LikenessMark.objects.exists():
            assert kept() == compared()
    compare_all_marked()
    assert kept() == compared()
    assert {key[:4] for _pk, key in kept()} == {"card", "1962", "1963"}


def test_who_is_looked_up_is_who_is_compared(cast: Cast) -> None:
    one, other = enter(cast, "Lý A", BORN), enter(cast, "LY A", 1962, of="SECOND")
    enter(cast, "Lý A", BORN, of="OTHERCELL")
    assert LikenessMark.objects.exists()
    live = pairs(cast)
    compare_all_marked()
    assert not LikenessMark.objects.exists()
    assert pairs(cast) == live == [(one.pk, other.pk)]


def test_who_was_like_one_that_is_gone_is_like_nobody(cast: Cast) -> None:
    members = [enter(cast, "Lý A", BORN), enter(cast, "Lý A", BORN)]
    compare_all_marked()
    assert len(kept()) == 2
    gone = Member.objects.create(full_name="Lý A", born_on=BORN)
    compare_after_an_act()
    assert {pk for pk, _key in kept()} == {gone.pk, *(member.pk for member in members)}
    gone.delete()
    Member.objects.filter(pk=members[0].pk).update(born_on=None, born_in=1970)
    compare_after_an_act()
    assert kept() == set()


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
def test_control_without_a_mark_what_was_written_is_not_compared(cast: Cast, act: str) -> None:
    one, other = enter(cast, "Lý A", BORN), enter(cast, "Lê B", BORN)
    alone = Member.objects.create(full_name="Lý A", born_on=BORN)
    compare_all_marked()
    assert kept() == compared()
    drop_guard(connection, f"cells_member_marks_member_id_on_{act}")
    if act == "insert":
        enter(cast, "Lê B", BORN)
    elif act == "update":
        Member.objects.filter(pk=other.pk).update(search_key=one.search_key)
    else:
        alone.delete()
    compare_all_marked()
    assert kept() != compared()
    compare_all()
    assert kept() == compared()


def test_of_very_many_marks_everybody_is_compared(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cells.services.likenesses.MANY_MARKS", 1)
    for _time in range(3):
        enter(cast, "Lý A", BORN)
    compare_all_marked()
    assert not LikenessMark.objects.exists()
    assert len(kept()) == 3
