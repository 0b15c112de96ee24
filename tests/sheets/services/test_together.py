"""Deciding on many rows at once: each question on its own, and those that cannot take a decision left as they are."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.rules.refusal import Refused
from sheets.models import Sheet
from sheets.rules.notes import ASKED
from sheets.rules.questions import ONE_CANDIDATE, QUESTIONS
from sheets.services import deciding
from sheets.services.together import asked_alike, decide_together, rows_asked
from tests.cast import TODAY, Cast
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, name_of, preview, read, receive_file, workbook_of

pytestmark = pytest.mark.django_db
REMARKED = [*HEADINGS, "Ghi chú"]
TWO_FIGURES = [*AN[:2], "03/02/80", *AN[3:], "từ trần"]
"""Two questions about one row: the year, and the remark."""


def pks(sheet: Sheet, note: str) -> list[int]:
    return list(rows_asked(sheet, note).values_list("pk", flat=True))


def decide(sheet: Sheet, decision: str, *, note: str = "", **told: Any) -> int:
    told = {"rows": pks(sheet, note)} | told if note else told
    return decide_together(sheet=sheet, decision=decision, note=note, today=TODAY, **told)


def asked(sheet: Sheet) -> dict[str, int]:
    return {alike.note: alike.rows for alike in asked_alike(sheet)}


def test_every_question_has_a_sentence_for_many_rows() -> None:
    assert set(QUESTIONS) >= ASKED


def test_each_question_is_asked_once_with_the_rows_that_wait(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, TWO_FIGURES, [*BE, "đã mất"]])
    assert asked(sheet) == {"died_by_remark": 2, "two_digit_year": 1}


def test_a_row_with_two_questions_waits_until_both_are_answered(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, TWO_FIGURES])
    assert decide(sheet, "confirmed", note="two_digit_year") == 1
    row = sheet.rows.get()
    assert (row.verdict, row.choice, asked(sheet)) == ("ask", "", {"died_by_remark": 1})
    assert decide(sheet, "confirmed", note="died_by_remark") == 1
    row.refresh_from_db()
    assert (row.verdict, row.choice, asked(sheet)) == ("new", "confirmed", {})


def test_of_a_member_of_the_register_too_one_answer_leaves_the_other_question_open(cast: Cast) -> None:
    known(cast)
    sheet = preview(cast, [REMARKED, [*AN[:2], "05/02/80", *AN[3:], "từ trần"]])
    assert decide(sheet, "confirmed", note="two_digit_year") == 1
    row = sheet.rows.get()
    assert (row.verdict, row.marks["born_on"]["mark"]) == ("ask", "changed")
    assert decide(sheet, "confirmed", note="died_by_remark") == 1
    row.refresh_from_db()
    assert (row.verdict, row.choice) == ("changed", "confirmed")


def test_people_who_are_gone_are_left_out_together(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, TWO_FIGURES, [*BE, "đã mất"]])
    assert decide(sheet, "left_out", note="died_by_remark", seen=2) == 2
    assert set(sheet.rows.values_list("choice", flat=True)) == {"left_out"}
    sheet.refresh_from_db()
    assert (sheet.counts["undecided"], sheet.counts["left_out"]) == (0, 2)


def test_all_that_may_be_one_person_each_are_recognised_together(cast: Cast) -> None:
    members = [
        known(cast, card_number="58999999"),
        known(cast, full_name="Trần Thị Bé", born_on=BE[2], card_number="58999998"),
    ]
    sheet = preview(cast, [HEADINGS, AN, BE])
    assert asked(sheet) == {ONE_CANDIDATE: 2}
    assert decide(sheet, "same", note=ONE_CANDIDATE) == 2
    assert [row.member for row in sheet.rows.order_by("pk").select_related("member")] == members


def test_what_is_no_longer_as_it_was_seen_is_refused(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, [*BE, "đã mất"]])
    with pytest.raises(Refused):
        decide(sheet, "left_out", note="died_by_remark", seen=2)
    with pytest.raises(Refused):
        decide(sheet, "mended", note="died_by_remark")
    assert sheet.rows.get().choice == ""


def test_rows_that_are_new_changed_or_faulty_are_left_out_and_taken_back_together(cast: Cast) -> None:
    known(cast, sex="")
    sheet = preview(cast, [HEADINGS, AN, BE, [3, "Lê An", "31/02/1980", *AN[3:4], None, *AN[5:]]])
    before = list(sheet.rows.order_by("pk").values_list("verdict", "marks"))
    rows = list(sheet.rows.values_list("pk", flat=True))
    assert [verdict for verdict, _marks in before] == ["changed", "new", "error"]
    assert decide(sheet, "left_out", rows=rows) == 3
    assert sheet.rows.filter(choice="left_out").count() == 3
    assert decide(sheet, "", rows=rows) == 3
    assert list(sheet.rows.order_by("pk").values_list("verdict", "marks")) == before


def test_a_row_of_which_nothing_is_asked_is_not_confirmed(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, [*AN, ""], [*BE, "đã mất"]])
    assert decide(sheet, "confirmed", rows=list(sheet.rows.values_list("pk", flat=True))) == 1
    assert list(sheet.rows.order_by("pk").values_list("choice", flat=True)) == ["", "confirmed"]


def test_a_row_that_names_nobody_takes_no_decision(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, ["Tổng số: 1 đảng viên"]])
    passed = sheet.rows.get(verdict="passed")
    assert decide(sheet, "left_out", rows=[passed.pk]) == 0


def test_an_answer_holds_when_the_list_is_read_anew(cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, [*BE, "đã mất"]])
    deciding.confirm(row=sheet.rows.get(), today=TODAY)
    read(cast, sheet)
    assert sheet.rows.get().choice == "confirmed"


def test_a_hidden_row_is_asked_about(cast: Cast) -> None:
    sheet = read(cast, receive_file(cast, workbook_of({"DS": [HEADINGS, AN, BE]}, hidden_rows=[3])))
    assert asked(sheet) == {"row_hidden": 1}


def test_deciding_on_more_rows_asks_the_database_no_more_often(cast: Cast) -> None:
    def asked_for(number: int) -> int:
        rows = [
            [*AN[:1], name_of(number * 100 + place), *AN[2:4], 58100000 + number * 100 + place, *AN[5:], "đã mất"]
            for place in range(number)
        ]
        sheet = preview(cast, [REMARKED, *rows])
        with CaptureQueriesContext(connection) as asked_now:
            assert decide(sheet, "left_out", note="died_by_remark") == number
        return len(asked_now)

    assert asked_for(5) == asked_for(30)
