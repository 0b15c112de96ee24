from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules.fields import Cell
from sheets.rules.values import (
    ACTIVE,
    EXEMPT,
    FEMALE,
    FIRST_YEAR,
    IDENTITY_DIGITS,
    LAST_SERIAL,
    MALE,
    OFFICIAL,
    PROBATIONARY,
    SUSPENDED,
    DayRead,
    NumberRead,
    is_mark,
    read_activity,
    read_card_number,
    read_day,
    read_degree,
    read_identity_number,
    read_sex,
    text_of,
)

TODAY = date(2025, 3, 21)
SHAPES = [
    "{day:%d/%m/%Y}", "{day.day}/{day.month}/{day.year}", "{day:%d-%m-%Y}", "{day:%d.%m.%Y}", "{day:%Y-%m-%d}",
    "{day:%Y/%m/%d}", "ngày {day.day} tháng {day.month} năm {day.year}", "{day:%d%m%Y}", "{day:%d/%m/%Y} 00:00:00",
    "'{day:%d/%m/%Y}", " {day:%d / %m / %Y} ", "{day:%Y-%m-%d}T00:00:00", "{day.day}-thg {day.month}-{day.year}",
]  # fmt: skip


def days(last: date = TODAY) -> st.SearchStrategy[date]:
    return st.dates(date(1900, 3, 1), last)


@given(days(), st.sampled_from(SHAPES))
def test_a_day_in_any_usual_shape_is_read_back(day: date, shape: str) -> None:
    assert read_day(shape.format(day=day), today=TODAY).value == day


@given(days())
def test_a_day_counted_by_excel_is_read_back(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    read = read_day(serial, today=TODAY)
    assert read.doubt in ("number_as_day", "two_digit_year") or read.problem or read.partial == "year"
    assert read.value == day or read.doubt != "number_as_day"


@given(days(date(2007, 3, 20)), st.sampled_from(["{day:%d/%m/%y}", "{day:%d.%m.%y}", "{day.day}-{day.month}-{day:%y}"]))
def test_two_digits_of_a_year_of_birth_are_the_last_in_which_a_member_can_be_born(day: date, shape: str) -> None:
    found = read_day(shape.format(day=day), today=TODAY, youngest=18)
    assert found.value is not None
    if day.year >= 1908:
        assert found.value == day


@given(st.one_of(st.text(max_size=40), st.floats(allow_nan=False), st.dates()))
def test_whatever_stands_in_a_cell_is_a_day_of_the_past_or_a_problem(cell: object) -> None:
    found = read_day(cell, today=TODAY)  # type: ignore[arg-type]
    assert found.value is None or (date(1900, 1, 1) <= found.value <= TODAY and not found.problem)


@pytest.mark.parametrize("text", ["1980", 1980.0, " 1980 "])
def test_a_year_alone_is_known_as_no_more_than_a_year(text: str | float) -> None:
    found = read_day(text, today=TODAY)
    assert (found.value, found.partial) == (date(1980, 1, 1), "year")


def test_a_month_alone_is_known_as_no_more_than_a_month() -> None:
    found = read_day("02/1985", today=TODAY)
    assert (found.value, found.partial) == (date(1985, 2, 1), "month")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/1985", "no_such_day"),
        ("12/27/2022", "month_first"),
        ("22/03/2025", "day_ahead"),
        ("hôm qua", "day_unreadable"),
        ("01/01/1850", "day_too_early"),
        ("1e400", "day_unreadable"),
        ("99999999999999999999", "day_unreadable"),
    ],
)
def test_what_is_no_day_says_why(text: str, problem: str) -> None:
    assert read_day(text, today=TODAY).problem == problem


@pytest.mark.parametrize("text", ["", "-", "–", "không rõ", "Chưa có", "0", None])
def test_ways_of_writing_nothing_are_no_problem(text: str | None) -> None:
    found = read_day(text, today=TODAY)
    assert (found.value, found.problem) == (None, "")


