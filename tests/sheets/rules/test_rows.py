from datetime import date
from typing import Any

import pytest

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.marks import ERROR, WARNING, Mark, RowRead
from sheets.rules.rows import LONGEST_NAME, ReadingPlan, Under, by_meaning, read_row
from tests.sheets.rules.reading import READERS, TODAY, marks, notes, read, values
from tests.statutes import SHIPPED


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


def test_a_birth_in_the_column_for_women_tells_the_sex() -> None:
    told = {"full_name": "Trần Thị Bé", "born_on_man": None, "born_on_woman": "3/2/1985"}
    assert (values(told)["sex"], values(told)["born_on"]) == ("female", date(1985, 2, 3))


def test_a_value_without_a_meaning_is_an_error_and_says_what_stands_there() -> None:
    row = read({"full_name": "Lê An", "degree": "ĐVM"})
    assert (row.marks["degree"].note, row.marks["degree"].typed) == ("value_unknown", "ĐVM")


def test_an_unknown_cell_is_an_error_a_missing_one_is_the_usual_cell() -> None:
    assert notes({"full_name": "Lê An", "cell": "KP9"})["cell"] == ("error", "cell_unknown")
    assert values({"full_name": "Lê An", "cell": None})["cell"] == 1
    assert notes({"full_name": "Lê An"}, default_cell=None)["cell"] == ("error", "cell_missing")


def test_a_person_without_a_name_is_an_error_not_passed_over() -> None:
    assert notes({"full_name": None, "born_on": "3/2/1980"})["full_name"] == ("error", "name_missing")


def test_the_number_of_the_identity_paper_is_never_repeated_beside_the_cell() -> None:
    row = read({"full_name": "Lê An", "identity_number": 58190001234.0})
    assert (row.marks["identity_number"].note, row.marks["identity_number"].typed) == ("zero_restored", "")


def test_a_row_that_says_all_says_it_without_a_mark() -> None:
    row = read(
        {
            "full_name": "Lê An", "born_on": "3/2/1980", "sex": "Nam", "card_number": "58000001",
            "identity_number": "058190001234", "admitted_on": "3/2/2000", "official_on": "3/2/2001", "degree": "CT",
            "activity": "Miễn do tuổi cao", "cell": "KP1", "group": "Tổ 1", "joined_on": "1/1/2010", "": "passed over",
        },
        default_cell=7,
    )  # fmt: skip
    assert row == RowRead(
        5,
        {
            "full_name": "Lê An", "born_on": date(1980, 2, 3), "sex": "male", "card_number": "58000001",
            "identity_number": "058190001234", "admitted_on": date(2000, 2, 3), "official_on": date(2001, 2, 3),
            "degree": "official", "activity": "exempt", "cell": 1, "group": "Tổ 1", "joined_on": date(2010, 1, 1),
            "post": "", "residence": None,
        },
    )  # fmt: skip
    assert not row.is_faulty


def test_a_row_with_nothing_but_a_name_is_somebody_of_whom_nothing_else_is_known() -> None:
    row = read({"full_name": "Lê An"})
    assert row == RowRead(
        5,
        {
            "full_name": "Lê An", "born_on": None, "sex": "", "card_number": "", "identity_number": "", "admitted_on": None,
            "official_on": None, "joined_on": None, "degree": "", "activity": "", "cell": 1, "group": "",
            "post": "", "residence": None,
        },
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Tổngbí An", "Lê Tổng", "Tâm An", "Bí An", "Ngàyan An"])
def test_names_that_only_look_like_it_are_names(name: str) -> None:
    assert values({"full_name": name})["full_name"] == name


def test_a_name_has_a_hundred_and_fifty_letters_at_most() -> None:
    longest = "Lê " + "a" * 147
    assert marks({"full_name": longest}) == {}
    assert values({"full_name": longest})["full_name"] == longest
    assert marks({"full_name": longest + "n"}) == {"full_name": Mark("error", "name_too_long")}
    assert values({"full_name": longest + "n"})["full_name"] == longest


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"full_name": "Lê An", "family_name": "Trần", "given_name": "Bé"}, "Lê An"),
        ({"full_name": None, "family_name": "Trần Thị", "given_name": "Bé"}, "Trần Thị Bé"),
        ({"family_name": "TRẦN THỊ", "given_name": "BÉ"}, "Trần Thị Bé"),
        ({"family_name": "TRẦN THỊ", "given_name": "Bé"}, "TRẦN THỊ Bé"),
        ({"full_name": "lê văn a"}, "Lê Văn A"),
        ({"full_name": "Y'BHÔNG ÊBAN"}, "Y'bhông Êban"),
    ],
)
def test_a_name_is_put_together_and_written_with_capitals(told: dict[str, Any], name: str) -> None:
    assert values(told)["full_name"] == name
    assert marks(told) == {}


