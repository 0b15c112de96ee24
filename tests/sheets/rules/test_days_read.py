"""Days as clerks and Excel write them, each shape and each bound by itself."""

from datetime import date, datetime

import pytest

from sheets.rules.values import DayRead, read_day

TODAY = date(2025, 3, 21)


def problem(why: str) -> DayRead:
    return DayRead(problem=why)


def asked(why: str, day: date, *, partial: str = "") -> DayRead:
    return DayRead(day, partial=partial, doubt=why)


def year(number: int) -> DayRead:
    return DayRead(date(number, 1, 1), partial="year")


def month(number: int, of_year: int) -> DayRead:
    return DayRead(date(of_year, number, 1), partial="month")


@pytest.mark.parametrize(
    ("number", "read"),
    [
        # days as Excel counts them, from 01/01/1900 on
        (-1.0, problem("day_unreadable")),
        (0.0, DayRead(doubt="nothing_worked_out")),
        (0.75, DayRead(partial="month", problem="day_unreadable", doubt="number_cut")),
        (3653.0, problem("day_unreadable")),
        (3654.0, asked("number_as_day", date(1910, 1, 1))),
        (1899.0, problem("day_unreadable")),
        (2101.0, problem("day_unreadable")),
        (45737.0, asked("number_as_day", date(2025, 3, 21))),
        (45737.99, problem("day_unreadable")),
        # a year of two digits, days without signs and with such a year
        (1.0, asked("two_digit_year", date(2001, 1, 1), partial="year")),
        (57.0, asked("two_digit_year", date(1957, 1, 1), partial="year")),
        (10257.0, asked("two_digit_year", date(1957, 2, 1))),
        (40179.0, asked("two_digit_year", date(1979, 1, 4))),
        # 3.1980, of which Excel kept 3.198
        (3.198, asked("number_cut", date(1980, 3, 1), partial="month")),
        (12.2, problem("day_unreadable")),
        (1980.5, problem("day_unreadable")),
        (45738.0, problem("day_ahead")),
        (73050.0, problem("day_ahead")),
        (73051.0, problem("day_unreadable")),
        # years
        (1900.0, year(1900)),
        (2025.0, year(2025)),
        (2026.0, problem("day_ahead")),
        (2100.0, problem("day_ahead")),
        # days written without signs
        (999_999.0, problem("day_unreadable")),
        (1_000_000.0, problem("no_such_day")),
        (1_011_980.0, DayRead(date(1980, 1, 1))),
        (3_021_980.0, DayRead(date(1980, 2, 3))),
        (31_121_980.0, DayRead(date(1980, 12, 31))),
        (99_999_999.0, problem("no_such_day")),
        (100_000_000.0, problem("day_unreadable")),
        (-3_021_980.0, problem("day_unreadable")),
        (float("inf"), problem("day_unreadable")),
        (float("-inf"), problem("day_unreadable")),
        (float("nan"), problem("day_unreadable")),
    ],
)
def test_a_number_is_a_day_that_excel_counted_a_year_or_a_day_without_signs(number: float, read: DayRead) -> None:
    assert read_day(number, today=TODAY) == read


def test_the_last_day_that_excel_is_believed_to_have_counted() -> None:
    assert read_day(73050.0, today=date(2100, 1, 1)) == asked("number_as_day", date(2099, 12, 31))


SECOND_OF_MARCH = DayRead(date(1980, 3, 2))