@pytest.mark.parametrize("text", ["CT", "ct", "Chính thức", "ĐVCT", "ĐV CT", "chinh thuc", "ĐẢNG VIÊN CHÍNH THỨC"])
def test_full_members_are_recognised(text: str) -> None:
    assert read_degree(text) == OFFICIAL


@pytest.mark.parametrize("text", ["DB", "Dự bị", "ĐVDB", "dự bị"])
def test_probationary_members_are_recognised(text: str) -> None:
    assert read_degree(text) == PROBATIONARY


def test_women_are_recognised_in_any_spelling() -> None:
    assert {read_sex(text) for text in ("Nữ", "nữ", "NỮ", "nu", "Nữ", "F")} == {FEMALE}
    assert read_sex("không") == ""


def test_the_exempt_are_recognised() -> None:
    assert {read_activity(text) for text in ("Miễn", "miễn công tác, sinh hoạt", "Miễn SHĐ", "x")} == {EXEMPT}


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_card_number_that_lost_its_zero_in_excel_gets_it_back(number: int) -> None:
    card = f"{number:08d}"
    found = read_card_number(float(number))
    if card[0] == "0" and card[1] != "0":
        assert (found.value, found.note) == (card, "zero_restored")
    elif card[0] != "0":
        assert (found.value, found.note) == (card, "")


@given(st.integers(min_value=1001, max_value=96_999), st.integers(min_value=0, max_value=999_999_999))
def test_an_identity_number_that_lost_its_zeros_in_excel_gets_them_back(province: int, rest: int) -> None:
    number = f"0{province:05d}"[:3] + f"{rest:09d}"
    found = read_identity_number(float(number))
    assert found.value == number


def test_numbers_are_read_through_spaces_and_dots() -> None:
    assert read_card_number("58.002 547").value == "58002547"
    assert read_identity_number("058 088 001 235").value == "058088001235"


@pytest.mark.parametrize("text", ["123", "abc", "1234567890123", "٣٤٥٦٧٨٩٠١"])
def test_what_is_no_identity_number_says_so(text: str) -> None:
    assert read_identity_number(text).note == "identity_unreadable"


def test_a_number_is_text_without_the_decimals_of_excel() -> None:
    assert [text_of(cell) for cell in (58_002_547.0, 1.5, None, date(2025, 3, 1), "'012")] == [
        "58002547",
        "1.5",
        "",
        "01/03/2025",
        "012",
    ]


MEANINGS = {
    (read_sex, "female"): "nu nữ NỮ f female gái bà women woman Nữ. (nữ)",
    (read_sex, "male"): "nam NAM m male trai ông man Nam.",
    (read_sex, ""): "không 1 x nữnam",
    (read_degree, "official"): "CT|ct|chính thức|đvct|ĐV CT|đv.ct|ĐV-CT|Đảng viên chính thức|official|ĐV chính thức|chính_thức"
    "|CT 1980|Chính thức (3/2/1990)",
    (read_degree, "probationary"): "DB|Dự bị|ĐVDB|ĐV DB|đảng viên dự bị|probationary|ĐV dự bị|(DB)|DB/"
    "|ĐVDB từ 3/2/2025|dự bị đến ngày 3/2/2026",
    (read_degree, ""): "đảng viên|x|c t",
    (read_activity, "active"): "active|đang sinh hoạt|Sinh hoạt|bình thường|Đang công tác|chính thức",
    (read_activity, "exempt"): "Miễn|exempt|miễn sinh hoạt|Miễn công tác|Miễn CT|miễn CT&SH|x|X|miễn họp|miễn, có đơn",
    (read_activity, "suspended"): "Đình chỉ|suspended|đình chỉ sinh hoạt",
    (read_activity, ""): "miễnx|không miễn|y",
}  # fmt: skip


