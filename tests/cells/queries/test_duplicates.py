from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import Member, Organisation
from cells.queries.duplicates import alike_below, likely_duplicates
from cells.rules.births import Birth
from cells.services.likenesses import compare_all_marked
from cells.services.newcomers import Newcomer
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def enter(cast: Cast, name: str, born_on: Birth | None, card: str = "", of: str = "CELL") -> Member:
    return cast.register([Newcomer(name, born_on=born_on, card_number=card)], of=of)[0]


def pairs(cast: Cast, of: str = "WARD") -> list[tuple[int, int]]:
    return [(pair.first.pk, pair.second.pk) for pair in likely_duplicates(Organisation.objects.below(cast[of]))]


def test_the_same_name_in_any_spelling_with_the_same_birth_date_is_likely_one(cast: Cast) -> None:
    one, other = enter(cast, "Lý Đức Thúy", date(1980, 1, 1)), enter(cast, "LY DUC THUÝ", date(1980, 1, 1), of="SECOND")
    enter(cast, "Lý Đức Thúy", date(1980, 1, 2))
    enter(cast, "Lý Đức Thúy", None)
    assert pairs(cast) == [(one.pk, other.pk)]


def test_a_year_alone_and_a_day_of_it_are_likely_one_and_another_year_is_not(cast: Cast) -> None:
    day, alone = enter(cast, "Lý Đức Thúy", date(1962, 6, 5)), enter(cast, "LY DUC THUÝ", 1962, of="SECOND")
    again = enter(cast, "Lý Đức Thúy", 1962)
    enter(cast, "Lý Đức Thúy", date(1963, 6, 5))
    enter(cast, "Lý Đức Thúy", 1963)
    enter(cast, "Lý Đức Thúy", None)
    enter(cast, "Lê C", 1962)
    in_1963 = {pk for pair in pairs(cast) for pk in pair} - {day.pk, alone.pk, again.pk}
    assert len(in_1963) == 2
    assert set(pairs(cast)) == {(day.pk, alone.pk), (day.pk, again.pk), (alone.pk, again.pk), tuple(sorted(in_1963))}


def test_two_days_of_one_year_are_two_people_though_a_third_has_the_year_alone(cast: Cast) -> None:
    one, other = enter(cast, "Lý A", date(1962, 6, 5)), enter(cast, "Lý A", date(1962, 7, 5))
    third = enter(cast, "Lý A", 1962)
    assert pairs(cast) == [(one.pk, third.pk), (other.pk, third.pk)]


@pytest.mark.parametrize(("told", "known"), [(1962, date(1962, 6, 5)), (date(1962, 12, 31), 1962), (1962, 1962)])
def test_who_comes_is_known_by_name_and_year(cast: Cast, told: Birth, known: Birth) -> None:
    member, below = enter(cast, "Lý A", known), Organisation.objects.below(cast["CELL"])
    assert alike_below("ly a", told, "", below) == [member]
    assert alike_below("ly a", 1961, "", below) == alike_below("ly b", told, "", below) == []
    assert alike_below("ly a", date(1963, 1, 1), "", below) == alike_below("ly a", None, "", below) == []


def test_the_same_card_is_likely_one_and_no_card_is_not(cast: Cast) -> None:
    one, other = enter(cast, "Lý A", None, "001"), enter(cast, "Trần B", None, "001")
    enter(cast, "Lê C", None)
    enter(cast, "Võ D", None)
    (pair,) = likely_duplicates(Organisation.objects.below(cast["CELL"]))
    assert (pair.first, pair.second, pair.same_card, pair.same_name_and_birth) == (one, other, True, False)


def test_three_alike_are_three_pairs(cast: Cast) -> None:
    for _time in range(3):
        enter(cast, "Lý A", date(1980, 1, 1), "001")
    assert len(pairs(cast)) == 3


def test_of_very_many_alike_the_first_pairs_are_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cells.queries.duplicates.MOST_PAIRS", 2)
    ids = [enter(cast, "Lý A", date(1980, 1, 1), "001").pk for _time in range(4)]
    (first, second) = likely_duplicates(Organisation.objects.below(cast["WARD"]))
    assert [(pair.first.pk, pair.second.pk) for pair in (first, second)] == [(ids[0], ids[1]), (ids[0], ids[2])]
    assert first.same_card
    assert first.same_name_and_birth


@pytest.mark.parametrize("most_pairs", [1, 3, 500])
def test_in_a_large_part_as_many_are_told_though_only_the_first_keys_are_looked_at(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, most_pairs: int
) -> None:
    monkeypatch.setattr("cells.queries.duplicates.MOST_PAIRS", most_pairs)
    enter(cast, "Trần B", date(1962, 6, 5), "002", of="OTHERCELL")
    for name in ("Trần B", "Lý A"):
        for card in ("001", "002", ""):
            enter(cast, name, date(1980 if card else 1962, 6, 5), card)
    compare_all_marked()
    all_at_once = pairs(cast)
    monkeypatch.setattr("cells.queries.likenesses.MOST_ORGANISATIONS", 2)
    monkeypatch.setattr("cells.queries.likenesses.FIRST_KEYS", 2)
    with CaptureQueriesContext(connection) as asked:
        assert pairs(cast) == all_at_once
    assert len(all_at_once) == min(most_pairs, 4)
    looked_up = [query for query in asked.captured_queries if "AS found" in query["sql"]]
    assert len(looked_up) == (1 if most_pairs == 1 else 2)


def test_one_card_without_births_is_no_birth_in_common(cast: Cast) -> None:
    enter(cast, "Lý A", None, "001"), enter(cast, "Lý A", None, "001")
    (pair,) = likely_duplicates(Organisation.objects.below(cast["CELL"]))
    assert (pair.same_card, pair.same_name_and_birth) == (True, False)


def test_who_is_elsewhere_is_not_compared(cast: Cast) -> None:
    enter(cast, "Lý A", date(1980, 1, 1), of="OTHERCELL")
    enter(cast, "Lý A", date(1980, 1, 1))
    assert pairs(cast) == []
    assert alike_below("Lý A", date(1980, 1, 1), "", Organisation.objects.below(cast["UNIT"])) == []
    assert len(alike_below("ly a", date(1980, 1, 1), "", Organisation.objects.below(cast["CELL"]))) == 1
