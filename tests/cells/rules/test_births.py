from datetime import date
from itertools import product

import pytest

from cells.rules.births import (
    Agreement,
    Birth,
    birth_in_words,
    births_agree,
    earliest_day,
    latest_day,
    year_of,
)
from cells.rules.member_names import in_full

DAY, NEXT, OTHER_YEAR = date(1962, 6, 5), date(1962, 6, 6), date(1963, 6, 5)
FIRST = date(1962, 1, 1)
KNOWN: list[Birth | None] = [None, DAY, NEXT, OTHER_YEAR, FIRST, 1962, 1963]


def _expected(one: Birth | None, other: Birth | None) -> Agreement:
    if one is None or other is None:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.YEAR if isinstance(one, int) else Agreement.DAY
    years = {str(one)[:4], str(other)[:4]}
    return Agreement.YEAR if len(years) == 1 and int in {type(one), type(other)} else Agreement.NONE


@pytest.mark.parametrize(("one", "other"), list(product(KNOWN, KNOWN)))
def test_two_births_agree_by_day_by_year_or_not(one: Birth | None, other: Birth | None) -> None:
    assert births_agree(one, other) is _expected(one, other)


def test_a_year_alone_and_a_day_of_it_may_be_one_and_of_another_year_not() -> None:
    assert births_agree(1962, DAY) is births_agree(DAY, 1962) is Agreement.YEAR
    assert births_agree(1962, OTHER_YEAR) is Agreement.NONE
    assert births_agree(1962, FIRST) is Agreement.YEAR
    assert births_agree(DAY, NEXT) is Agreement.NONE


def test_a_year_alone_reaches_from_its_first_day_to_its_last() -> None:
    assert (earliest_day(1962), latest_day(1962), year_of(1962)) == (FIRST, date(1962, 12, 31), 1962)
    assert (earliest_day(DAY), latest_day(DAY), year_of(DAY)) == (DAY, DAY, 1962)


def test_a_year_alone_is_said_as_a_year() -> None:
    assert [birth_in_words(one) for one in (None, DAY, 1962)] == ["", "05/06/1962", "1962"]
    assert in_full("Lý Thị Xa", 1962, "01234567") == "Lý Thị Xa (1962)"
    assert in_full("Lý Thị Xa", DAY, "01234567") == "Lý Thị Xa (05/06/1962)"
