from datetime import date
from typing import Any

import pytest

from cells.rules.sheet import fields
from cells.rules.sheet.rows import ReadingPlan, RowRead, read_row
from cells.rules.sheet.values import read_activity, read_degree, read_sex

TODAY = date(2025, 3, 21)
READERS = {fields.SEX: read_sex, fields.DEGREE: read_degree, fields.ACTIVITY: read_activity}


def read(told: dict[str, Any], **plan: Any) -> RowRead | None:
    usual: dict[str, Any] = {"default_cell": 1, "on": TODAY, "today": TODAY, "cell_of": {"KP1": 1}.get}
    usual |= {"columns": list(told), "meaning_of": lambda field, text: READERS[field](text)}
    return read_row(5, list(told.values()), ReadingPlan(**(usual | plan)))


def values(told: dict[str, Any], **plan: Any) -> dict[str, Any]:
    row = read(told, **plan)
    assert row is not None
    return row.values


def notes(told: dict[str, Any], **plan: Any) -> dict[str, tuple[str, str]]:
    row = read(told, **plan)
    assert row is not None
    return {field: (mark.mark, mark.note) for field, mark in row.marks.items()}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn  văn an", "Nguyễn Văn An"),
        ("Chamaléa Y Bhông", "Chamaléa Y Bhông"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
    ],
)
def test_a_name_is_written_as_names_are(written: str, name: str) -> None:
    assert values({"full_name": written})["full_name"] == name


def test_a_name_in_two_columns_is_put_together() -> None:
    assert values({"family_name": "Nguyễn Văn", "given_name": "An"})["full_name"] == "Nguyễn Văn An"


def test_a_birth_in_the_column_for_women_tells_the_sex() -> None:
    told = {"full_name": "Trần Thị Bé", "born_on_man": None, "born_on_woman": "3/2/1985"}
    assert (values(told)["sex"], values(told)["born_on"]) == ("female", date(1985, 2, 3))


def test_a_mark_says_woman_and_its_absence_man() -> None:
    assert values({"full_name": "Trần Thị Bé", "female_mark": "x"})["sex"] == "female"
    assert values({"full_name": "Trần Văn Bá", "female_mark": None})["sex"] == "male"


def test_two_sexes_at_once_are_an_error() -> None:
    assert notes({"full_name": "Lê An", "sex": "Nam", "born_on_woman": "1980"})["sex"] == ("error", "two_sexes")


def test_a_year_alone_is_entered_with_a_warning_or_left_empty_as_the_clerk_says() -> None:
    told = {"full_name": "Lê An", "born_on": "1980"}
    assert values(told)["born_on"] == date(1980, 1, 1)
    assert notes(told)["born_on"] == ("warning", "only_year")
    assert values(told, fill_partial_days=False)["born_on"] is None
    assert notes(told, fill_partial_days=False)["born_on"] == ("warning", "only_year_left_empty")


def test_days_that_contradict_each_other_are_told() -> None:
    official_first = {"full_name": "Lê An", "admitted_on": "3/2/2001", "official_on": "3/2/2000"}
    assert notes(official_first)["official_on"] == ("error", "official_before_admitted")
    child = {"full_name": "Lê An", "born_on": "3/2/1990", "admitted_on": "3/2/2001"}
    assert notes(child)["admitted_on"] == ("error", "admitted_too_young")
    young_long_ago = {"full_name": "Lê An", "born_on": "3/2/1950", "admitted_on": "3/2/1966"}
    assert notes(young_long_ago)["admitted_on"] == ("warning", "admitted_before_18")
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
        assert notes(told)["admitted_on"][0] == "warning"
    told = {"full_name": "Lê An", "born_on": "15/6/1995", "admitted_on": "2012"}
    assert notes(told)["admitted_on"] == ("error", "admitted_too_young")


def test_a_date_of_full_membership_tells_the_degree() -> None:
    assert values({"full_name": "Lê An", "official_on": "3/2/2000"})["degree"] == "official"


def test_a_value_without_a_meaning_is_an_error_and_says_what_stands_there() -> None:
    row = read({"full_name": "Lê An", "degree": "ĐVM"})
    assert row is not None
    assert (row.marks["degree"].note, row.marks["degree"].typed) == ("value_unknown", "ĐVM")


def test_an_unknown_cell_is_an_error_a_missing_one_is_the_usual_cell() -> None:
    assert notes({"full_name": "Lê An", "cell": "KP9"})["cell"] == ("error", "cell_unknown")
    assert values({"full_name": "Lê An", "cell": None})["cell"] == 1
    assert notes({"full_name": "Lê An"}, default_cell=None)["cell"] == ("error", "cell_missing")


@pytest.mark.parametrize(
    "text", ["Tổng cộng: 12 đồng chí", "T/M ĐẢNG ỦY", "(Ký, ghi rõ họ tên)", "BÍ THƯ", "Người lập biểu"]
)
def test_totals_and_signatures_speak_of_nobody(text: str) -> None:
    assert read({"full_name": text, "born_on": None}) is None


def test_a_person_without_a_name_is_an_error_not_passed_over() -> None:
    assert notes({"full_name": None, "born_on": "3/2/1980"})["full_name"] == ("error", "name_missing")


def test_the_number_of_the_identity_paper_is_never_repeated_beside_the_cell() -> None:
    row = read({"full_name": "Lê An", "identity_number": 58190001234.0})
    assert row is not None
    assert (row.marks["identity_number"].note, row.marks["identity_number"].typed) == ("zero_restored", "")