@pytest.mark.parametrize("told", [{"full_name": "An"}, {"family_name": "An", "given_name": None}, {"given_name": "An"}])
def test_a_single_word_is_asked_about(told: dict[str, Any]) -> None:
    assert values(told)["full_name"] == "An"
    assert marks(told) == {"full_name": Mark("question", "name_is_one_word", typed="An")}


@pytest.mark.parametrize(
    ("told", "sex", "mark"),
    [
        ({"sex": "Nam"}, "male", None),
        ({"sex": "Nữ", "female_mark": None}, "female", None),
        ({"sex": None, "female_mark": "x"}, "female", None),
        ({"female_mark": "x"}, "female", None),
        ({"female_mark": ""}, "male", None),
        ({"female_mark": "?"}, "female", Mark("error", "value_unknown", typed="?")),
        ({"sex": "?"}, "", Mark("error", "value_unknown", typed="?")),
        ({"born_on_man": "3/2/1980"}, "male", None),
        ({"born_on_woman": "3/2/1980"}, "female", None),
        ({"sex": "Nữ", "born_on_woman": "3/2/1980"}, "female", None),
        ({"sex": "?", "born_on_woman": "3/2/1980"}, "female", Mark("error", "value_unknown", typed="?")),
        ({"sex": "Nữ", "born_on_man": "3/2/1980"}, "female", Mark("error", "two_sexes")),
        ({"born_on_man": "3/2/1980", "born_on_woman": "3/2/1980"}, "female", Mark("error", "two_sexes")),
        ({"born_on_man": None, "born_on_woman": None}, "", None),
    ],
)
def test_the_sex_is_told_by_a_word_a_mark_or_the_column_of_the_birth(
    told: dict[str, Any], sex: str, mark: Mark | None
) -> None:
    row = read({"full_name": "Lê An", **told})
    assert (row.values["sex"], row.marks.get("sex")) == (sex, mark)


@pytest.mark.parametrize(
    ("field", "cell", "value", "mark"),
    [
        ("card_number", "1234567", "01234567", Mark("question", "zero_restored", typed="1234567")),
        ("card_number", "12/34", "", Mark("error", "card_unreadable", typed="12/34")),
        ("card_number", "12345678", "12345678", None),
        ("identity_number", "12345678", "012345678", Mark("question", "zero_restored")),
        ("identity_number", "1234", "", Mark("error", "identity_unreadable")),
    ],
)
def test_a_number_is_mended_with_a_warning_or_is_an_error(field: str, cell: str, value: str, mark: Mark | None) -> None:
    row = read({"full_name": "Lê An", field: cell})
    assert (row.values[field], row.marks.get(field)) == (value, mark)
    assert row.is_faulty == (mark is not None and mark.mark == "error")


@pytest.mark.parametrize("field", ["degree", "activity", "sex"])
def test_a_word_without_a_meaning_is_an_error(field: str) -> None:
    assert marks({"full_name": "Lê An", field: "zz"}) == {field: Mark("error", "value_unknown", typed="zz")}
    assert marks({"full_name": "Lê An", field: None}) == {}


def test_a_group_is_named_by_a_hundred_letters_at_most() -> None:
    assert values({"full_name": "Lê An", "group": "x" * 100})["group"] == "x" * 100
    assert values({"full_name": "Lê An", "group": "x" * 101})["group"] == "x" * 100
    assert values({"full_name": "Lê An", "group": 1.0})["group"] == "1"


@pytest.mark.parametrize(
    ("text", "under", "default", "cell", "mark"),
    [
        ("KP1", 2, 3, 1, None),
        (None, 2, 3, 2, None),
        (None, None, 3, 3, None),
        ("KP9", 2, 3, None, Mark("error", "cell_unknown", typed="KP9")),
        (None, None, None, None, Mark("error", "cell_missing")),
    ],
)
def test_the_cell_is_that_of_the_row_else_of_the_heading_above_else_the_usual(
    text: str | None, under: int | None, default: int | None, cell: int | None, mark: Mark | None
) -> None:
    plan = ReadingPlan(["full_name", "cell"], lambda field, text: "", {"KP1": 1}.get, default, TODAY, TODAY, SHIPPED)
    row = read_row(5, by_meaning(["Lê An", text], plan.columns), plan, under=Under(cell=under))
    assert (row.values["cell"], row.marks.get("cell")) == (cell, mark)