@pytest.mark.parametrize(
    ("read", "text", "meaning"),
    [
        (read, text, meaning)
        for (read, meaning), texts in MEANINGS.items()
        for text in (texts.split("|") if "|" in texts else texts.split())
    ],
)
def test_what_clerks_write_has_its_meaning(read: Callable[[str], str], text: str, meaning: str) -> None:
    assert read(text) == meaning


def test_the_values_are_those_of_the_register() -> None:
    assert (FEMALE, MALE, OFFICIAL, PROBATIONARY) == ("female", "male", "official", "probationary")
    assert (ACTIVE, EXEMPT, SUSPENDED) == ("active", "exempt", "suspended")


@pytest.mark.parametrize("text", ["x", "X", "xx", "1", "Nữ", "có", "v", "✓", "✔", "+", "yes", "TRUE", "f", "female"])
def test_a_mark_is_a_cross_a_tick_or_a_word_for_it(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize("text", ["", "0", "không", "nam", "xxx", "2"])
def test_anything_else_is_no_mark(text: str) -> None:
    assert not is_mark(text)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), ("", ""), (0.0, "0"), (12.0, "12"), (-3.0, "-3"), (12.5, "12.5"), (0.1, "0.1"),
        (date(2025, 3, 1), "01/03/2025"), (datetime(2025, 3, 1, 7), "01/03/2025"), ("'0123", "0123"), ("''x", "'x"),
        ("An'", "An'"), ("  Nguyễn \n An ", "Nguyễn An"),
    ],
)  # fmt: skip
def test_a_cell_is_shown_as_text(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (None, NumberRead()),
        ("-", NumberRead()),
        (0.0, NumberRead()),
        ("000", NumberRead()),
        ("123456", NumberRead("123456", "card_digits")),
        ("1234567", NumberRead("01234567", "zero_restored")),
        (1234567.0, NumberRead("01234567", "zero_restored")),
        ("12345678", NumberRead("12345678")),
        ("123456789", NumberRead("123456789", "card_digits")),
        ("12 34.56-78", NumberRead("12345678")),
        ("AB12345", NumberRead("AB12345")),
        ("ĐB-001", NumberRead("ĐB001")),
        ("1x" * 10, NumberRead("1x" * 10)),
        ("1x" * 11, NumberRead(note="card_unreadable")),
        ("X0X", NumberRead("X0X")),
        ("12 345 678", NumberRead("12345678")),
        ("12.345.678", NumberRead("12345678")),
        ("58.002547", NumberRead("58002547")),
        ("5800 2547", NumberRead("58002547")),
        ("1.234.567", NumberRead("01234567", "zero_restored")),
        ("5.704", NumberRead("5704", "card_digits")),
        ("079 012 345 678", NumberRead("079012345678")),
        ("AB 12.345", NumberRead("AB12345")),
        (5704.0, NumberRead("5704", "card_digits")),
        ("5.7.0.4", NumberRead(note="digits_not_grouped")),
        ("5 7 0 4", NumberRead(note="digits_not_grouped")),
        ("5.8.0.0.2.5.4.7", NumberRead(note="digits_not_grouped")),
        ("57.04", NumberRead(note="digits_not_grouped")),
        ("57.0", NumberRead(note="digits_not_grouped")),
        ("5704.", NumberRead(note="digits_not_grouped")),
        (".5704", NumberRead(note="digits_not_grouped")),
        ("5..704", NumberRead(note="digits_not_grouped")),
        ("1234.567", NumberRead(note="digits_not_grouped")),
        ("58.0025.47", NumberRead(note="digits_not_grouped")),
        ("580025.47", NumberRead(note="digits_not_grouped")),
        ("AB 1.2.3", NumberRead(note="digits_not_grouped")),
        ("1 AB", NumberRead(note="digits_not_grouped")),
        (57.04, NumberRead(note="number_with_decimals")),
        (58.002547, NumberRead(note="number_with_decimals")),
        (58.002, NumberRead(note="number_with_decimals")),
        ("12/345678", NumberRead(note="card_unreadable")),
        ("٣٤٥٦٧٨٩", NumberRead(note="card_unreadable")),
        ("x", NumberRead(note="card_unreadable")),
    ],
)
def test_a_card_number_has_eight_digits_or_is_of_another_series(cell: Cell, read: NumberRead) -> None:
    assert read_card_number(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (None, NumberRead()),
        ("-", NumberRead()),
        ("0", NumberRead()),
        ("000000000", NumberRead()),
        ("1234567", NumberRead(note="identity_unreadable")),
        ("12345678", NumberRead("012345678", "zero_restored")),
        ("123456789", NumberRead("123456789")),
        ("1234567890", NumberRead("001234567890", "zero_restored")),
        ("12345678901", NumberRead("012345678901", "zero_restored")),
        ("123456789012", NumberRead("123456789012")),
        ("1234567890123", NumberRead(note="identity_unreadable")),
        ("012 345.678-901", NumberRead("012345678901")),
        ("079 012 345 678", NumberRead("079012345678")),
        ("0790 1234 5678", NumberRead("079012345678")),
        ("234.567.890", NumberRead("234567890")),
        ("7.901.234.567", NumberRead("007901234567", "zero_restored")),
        ("0.7.9.0.1.2.3.4.5.6.7.8", NumberRead(note="digits_not_grouped")),
        ("079 0123 45678", NumberRead(note="digits_not_grouped")),
        ("079012345678.", NumberRead(note="digits_not_grouped")),
        (12345678.5, NumberRead(note="number_with_decimals")),
        ("X0X", NumberRead(note="identity_unreadable")),
        ("B12345678", NumberRead(note="identity_unreadable")),
        ("٣٤٥٦٧٨٩٠١", NumberRead(note="identity_unreadable")),
    ],
)
def test_an_identity_number_has_nine_or_twelve_digits(cell: Cell, read: NumberRead) -> None:
    assert read_identity_number(cell) == read


