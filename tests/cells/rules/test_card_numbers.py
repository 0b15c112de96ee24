import pytest

from cells.rules.card_numbers import NOT_GROUPED, UNREADABLE, CardNumber, read_card_number


@pytest.mark.parametrize("text", ["58002547", "58.002547", "58.002.547", "58 002 547", "58 00 25 47", "5800-2547"])
def test_one_card_is_one_number_however_its_digits_are_grouped(text: str) -> None:
    assert read_card_number(text) == CardNumber("58002547")


@pytest.mark.parametrize("text", ["5.7.0.4", "57.04", "5704.", "5 704 1", "58.0025.47", "A-1-B"])
def test_where_the_signs_group_nothing_nobody_guesses_the_number(text: str) -> None:
    assert read_card_number(text) == CardNumber(problem=NOT_GROUPED)


@pytest.mark.parametrize("text", ["12/345678", "=1+1", "x" * 21])
def test_what_is_no_number_of_a_card_is_said(text: str) -> None:
    assert read_card_number(text) == CardNumber(problem=UNREADABLE)


@pytest.mark.parametrize("text", ["", "-", "0", "0.0", "00000000"])
def test_a_card_of_which_nothing_is_told_has_no_number(text: str) -> None:
    assert read_card_number(text) == CardNumber()
