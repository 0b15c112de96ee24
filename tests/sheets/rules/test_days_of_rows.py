"""The days of one row: a year alone, what cannot be together, since when somebody is in their cell."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cells.rules.member_facts import MemberDays
from sheets.rules.marks import Mark
from sheets.rules.rows import days_of, start_of
from tests.sheets.rules.reading import TODAY, marks, notes, read, values


def test_a_year_alone_is_entered_with_a_warning_or_left_empty_as_the_clerk_says() -> None:
    told = {"full_name": "Lê An", "admitted_on": "2003"}
    assert values(told)["admitted_on"] == date(2003, 1, 1)
    assert notes(told)["admitted_on"] == ("warning", "only_year")
    assert values(told, fill_partial_days=False)["admitted_on"] is None
    assert notes(told, fill_partial_days=False)["admitted_on"] == ("warning", "only_year_left_empty")


@pytest.mark.parametrize("filled", [True, False])
def test_a_year_of_birth_alone_stays_a_year_alone(filled: bool) -> None:
    told = {"full_name": "Lê An", "born_on": "1980"}
    assert values(told, fill_partial_days=filled)["born_on"] == 1980
    assert notes(told, fill_partial_days=filled) == {}


def test_days_that_contradict_each_other_are_told() -> None:
    official_first = {"full_name": "Lê An", "admitted_on": "3/2/2001", "official_on": "3/2/2000"}
    assert notes(official_first)["official_on"] == ("error", "official_before_admitted")
    child = {"full_name": "Lê An", "born_on": "3/2/1990", "admitted_on": "3/2/2001"}
    assert notes(child)["admitted_on"] == ("error", "admitted_too_young")
    young_long_ago = {"full_name": "Lê An", "born_on": "3/2/1950", "admitted_on": "3/2/1966"}
    assert notes(young_long_ago)["admitted_on"] == ("question", "admitted_before_18")
    too_soon = {"full_name": "Lê An", "admitted_on": "3/2/2021", "official_on": "2/2/2022"}
    assert notes(too_soon)["official_on"] == ("error", "official_too_soon")
    in_the_cell_first = {"full_name": "Lê An", "admitted_on": "3/2/2021", "joined_on": "2/2/2021"}
    assert notes(in_the_cell_first)["joined_on"] == ("error", "joined_before_admitted")
    too_young = {"full_name": "Lê An", "born_on": "22/3/2007"}
    assert notes(too_young)["born_on"] == ("error", "too_young")
    both = {"full_name": "Lê An", "official_on": "3/2/2000", "degree": "DB"}
    assert notes(both)["degree"] == ("error", "official_but_probationary")


@pytest.mark.parametrize(
    ("told", "field", "day", "note"),
    [
        ({"born_on": "15/6/1985", "admitted_on": "2003"}, "admitted_on", date(2003, 6, 15), "only_year_first_possible"),
        (
            {"born_on": "15/6/1985", "admitted_on": "6/2003"},
            "admitted_on",
            date(2003, 6, 15),
            "only_month_first_possible",
        ),
        ({"born_on": "1/1/1985", "admitted_on": "2003"}, "admitted_on", date(2003, 1, 1), "only_year"),
        ({"born_on": "1/1/1980", "admitted_on": "2003"}, "admitted_on", date(2003, 1, 1), "only_year"),
        (
            {"admitted_on": "15/6/2013", "official_on": "2014"},
            "official_on",
            date(2014, 6, 15),
            "only_year_first_possible",
        ),
        ({"admitted_on": "15/6/2013", "joined_on": "2013"}, "joined_on", date(2013, 6, 15), "only_year_first_possible"),
    ],
)
def test_a_year_alone_is_the_first_day_of_it_that_can_be(
    told: dict[str, str], field: str, day: date, note: str
) -> None:
    told = {"full_name": "Lê An", **told}
    assert (values(told)[field], notes(told)[field]) == (day, ("warning", note))


def test_no_day_of_the_year_or_the_month_helps_where_none_can_be() -> None:
    for admitted in ("2002", "5/2003"):
        told = {"full_name": "Lê An", "born_on": "15/6/1985", "admitted_on": admitted}
        assert notes(told)["admitted_on"] == ("question", "admitted_before_18")
    told = {"full_name": "Lê An", "born_on": "15/6/1995", "admitted_on": "2012"}
    assert notes(told)["admitted_on"] == ("error", "admitted_too_young")


def test_a_date_of_full_membership_tells_the_degree() -> None:
    assert values({"full_name": "Lê An", "official_on": "3/2/2000"})["degree"] == "official"


@pytest.mark.parametrize(
    ("told", "born_on"),
    [
        ({"born_on": "3/2/1980", "born_on_man": "1/1/1970", "born_on_woman": "1/1/1960"}, date(1980, 2, 3)),
        ({"born_on": None, "born_on_man": "1/1/1970", "born_on_woman": "1/1/1960"}, date(1970, 1, 1)),
        ({"born_on": "", "born_on_woman": "1/1/1960"}, date(1960, 1, 1)),
    ],
)
def test_the_birth_stands_in_the_first_column_that_tells_it(told: dict[str, Any], born_on: date) -> None:
    assert values({"full_name": "Lê An", **told})["born_on"] == born_on


@pytest.mark.parametrize(
    ("born_on", "filled", "value", "mark"),
    [
        ("3/2/1980", True, date(1980, 2, 3), None),
        ("1980", True, 1980, None),
        ("1980", False, 1980, None),
        (1980.0, True, 1980, None),
        ("2/1980", True, 1980, Mark("warning", "only_year_of_birth", typed="2/1980")),
        ("2/1980", False, 1980, Mark("warning", "only_year_of_birth", typed="2/1980")),
        ("57", True, 1957, Mark("question", "two_digit_year", typed="57")),
        ("13/1980", True, None, Mark("error", "month_first", typed="13/1980")),
        ("31/2/1980", False, None, Mark("error", "no_such_day", typed="31/2/1980")),
        ("21/03/2007", True, date(2007, 3, 21), None),
        ("22/03/2007", True, date(2007, 3, 22), Mark("error", "too_young", {"number": 18})),
        ("22/03/2025", True, None, Mark("error", "day_ahead", typed="22/03/2025")),
        ("-", True, None, None),
    ],
)
def test_a_birth_is_a_day_a_year_or_an_error(
    born_on: object, filled: bool, value: date | int | None, mark: Mark | None
) -> None:
    row = read({"full_name": "Lê An", "born_on": born_on}, fill_partial_days=filled)
    assert (row.values["born_on"], row.marks.get("born_on")) == (value, mark)


@pytest.mark.parametrize("field", ["born_on", "born_on_man", "born_on_woman"])
def test_two_digits_of_a_year_of_birth_are_of_somebody_who_is_of_age(field: str) -> None:
    assert values({"full_name": "Lê An", field: "1/2/07"})["born_on"] == date(2007, 2, 1)
    assert values({"full_name": "Lê An", field: "1/2/08"})["born_on"] == date(1908, 2, 1)
    assert values({"full_name": "Lê An", "admitted_on": "1/2/08"})["admitted_on"] == date(2008, 2, 1)


@pytest.mark.parametrize("field", ["admitted_on", "official_on", "joined_on"])
def test_other_days_may_be_of_today_and_are_read_like_any(field: str) -> None:
    assert values({"full_name": "Lê An", field: "21/3/2025"})[field] == TODAY
    assert marks({"full_name": "Lê An", field: "22/3/2025"})[field] == Mark("error", "day_ahead", typed="22/3/2025")
    assert marks({"full_name": "Lê An", field: "2010"})[field] == Mark("warning", "only_year", typed="2010")


@pytest.mark.parametrize(
    ("told", "noted"),
    [
        ({"born_on": "3/2/1990", "admitted_on": "3/2/2008"}, {}),
        (
            {"born_on": "3/2/1990", "admitted_on": "2/2/2008"},
            {"admitted_on": Mark("question", "admitted_before_18", {"number": 18})},
        ),
        (
            {"born_on": "3/2/2000", "admitted_on": "2/2/2018"},
            {"admitted_on": Mark("error", "admitted_too_young", {"number": 18})},
        ),
        (
            {"born_on": "3/2/1900", "joined_on": "3/2/2020"},
            {"born_on": Mark("question", "very_old", {"years": 125}, "3/2/1900")},
        ),
        ({"born_on": "3/2/1900", "joined_on": "4/2/2020"}, {"born_on": Mark("error", "too_old", {"number": 120})}),
        ({"admitted_on": "3/2/2000", "official_on": "3/2/2001"}, {}),
        (
            {"admitted_on": "3/2/2000", "official_on": "2/2/2001"},
            {"official_on": Mark("warning", "official_without_probation", {"number": 12})},
        ),
        (
            {"admitted_on": "3/2/2000", "official_on": "2/2/2000"},
            {"official_on": Mark("error", "official_before_admitted")},
        ),
        ({"admitted_on": "3/2/2000", "joined_on": "3/2/2000"}, {}),
        (
            {"admitted_on": "3/2/2000", "joined_on": "2/2/2000"},
            {"joined_on": Mark("error", "joined_before_admitted")},
        ),
        ({"official_on": "3/2/2000", "degree": "CT"}, {}),
        ({"official_on": "3/2/2000", "degree": "DB"}, {"degree": Mark("error", "official_but_probationary")}),
        ({"official_on": None, "degree": "DB"}, {}),
    ],
)
def test_days_are_held_against_each_other(told: dict[str, Any], noted: dict[str, Mark]) -> None:
    assert marks({"full_name": "Lê An", **told}) == noted


@pytest.mark.parametrize(
    ("joined", "admitted", "on", "start"),
    [
        (date(2010, 1, 1), date(2012, 1, 1), date(2011, 1, 1), date(2010, 1, 1)),
        (None, None, date(2011, 1, 1), date(2011, 1, 1)),
        (None, date(2010, 1, 1), date(2011, 1, 1), date(2011, 1, 1)),
        (None, date(2012, 1, 1), date(2011, 1, 1), date(2012, 1, 1)),
    ],
)
def test_somebody_is_in_the_cell_from_the_day_told_else_from_that_of_the_sheet_but_never_before_the_admission(
    joined: date | None, admitted: date | None, on: date, start: date
) -> None:
    told = {"joined_on": joined, "admitted_on": admitted}
    assert start_of(told, on) == start
    others = {"born_on": date(1980, 2, 3), "official_on": date(2013, 1, 1), "degree": "official"}
    assert days_of(told | others, on) == MemberDays(
        date(1980, 2, 3), admitted, date(2013, 1, 1), start, "official"
    )  # fmt: skip
    assert days_of(told | {"born_on": None, "official_on": None, "degree": None}, on) == MemberDays(
        None, admitted, None, start, ""
    )


def test_a_day_on_which_the_sheet_enters_people_ahead_is_an_error_beside_their_first_day() -> None:
    assert marks({"full_name": "Lê An"}, on=date(2025, 3, 22)) == {"joined_on": Mark("error", "day_ahead")}
    assert marks({"full_name": "Lê An"}, on=TODAY) == {}


def test_a_day_of_full_membership_tells_the_degree_where_nothing_else_does() -> None:
    assert values({"full_name": "Lê An", "official_on": "3/2/2000"})["degree"] == "official"
    assert values({"full_name": "Lê An", "official_on": "3/2/2000", "degree": "DB"})["degree"] == "probationary"
    assert values({"full_name": "Lê An", "official_on": None})["degree"] == ""


def first_possible(told: dict[str, str], field: str) -> tuple[date, Mark]:
    told = {"full_name": "Lê An", **told}
    return values(told)[field], marks(told)[field]


@pytest.mark.parametrize(
    ("admitted", "official", "day", "possible"),
    [
        ("30/12/2013", "2014", date(2014, 12, 30), True),
        ("31/12/2013", "2014", date(2014, 12, 31), True),
        ("1/1/2014", "2014", date(2014, 1, 1), False),
        ("1/1/2013", "2014", date(2014, 1, 1), False),
        ("28/2/2013", "2/2014", date(2014, 2, 28), True),
        ("29/2/2012", "2/2013", date(2013, 2, 1), False),
        ("1/3/2013", "2/2014", date(2014, 2, 1), False),
        ("31/12/2013", "12/2014", date(2014, 12, 31), True),
        ("20/3/2024", "2025", date(2025, 3, 20), True),
        ("21/3/2024", "2025", date(2025, 3, 21), True),
        ("22/3/2024", "2025", date(2025, 1, 1), False),
        ("22/3/2024", "3/2025", date(2025, 3, 1), False),
    ],
)
def test_the_first_day_that_can_be_lies_in_the_year_or_month_and_not_ahead(
    admitted: str, official: str, day: date, possible: bool
) -> None:
    value, mark = first_possible({"admitted_on": admitted, "official_on": official}, "official_on")
    assert value == day
    assert mark.note.endswith("_first_possible") == possible


def test_the_day_that_is_entered_is_told_beside_what_was_typed() -> None:
    admitted = date(2013, 6, 15)
    year, month = Mark("warning", "only_year_first_possible"), Mark("warning", "only_month_first_possible")
    told = {"admitted_on": "15/6/2013", "joined_on": "2013"}
    assert first_possible(told, "joined_on") == (admitted, replace(year, told={"day": "15/06/2013"}, typed="2013"))
    told = {"born_on": "15/6/1995", "admitted_on": "6/2013"}
    assert first_possible(told, "admitted_on") == (admitted, replace(month, told={"day": "15/06/2013"}, typed="6/2013"))


def test_a_whole_day_is_left_as_it_was_written_though_it_cannot_be() -> None:
    told = {"full_name": "Lê An", "admitted_on": "15/6/2013", "official_on": "1/1/2014"}
    assert values(told)["official_on"] == date(2014, 1, 1)
    assert notes(told)["official_on"] == ("error", "official_too_soon")


def test_a_year_that_was_left_empty_stays_empty() -> None:
    told = {"full_name": "Lê An", "admitted_on": "15/6/2013", "official_on": "2014"}
    assert values(told, fill_partial_days=False)["official_on"] is None
    assert notes(told, fill_partial_days=False) == {"official_on": ("warning", "only_year_left_empty")}


def test_of_which_days_no_more_than_the_year_or_month_is_told_is_kept() -> None:
    row = read({"full_name": "Lê An", "born_on": "1980", "admitted_on": "2/2003", "official_on": "3/2/2004"})
    assert row.partial == {"admitted_on": "month"}
    empty = read({"full_name": "Lê An", "born_on": "1980", "admitted_on": "2/2003"}, fill_partial_days=False)
    assert empty is not None
    assert empty.partial == {}