@pytest.mark.parametrize(
    ("read", "meaning", "words"),
    [
        (read_sex, "female", "nu nữ f female gai ba women woman"),
        (read_sex, "male", "nam m male trai ong man"),
        (read_degree, "official", "ct|chinh thuc|dvct|dv ct|dang vien chinh thuc|official|dv chinh thuc"),
        (read_degree, "probationary", "db|du bi|dvdb|dv db|dang vien du bi|probationary|dv du bi"),
        (read_activity, "active", "active|dang sinh hoat|sinh hoat|binh thuong|dang cong tac|chinh thuc"),
        (read_activity, "exempt", "mien|exempt|x|mien cong tac"),
        (read_activity, "suspended", "dinh chi|suspended|dinh chi sinh hoat"),
    ],
)
def test_every_word_that_has_a_meaning(read: Callable[[str], str], meaning: str, words: str) -> None:
    for text in words.split("|" if "|" in words else None):
        assert read(text) == read(text.upper()) == meaning
        assert read(f"{text} gì đó") != meaning or text.startswith("mien")


@pytest.mark.parametrize(
    "mark", ["x", "xx", "1", "nu", "co", "v", "✓", "✔", "+", "yes", "true", "f", "female", "Nữ", "X"]
)
def test_every_mark_is_one(mark: str) -> None:
    assert is_mark(mark)


@pytest.mark.parametrize("text", ["", "0", "2", "nam", "không", "xxx", "?", "no"])
def test_what_is_no_mark(text: str) -> None:
    assert not is_mark(text)


def test_meanings_are_kept_by_these_words() -> None:
    assert (FEMALE, MALE, OFFICIAL, PROBATIONARY) == ("female", "male", "official", "probationary")
    assert (ACTIVE, EXEMPT, SUSPENDED) == ("active", "exempt", "suspended")
    assert (FIRST_YEAR, LAST_SERIAL, IDENTITY_DIGITS) == (1900, 73_050, (9, 12))
    assert (DayRead(), NumberRead()) == (DayRead(None, "", ""), NumberRead("", ""))