@pytest.mark.parametrize(
    "text",
    [
        "02/03/1980", "2/3/1980", "2.3.1980", "2-3-1980", "2 3 1980", "2,3,1980", "2 / 3 / 1980",
        "1980-03-02", "1980/3/2", "1980.03.02", "1980 - 3 - 2", "02031980", "2031980", "19800302", "'02/03/1980",
        "ngày 2 tháng 3 năm 1980", "Ngày 02 tháng 03 năm 1980", "2 tháng 3 1980", "2 tháng 3, 1980", "2 tháng 3 năm 1980",
        "2-thg 3-1980", "2 thg.3 1980",  "2 March 1980", "02 mar. 1980", "2/mar/1980", "2-mar,1980",
        "02/03/1980 7:30", "02/03/1980 07:30:15", "02/03/1980 07:30:15.000", "02/03/1980 7:30 am", "02/03/1980 7:30pm",
        "1980-03-02T00:00:00", "1980-03-02T00:00:00Z", "1980-03-02t00:00", "2/3/1980.", "2/3/1980;", ", 2/3/1980 ,",
    ],
)  # fmt: skip
def test_one_day_in_every_shape(text: str) -> None:
    assert read_day(text, today=TODAY) == SECOND_OF_MARCH


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("May", 5), ("Jun", 6), ("Jul", 7), ("Aug", 8), ("Sep", 9),
        ("Oct", 10), ("Nov", 11), ("Dec", 12), ("September", 9), ("June", 6),
    ],
)  # fmt: skip
def test_months_are_known_by_their_english_names(name: str, number: int) -> None:
    assert read_day(f"5-{name}-1980", today=TODAY) == DayRead(date(1980, number, 5))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1980", year(1980)),
        ("02/1985", month(2, 1985)),
        ("2-1985", month(2, 1985)),
        ("2.1985", month(2, 1985)),
        ("12 / 1985", month(12, 1985)),
        ("tháng 2/1985", month(2, 1985)),
        ("13/1985", DayRead(partial="month", problem="month_first")),
        ("0/1985", year(1985)),
        ("00/1985", year(1985)),
        ("00/00/1985", year(1985)),
        ("00/5/1985", month(5, 1985)),
        ("sinh năm 1985", year(1985)),
        ("T5/1985", month(5, 1985)),
        ("tháng 5 năm 1985", month(5, 1985)),
        ("3/2025", month(3, 2025)),
        ("4/2025", problem("day_ahead")),
        ("12/1899", problem("day_too_early")),
    ],
)
def test_a_month_or_year_alone_has_no_day(text: str, read: DayRead) -> None:
    assert read_day(text, today=TODAY) == read


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/12/1899", "day_too_early"),
        ("22/03/2025", "day_ahead"),
        ("30/02/1980", "no_such_day"),
        ("29/02/1981", "no_such_day"),
        ("32/12/1980", "no_such_day"),
        ("1/13/1980", "month_first"),
        ("1/0/1980", "no_such_day"),
        ("1/1/0000", "no_such_day"),
        ("00021980", "no_such_day"),
        ("3-xyz-1980", "no_such_day"),
        ("2/3/198", "day_unreadable"),
        ("2/3/19800", "day_unreadable"),
        ("123/3/1980", "day_unreadable"),
        ("ngày 2/3/1980 hoặc 3/3/1980", "day_unreadable"),
        ("02/03/1980 7:3", "day_unreadable"),
        ("٠٢/٠٣/١٩٨٠", "day_unreadable"),
        ("9" * 400, "day_unreadable"),
    ],
)
def test_a_text_that_is_no_day_says_why(text: str, why: str) -> None:
    assert read_day(text, today=TODAY) == problem(why)


def test_the_first_and_the_last_day_that_are_taken() -> None:
    assert read_day("01/01/1900", today=TODAY) == DayRead(date(1900, 1, 1))
    assert read_day("21/03/2025", today=TODAY) == DayRead(TODAY)


@pytest.mark.parametrize(
    ("text", "of_birth", "day"),
    [
        ("1/2/24", False, date(2024, 2, 1)),
        ("1/2/25", False, date(2025, 2, 1)),
        ("1/2/26", False, date(1926, 2, 1)),
        ("1/2/00", False, date(2000, 2, 1)),
        ("1/2/99", False, date(1999, 2, 1)),
        ("1/2/06", True, date(2006, 2, 1)),
        ("1/2/07", True, date(2007, 2, 1)),
        ("1/2/08", True, date(1908, 2, 1)),
        ("1-feb-25", True, date(1925, 2, 1)),
    ],
)
def test_two_digits_of_a_year_are_the_last_such_year_in_which_it_can_be(text: str, of_birth: bool, day: date) -> None:
    assert read_day(text, today=TODAY, youngest=18 if of_birth else 0) == asked("two_digit_year", day)


def test_a_birth_is_read_as_it_is_written_in_full_however_young_that_makes_somebody() -> None:
    assert read_day("21/03/2025", today=TODAY, youngest=18) == DayRead(TODAY)
    assert read_day("22/03/2025", today=TODAY, youngest=18) == problem("day_ahead")
    assert read_day(2008.0, today=TODAY, youngest=18) == year(2008)


@pytest.mark.parametrize("cell", [date(1980, 3, 2), datetime(1980, 3, 2, 7, 30)])
def test_a_cell_that_holds_a_day_is_that_day_without_a_time(cell: date) -> None:
    found = read_day(cell, today=TODAY)
    assert found == SECOND_OF_MARCH
    assert type(found.value) is date


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "--",
        "–",
        "x",
        "X",
        "không",
        "Không rõ",
        "chưa",
        "Chưa có",
        "/",
        "0",
        "N/A",
        "null",
        "'",
        None,
    ],
)
def test_nothing_is_written_in_many_ways(text: str | None) -> None:
    assert read_day(text, today=TODAY) == DayRead()
