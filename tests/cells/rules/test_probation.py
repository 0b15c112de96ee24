from datetime import date

from cells.rules.parameters import Key
from cells.rules.probation import probation_ends_on
from tests.statutes import SHIPPED, asking, without


def test_probation_lasts_a_year_and_a_leap_day_ends_on_the_first_of_march() -> None:
    assert probation_ends_on(date(2024, 3, 10), SHIPPED) == date(2025, 3, 10)
    assert probation_ends_on(date(2024, 2, 29), SHIPPED) == date(2025, 3, 1)
    assert probation_ends_on(date(1985, 2, 3), SHIPPED) == date(1986, 2, 3)


def test_it_lasts_as_long_as_the_statute_of_its_first_day_says() -> None:
    statutes = asking(Key.PROBATION, 24, since=date(2027, 1, 1))
    assert probation_ends_on(date(2026, 12, 31), statutes) == date(2027, 12, 31)
    assert probation_ends_on(date(2027, 1, 1), statutes) == date(2029, 1, 1)


def test_where_no_statute_speaks_of_it_it_has_no_end() -> None:
    assert probation_ends_on(date(2024, 3, 10), without(Key.PROBATION)) is None
