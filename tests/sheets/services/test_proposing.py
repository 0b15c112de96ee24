"""Which sheets of a workbook are read together, how, and what of it is remembered for the next list of this make."""

from typing import Any

import pytest

from accounts.rules.refusal import Refused
from sheets.models import Sheet, SheetMemory
from sheets.rules.headings import Header
from sheets.services import intake, proceeding
from sheets.services.entries import along_entry, makes_of
from tests.cast import Cast
from tests.sheets.services.test_staging import AN, BE
from tests.sheets.workbooks import HEADINGS, read, receive_file, workbook_of

pytestmark = pytest.mark.django_db
OTHER_HEADINGS = ["Tên đảng viên", "Năm sinh", "Thẻ đảng", "Chi bộ"]
COI = ["Phạm Văn Cội", "1979", "58000003", "CELL"]
LIST = [HEADINGS, AN]
THREE: dict[str, list[list[Any]]] = {
    "KP1": LIST,
    "Trường": [HEADINGS, BE],
    "Mới về": [["DANH SÁCH"], OTHER_HEADINGS, COI],
}


def received(cast: Cast, sheets: dict[str, Any] = THREE, **hidden: Any) -> Sheet:
    return receive_file(cast, workbook_of(sheets, **hidden))


def names(sheet: Sheet) -> list[str]:
    return [sheet.name, *along_entry(sheet)]


def test_all_lists_of_a_workbook_are_read_and_those_that_are_hidden_or_none_are_not(cast: Cast) -> None:
    sheets = THREE | {"Cũ": LIST, "Tổng hợp": [["Tổng số", "3"], ["Nữ", "1"]]}
    assert names(received(cast, sheets, hidden=["Cũ"])) == ["KP1", "Trường", "Mới về"]


def test_the_people_of_all_its_sheets_stand_in_one_preview(cast: Cast) -> None:
    rows = read(cast, received(cast)).rows.order_by("pk")
    assert [(row.part, row.number, row.full_name) for row in rows] == [
        (0, 2, "Nguyễn Văn An"), (1, 2, "Trần Thị Bé"), (2, 3, "Phạm Văn Cội"),
    ]  # fmt: skip


def test_a_sheet_that_is_not_ticked_is_not_read(cast: Cast) -> None:
    sheet = intake.choose_along(sheet=received(cast), names=["Mới về"])
    assert list(read(cast, sheet).rows.values_list("full_name", flat=True)) == ["Nguyễn Văn An", "Phạm Văn Cội"]


def test_a_sheet_that_is_no_list_cannot_be_read_along(cast: Cast) -> None:
    sheet = received(cast, THREE | {"Tổng hợp": [["Tổng số", "3"]]})
    assert along_entry(intake.choose_along(sheet=sheet, names=["Tổng hợp", "KP1", "Trường"])) == ["Trường"]


def test_a_sheet_that_is_made_the_leading_one_is_read_with_the_one_that_led(cast: Cast) -> None:
    sheet = intake.choose_header(sheet=received(cast), name="Mới về", header=Header(2))
    assert (sheet.name, along_entry(sheet)) == ("Mới về", ["KP1", "Trường"])


def test_the_columns_of_sheets_with_the_same_headings_are_chosen_once(cast: Cast) -> None:
    sheet = received(cast)
    assert [[part.name for part in make] for make in makes_of(sheet)] == [["KP1", "Trường"], ["Mới về"]]
    columns = ["", "full_name", *[""] * 7]
    sheet = intake.choose_columns(sheet=sheet, columns=columns, **besides(cast))
    assert [part.columns for make in makes_of(sheet) for part in make][:2] == [columns, columns]


def test_the_columns_of_other_headings_are_chosen_by_themselves(cast: Cast) -> None:
    sheet = received(cast)
    sheet = intake.choose_other_columns(sheet=sheet, others=[["full_name", "", "card_number", ""]])
    sheet = intake.choose_columns(sheet=sheet, columns=sheet.columns, **besides(cast))
    sheet = proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
    assert "born_on" not in sheet.rows.get(full_name="Phạm Văn Cội").values


@pytest.mark.parametrize(
    ("others", "field"),
    [([["", "born_on", "", ""]], "column_1_0"), ([["full_name", "born_on", "born_on", ""]], "column_1_1")],
)
def test_columns_of_other_headings_that_make_no_sense_are_refused_where_they_stand(
    cast: Cast, others: list[list[str]], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        intake.choose_other_columns(sheet=received(cast), others=others)
    assert field in {refused.value.field, *(reason.field for reason in refused.value.reasons)}


def test_a_sheet_that_was_not_ticked_is_not_proposed_again(cast: Cast) -> None:
    read(cast, intake.choose_along(sheet=received(cast), names=["Mới về"]))
    assert names(received(cast)) == ["KP1", "Mới về"]


def test_a_sheet_that_came_since_is_proposed_all_the_same(cast: Cast) -> None:
    read(cast, intake.choose_along(sheet=received(cast), names=[]))
    assert names(received(cast, THREE | {"KP9": [HEADINGS, AN]})) == ["KP1", "KP9"]


def test_the_columns_of_every_make_are_remembered(cast: Cast) -> None:
    sheet = intake.choose_other_columns(sheet=received(cast), others=[["full_name", "", "card_number", ""]])
    read(cast, sheet)
    assert makes_of(received(cast))[1][0].columns == ["full_name", "", "card_number", ""]
    assert SheetMemory.objects.count() == 2


def test_rows_of_headings_that_were_chosen_are_proposed_again_also_where_a_title_has_grown(cast: Cast) -> None:
    """The headings are guessed in the same row of the list; the clerk said that they stand elsewhere."""
    sheet = receive_file(cast, workbook_of({"DS": [HEADINGS, ["x"] * 9, AN]}))
    assert (sheet.header_first, sheet.header_rows) == (1, 1)
    sheet = intake.choose_header(sheet=sheet, name="DS", header=Header(1, 2))
    read(cast, sheet)
    again = receive_file(cast, workbook_of({"DS": [["DANH SÁCH"], [], HEADINGS, ["x"] * 9, AN]}))
    assert (again.header_first, again.header_rows) == (3, 2)
    assert again.columns == sheet.columns


def test_the_same_rows_of_headings_are_taken_in_the_other_sheets_of_the_make(cast: Cast) -> None:
    below = ["x"] * 9
    sheet = received(cast, {"KP1": [HEADINGS, below, AN], "Trường": [["TÊN"], HEADINGS, below, BE]})
    sheet = intake.choose_header(sheet=sheet, name="KP1", header=Header(1, 2))
    (part,) = makes_of(sheet)[0][1:]
    assert (part.name, part.first, part.rows) == ("Trường", 2, 2)


def besides(cast: Cast) -> dict[str, Any]:
    occasion = cast.occasion("binh")
    return {"default_cell": None, "on": occasion.today, "fill_partial_days": True, "occasion": occasion}
