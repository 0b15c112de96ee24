from datetime import date

from cells.rules.probation import PROBATION_YEARS, probation_ends_on


def test_probation_lasts_a_year_and_a_leap_day_ends_on_the_first_of_march() -> None:
    assert PROBATION_YEARS == 1
    assert probation_ends_on(date(2024, 3, 10)) == date(2025, 3, 10)
    assert probation_ends_on(date(2024, 2, 29)) == date(2025, 3, 1)
