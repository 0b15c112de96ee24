import pytest

from cells.rules.national_code import (
    NOT_DIGITS,
    NOT_GROUPED,
    NOT_SO_MANY,
    NationalCode,
    beginning_of_code,
    read_national_code,
)

CODE = "38.168.053.000.001"


@pytest.mark.parametrize("text", [CODE, "38168053000001", "38 168 053 000 001"])
def test_a_code_is_kept_with_its_points_however_it_was_written(text: str) -> None:
    assert read_national_code(text) == NationalCode(CODE)


def test_nothing_told_is_no_code() -> None:
    assert read_national_code("") == NationalCode()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("38.168.053.000.00A", NOT_DIGITS), ("38/168/053/000/001", NOT_DIGITS), ("38,168053000001", NOT_DIGITS),
        ("³8168053000001", NOT_DIGITS), ("٣8168053000001", NOT_DIGITS), (".", NOT_DIGITS),
        ("8168053000001", NOT_SO_MANY), ("381680530000010", NOT_SO_MANY), ("38.168.053.000", NOT_SO_MANY),
        ("381.68.053.000.001", NOT_GROUPED), ("38.168053000001", NOT_GROUPED), ("38168053000001.", NOT_GROUPED),
        ("38..168.053.000.001", NOT_GROUPED),
    ],
)  # fmt: skip
def test_what_is_no_code_is_said_and_nobody_guesses(text: str, problem: str) -> None:
    assert read_national_code(text) == NationalCode(problem=problem)


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("38168", "38.168"), ("38.168", "38.168"), ("38.168.05", "38.168.05"), ("38 168 053", "38.168.053"),
        ("38168053000001", CODE), (CODE, CODE), ("3816", ""), ("381680530000010", ""), ("khu phố 38168", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_code_is_looked_for_by_what_it_begins_with_from_the_superior_organisation_on(typed: str, begins: str) -> None:
    assert beginning_of_code(typed) == begins