def test_an_error_stands_before_a_warning_and_a_first_warning_before_a_second() -> None:
    row = RowRead(1)
    row.warn("sex", "first", typed="a", row=3)
    row.warn("sex", "second")
    assert row.marks == {"sex": Mark("warning", "first", {"row": 3}, "a")}
    assert not row.is_faulty
    row.fault("sex", "third", typed="b", row=4)
    row.warn("sex", "fourth")
    assert row.marks == {"sex": Mark("error", "third", {"row": 4}, "b")}
    assert row.is_faulty


@pytest.mark.parametrize(
    ("cells", "sex"),
    [(["Lê An"], ""), (["Lê An", "Nam"], "male"), (["Lê An", "Nam", "beyond the headings"], "male")],
)
def test_a_row_may_be_shorter_or_longer_than_the_headings(cells: list[Any], sex: str) -> None:
    plan = ReadingPlan(
        ["full_name", "sex"], lambda field, text: READERS[field](text), {"": 1}.get, 1, TODAY, TODAY, SHIPPED
    )
    row = read_row(5, by_meaning(cells, plan.columns), plan)
    assert row.values["sex"] == sex


def test_marks_and_rows_say_nothing_unless_they_are_told() -> None:
    assert (ERROR, WARNING, LONGEST_NAME) == ("error", "warning", 150)
    assert Mark("new") == Mark("new", note="", told={}, typed="", old=None)
    assert RowRead(3) == RowRead(3, values={}, marks={}, partial={}, part=0, remarks=[])
    assert ReadingPlan([], str, int, None, TODAY, TODAY, SHIPPED).fill_partial_days


@pytest.mark.parametrize(
    ("admitted", "official", "asked"),
    [("6/5/2023", None, True), ("6/5/2023", "6/5/2024", False), ("6/5/1985", None, False), ("6/12/2024", None, False)],
)
def test_of_whom_the_day_of_full_membership_is_missing_it_is_asked_where_it_is_unsure(
    admitted: str, official: str | None, asked: bool
) -> None:
    told = {"full_name": "Lê An", "admitted_on": admitted, "official_on": official}
    assert (notes(told).get("degree") == ("question", "degree_unsure")) == asked
    assert "degree" not in notes({"full_name": "Lê An", "admitted_on": admitted})


@pytest.mark.parametrize(("mark", "sex"), [("0", "male"), ("-", "male"), (1.0, "female"), (0.0, "male")])
def test_a_nought_is_no_mark(mark: Cell, sex: str) -> None:
    assert values({"full_name": "Lê An", "female_mark": mark})["sex"] == sex
    assert "sex" not in marks({"full_name": "Lê An", "female_mark": mark})


@pytest.mark.parametrize("said", ["Dự bị", "ĐVDB", "Đảng viên dự bị"])
def test_the_column_of_the_state_may_tell_that_somebody_is_probationary(said: str) -> None:
    row = read({fields.FULL_NAME: "Lê Văn An", fields.ADMITTED_ON: "3/2/2024", fields.ACTIVITY: said})
    assert (row.values[fields.DEGREE], row.values[fields.ACTIVITY]) == ("probationary", "")
    assert fields.ACTIVITY not in row.marks


@pytest.mark.parametrize(
    ("admitted", "mark", "asked"), [("6/5/1985", "", True), ("", "", True), ("6/12/2024", "", False), ("", "x", False)]
)
def test_whoever_has_no_cross_below_official_is_asked_about(admitted: str, mark: str, asked: bool) -> None:
    told = {"full_name": "Lê An", "admitted_on": admitted, "official_mark": mark}
    assert (notes(told).get("degree") == ("question", "degree_unsure")) == asked


@pytest.mark.parametrize("remark", ["miễn SH", "Đình chỉ sinh hoạt"])
def test_a_remark_against_the_column_of_the_state_is_asked_about(remark: str) -> None:
    told = {"full_name": "Lê An", "activity": "Đang sinh hoạt", "remarks": remark}
    assert notes(told)["activity"] == ("question", "unclear_by_remark")
    assert "activity" not in notes(told | {"remarks": "Hưu trí"})
