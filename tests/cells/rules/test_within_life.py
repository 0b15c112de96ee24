from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.rules.periods import Period
from cells.rules.within_life import as_far_as_known, check_within_life, first_day_outside

D = [date(2025, 3, day) for day in range(1, 29)]
TODAY = D[20]


def days(start: int, end: int | None = None) -> Period:
    return Period(D[start], None if end is None else D[end])


def refusal(period: Period, *life: Period) -> str:
    with pytest.raises(Refused) as refused:
        check_within_life(period, life, today=TODAY, name="PR-01", field="on")
    assert refused.value.field == "on"
    return refused.value.message


def test_what_lies_within_a_life_has_no_day_outside_it() -> None:
    assert first_day_outside(days(5, 9), [days(5, 9)]) is None
    assert first_day_outside(days(5, 9), [days(4, 10)]) is None
    assert first_day_outside(days(5), [days(5)]) is None


def test_the_day_before_the_first_one_is_outside() -> None:
    assert first_day_outside(days(4, 9), [days(5, 9)]) == D[4]


def test_the_first_day_no_longer_true_is_outside() -> None:
    assert first_day_outside(days(5, 10), [days(5, 9)]) == D[9]
    assert first_day_outside(days(9, 10), [days(5, 9)]) == D[9]
    assert first_day_outside(days(5), [days(5, 9)]) == D[9]


def test_a_life_may_be_told_in_several_periods_in_any_order() -> None:
    assert first_day_outside(days(2, 9), [days(5, 9), days(1, 5)]) is None
    assert first_day_outside(days(2, 9), [days(6, 9), days(1, 5)]) == D[5]


def test_nothing_lies_within_no_life() -> None:
    assert first_day_outside(days(2, 9), []) == D[2]


def test_what_goes_on_is_known_until_today() -> None:
    assert as_far_as_known(days(5), TODAY) == days(5, 21)
    assert as_far_as_known(days(20), TODAY) == days(20, 21)
    assert as_far_as_known(days(22), TODAY) == days(22, 23)
    assert as_far_as_known(days(5, 9), TODAY) == days(5, 9)


def test_what_goes_on_may_go_on_until_an_end_that_is_still_to_come() -> None:
    check_within_life(days(5), [days(5, 21)], today=TODAY, name="PR-01", field=None)
    assert refusal(days(5), days(5, 20)) == (
        "The last day of PR-01 was 20/03/2025. Nothing of it can lie after that; choose an earlier day."
    )


def test_a_refusal_names_the_day_beyond_which_the_period_goes() -> None:
    assert refusal(days(4, 7), days(5, 9)) == (
        "PR-01 exists from 06/03/2025. Nothing of it can lie before that; choose a later day."
    )
    assert refusal(days(5, 10), days(5, 9)) == (
        "The last day of PR-01 was 09/03/2025. Nothing of it can lie after that; choose an earlier day."
    )
    assert "was never of the kind" in refusal(days(5, 10))


def test_where_its_last_day_is_typed_elsewhere_the_refusal_stands_beside_that() -> None:
    def field(period: Period, *life: Period, end_field: str | None = "until") -> str | None:
        with pytest.raises(Refused) as refused:
            check_within_life(period, life, today=TODAY, name="PR-01", field="on", end_field=end_field)
        return refused.value.field

    assert field(days(5, 10), days(5, 9)) == "until"
    assert field(days(5, 10), days(5, 9), end_field=None) == "on"
    assert field(days(4, 7), days(5, 9)) == "on"
    assert field(days(9, 10), days(5, 9)) == "on"
    assert field(days(5, 10)) == "on"
    assert field(days(5, 12), days(5, 9), days(11, 20)) == "until"


def test_within_its_life_nothing_is_refused() -> None:
    check_within_life(days(5, 9), [days(5, 9)], today=TODAY, name="PR-01", field="on", end_field="until")


def test_of_several_that_ended_the_last_is_named_and_of_several_to_come_the_first() -> None:
    assert "04/03/2025" in refusal(days(6, 7), days(0, 2), days(2, 4), days(9, 12))
    assert "exists from 06/03/2025" in refusal(days(3, 7), days(9, 12), days(5, 8))


def test_of_what_was_never_there_another_is_to_be_chosen() -> None:
    assert refusal(days(5, 10)) == ("PR-01 was never of the kind that is asked for. Choose another organisation.")


def test_between_two_lives_the_one_before_is_named() -> None:
    assert "09/03/2025" in refusal(days(10, 12), days(12, 15), days(5, 9))
