import pytest

from accounts.rules.numbers import number_typed


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_plain_digits_are_a_number(typed: str, number: int) -> None:
    assert number_typed(typed) == number


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "1 000", "²", "１", "một", "9" * 19, str(10**20), "9" * 5000])
def test_what_is_none_or_what_no_database_holds_is_no_number(typed: str) -> None:
    assert number_typed(typed) is None
