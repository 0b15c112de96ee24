from datetime import date

import pytest

from cells.models import Membership, Organisation
from cells.queries.headcounts import headcounts
from cells.queries.members import guests_on, members_on, named_like, number_on
from cells.queries.particulars import SEEN, as_seen_on
from cells.rules.counting import Counting
from cells.services.newcomers import Newcomer
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
FIRST, LAST, AFTER = date(2025, 3, 1), date(2025, 3, 20), date(2025, 3, 21)
BEFORE = date(2025, 2, 28)
BOUNDARIES = [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)]


def present(cast: Cast, day: date, code: str = "CELL"):
    return members_on([cast[code].pk], day).first()


def test_in_the_order_of_birth_a_year_alone_stands_where_its_year_begins(cast: Cast) -> None:
    births = [date(1962, 1, 2), 1962, date(1961, 12, 31), 1963, date(1963, 1, 2)]
    cast.register([Newcomer(f"Lý {birth}", born_on=birth) for birth in births], of="CELL")
    here, below = [cast["CELL"].pk], Organisation.objects.below(cast["CELL"])
    ordered = [date(1961, 12, 31), 1962, date(1962, 1, 2), 1963, date(1963, 1, 2)]
    assert [member.birth for member in members_on(here, TODAY).order_by("birth_from")] == ordered
    gone_by = as_seen_on(members_on(here, FIRST), here, FIRST, below)
    assert [member.birth for member in gone_by.order_by(f"-{SEEN}birth_from")] == ordered[::-1]


@pytest.mark.parametrize(("day", "there"), BOUNDARIES)
def test_a_member_belongs_from_the_first_day_to_the_last(cast: Cast, day: date, there: bool) -> None:
    (member,) = cast.people(1, of="CELL", on=FIRST)
    Membership.objects.filter(member=member).update(valid_to=AFTER, departure="transferred")
    assert members_on([cast["CELL"].pk], day).exists() is there
    assert number_on([cast["CELL"].pk], day) == members_on([cast["CELL"].pk], day).count() == there
    assert number_on([cast["CELL"].pk], day, many=True) == there


@pytest.mark.parametrize(("day", "there"), BOUNDARIES)
def test_exemption_lasts_from_its_first_day_to_its_last(cast: Cast, day: date, there: bool) -> None:
    (member,) = cast.people(1, of="CELL")
    cast.activity(member, "exempt", on=FIRST, until=AFTER)
    assert present(cast, day).activity == ("exempt" if there else "active")
    count = headcounts([cast["CELL"].pk], day, Counting(left_out=frozenset({"exempt"})))[cast["CELL"].pk]
    assert (count.members, count.base) == (1, 0 if there else 1)


@pytest.mark.parametrize(("day", "there"), BOUNDARIES)
def test_a_temporary_stay_lasts_from_its_first_day_to_its_last(cast: Cast, day: date, there: bool) -> None:
    (member,) = cast.people(1, of="CELL")
    cast.stay(member, "SECOND", on=FIRST, until=AFTER)
    assert present(cast, day).elsewhere is there
    assert guests_on(cast["SECOND"].pk, day).exists() is there
    assert not members_on([cast["SECOND"].pk], day).exists()


@pytest.mark.parametrize(("day", "there"), BOUNDARIES)
def test_a_ground_lasts_from_its_first_day_to_its_last(cast: Cast, day: date, there: bool) -> None:
    cast.grounds(cast.people(1, of="CELL"), valid_from=FIRST, valid_to=AFTER)
    assert present(cast, day).ground == ("ship_crew" if there else "")
    count = headcounts([cast["CELL"].pk], day, Counting(grounds=frozenset({"ship_crew"})))[cast["CELL"].pk]
    assert count.affected == (1 if there else 0)


@pytest.mark.parametrize(("day", "there"), BOUNDARIES)
def test_the_end_of_a_storm_ends_the_ground_that_rests_on_it(cast: Cast, day: date, there: bool) -> None:
    storm = cast.storm(since=FIRST, until=AFTER)
    members = cast.people(1, of="CELL")
    cast.grounds(members, category="natural_disaster", area_fact=storm, valid_from=date(2025, 1, 1))
    assert present(cast, day).ground == ("natural_disaster" if there else "")


def test_a_member_becomes_official_on_the_day_and_not_before(cast: Cast) -> None:
    person = Newcomer("Lê Thị Mới", admitted_on=date(2024, 3, 1), official_from=FIRST)
    cast.register([person], of="CELL", on=date(2024, 3, 1))
    assert [present(cast, day).degree for day in (BEFORE, FIRST)] == ["probationary", "official"]


def test_group_and_leader_are_those_of_the_day(cast: Cast) -> None:
    members = cast.people(4, of="CELL")
    cast.groups("CELL", members, number=2, on=FIRST)
    found = members_on([cast["CELL"].pk], FIRST)
    assert [(one.group_name, one.leads) for one in found.order_by("pk")] == [
        ("Tổ đảng số 1", True),
        ("Tổ đảng số 2", True),
        ("Tổ đảng số 1", False),
        ("Tổ đảng số 2", False),
    ]
    assert {one.group_name for one in members_on([cast["CELL"].pk], BEFORE)} == {None}


def test_members_stand_in_the_order_of_their_tên(cast: Cast) -> None:
    people = [Newcomer(name) for name in ("Lê Yến", "Vũ Đào", "Bùi Ân", "Trần An", "Đỗ Dung", "Ngô Ăn")]
    cast.register(people, of="CELL", on=FIRST)
    names = [one.full_name for one in members_on([cast["CELL"].pk], FIRST)]
    assert names == ["Trần An", "Ngô Ăn", "Bùi Ân", "Đỗ Dung", "Vũ Đào", "Lê Yến"]


@pytest.mark.parametrize("typed", ["nguyễn thuỷ", "NGUYEN THUY", "thủy", "Nguye\u0302\u0303n", "uy thuy nguyen"])
def test_a_name_is_found_in_any_spelling(cast: Cast, typed: str) -> None:
    cast.register([Newcomer("Nguyễn Thị Thuỷ Uy"), Newcomer("Trần Văn Sơn")], of="CELL", on=FIRST)
    assert [one.full_name for one in members_on([cast["CELL"].pk], TODAY).filter(named_like(typed))] == [
        "Nguyễn Thị Thuỷ Uy"
    ]


def test_of_who_is_shown_nothing_is_asked_by_reading_everybodys_stays(cast: Cast) -> None:
    """PostgreSQL answers EXISTS among what is shown by reading all stays of the country (cells/queries/members.py)."""
    here = members_on([cast["CELL"].pk], TODAY)
    shown, _from, _asked = str(here.query).partition(' FROM "cells_member" WHERE ')
    assert "cells_temporarystay" in shown
    assert "cells_groupleadership" in shown
    assert "EXISTS" not in shown
    assert "EXISTS" in str(here.filter(is_elsewhere=True).query).removeprefix(shown)
