"""What was pasted into a box of a grid fills the rows, and codes go on as they are."""

import pytest

from reorganisations.rules.grid import lines_in, next_codes, prefix_of, spread

EMPTY = ["", "", ""]


def spread_over(first: list[str], *more: list[str]) -> list[list[str]]:
    return spread([first, *more], names=1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("A", [["A"]]),
        ("A\r\nB\n\n C \n", [["A"], ["B"], ["C"]]),
        ("A\tx\nB\t\n", [["A", "x"], ["B", ""]]),
        ("1\tA\n2.\tB\n3)\tC", [["A"], ["B"], ["C"]]),
        ("1\t-\tA\n2\t•\tB", [["A"], ["B"]]),
        ("1\tA\nB\tC", [["1", "A"], ["B", "C"]]),
        ("1\n2", [["1"], ["2"]]),
    ],
)
def test_lines_are_read_as_excel_and_word_copy_them(text: str, lines: list[list[str]]) -> None:
    assert lines_in(text) == lines


def test_what_was_not_pasted_stays() -> None:
    rows = [["A-1", "One", "x"], ["", "Two\n", ""], EMPTY]
    assert spread(rows, names=1) == rows
    assert spread([], names=1) == []


def test_codes_with_names_fill_from_the_first_box() -> None:
    assert spread_over(["A-1\tOne\nA-2\tTwo", "", "x"], ["A-9", "Nine", "y"], EMPTY) == [
        ["A-1", "One", "x"], ["A-2", "Two", "y"], EMPTY
    ]  # fmt: skip


def test_names_alone_go_beside_the_codes_and_rows_come_on() -> None:
    assert spread_over(["Khu phố 1\nKhu phố 2", "", ""]) == [["", "Khu phố 1", ""], ["", "Khu phố 2", ""]]
    assert spread_over(["One\nTwo", "", ""], ["A-2", "", ""]) == [["", "One", ""], ["A-2", "Two", ""]]


def test_a_box_left_empty_in_what_was_pasted_leaves_what_stands_there() -> None:
    assert spread_over(["\tOne\nA-2\tTwo", "", ""], ["B-2", "", "y"]) == [["", "One", ""], ["A-2", "Two", "y"]]


def test_names_go_into_the_first_column_where_it_takes_them() -> None:
    assert spread([["Old\tNew\nOlder\tNewer", ""]], names=0) == [["Old", "New"], ["Older", "Newer"]]


def test_what_is_left_over_at_the_end_of_a_line_is_not_lost() -> None:
    assert spread_over(["", "One\tx\ty\t\tz", "w"]) == [["", "One", "x; y; z"]]


@pytest.mark.parametrize(
    ("siblings", "prefix"),
    [
        ([], "P02-"),
        (["P02-01", "P14-01", "P14-02"], "P02-"),
        (["S01", "S02", "A01"], "S"),
        (["X", "Y"], "P02-"),
    ],
)
def test_codes_begin_with_that_of_the_committee_else_as_most_do(siblings: list[str], prefix: str) -> None:
    assert prefix_of(siblings, "P02") == prefix


@pytest.mark.parametrize(
    ("taken", "codes"),
    [
        ([], ["P-01", "P-02"]),
        (["P-01", "P-16", "Q-40"], ["P-17", "P-18"]),
        (["P-099"], ["P-100", "P-101"]),
        (["P-9"], ["P-10", "P-11"]),
        (["P-07", "P-07A", "P-x", "P-²"], ["P-08", "P-09"]),
    ],
)
def test_codes_go_on_after_the_last_taken_one(taken: list[str], codes: list[str]) -> None:
    assert next_codes(taken, "P-", 2) == codes
