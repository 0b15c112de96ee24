"""The notation of forms: fields, boxes, lines to write on, and everything that is refused in a text."""

import pytest

from accounts.rules.refusal import Refused
from reports.queries.form_texts import shipped_wordings
from reports.rules.form_fields import FIELDS, FORMS
from reports.rules.form_text import ROOM, FormTable, FormWording, blocks_filled, check_wording, line_filled
from reports.rules.formatted import BlockKind, TextBlock
from reports.rules.kinds import DocumentKind

KIND = DocumentKind.INTRODUCTION
GOOD = "Tôi là {đảng viên giới thiệu}, giới thiệu {họ và tên}."


def said(text: str, **values: str) -> list[str]:
    return [block.text for block in blocks_filled(text, {"họ và tên": "Lê Thị Hạ"} | values)]  # type: ignore[union-attr]


def refused(text: str, title: str = "Giấy giới thiệu", kind: DocumentKind = KIND) -> list[tuple[str | None, str]]:
    with pytest.raises(Refused) as raised:
        check_wording(FormWording("", title, "", text), FIELDS[kind])
    return [(one.field, one.message) for one in raised.value.reasons]


def test_a_field_is_filled_in_however_it_is_spelled() -> None:
    assert said("Đồng chí {họ và tên}, {HO VA TEN}") == ["Đồng chí Lê Thị Hạ, Lê Thị Hạ"]
    assert line_filled("của {Họ và tên}", {"họ và tên": "Hạ"}) == "của Hạ"


def test_a_field_in_a_footnote_is_filled_in_too() -> None:
    (block,) = blocks_filled("Đề nghị[chú thích: của {họ và tên}]", {"họ và tên": "Hạ"})
    assert isinstance(block, TextBlock)
    assert [run.note[0].text for run in block.runs if run.note] == ["của Hạ"]


def test_what_the_register_does_not_know_leaves_room() -> None:
    assert said("Sinh {ngày sinh}") == [f"Sinh {ROOM}"]


def test_what_a_field_says_is_never_markup() -> None:
    blocks = blocks_filled("{họ và tên}", {"họ và tên": "**I.** | {ngày sinh} <b>"})
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", "**I.** | {ngày sinh} <b>")]  # type: ignore[union-attr]


def test_a_line_of_dots_is_as_wide_as_the_text_however_many_they_are() -> None:
    assert said("......") == said("…" * 80) == ["…" * 30]
    assert said("Lý do: ………") == ["Lý do: ………"]


def test_rows_of_boxes_are_one_table_with_the_lines_of_each_box() -> None:
    first, table, last = blocks_filled("A\n| **1** // {họ và tên} | b |\n| c | |\nB", {"họ và tên": "Hạ"})
    assert isinstance(table, FormTable)
    assert [[[line.text for line in cell] for cell in row] for row in table.rows] == [[["1", "Hạ"], ["b"]], [["c"], []]]
    assert table.rows[0][0][0].runs[0].bold
    assert {first.kind, last.kind} == {BlockKind.PARAGRAPH}


def test_a_whole_table_stands_where_its_field_stands_alone() -> None:
    table = FormTable(((),), ("STT",))
    assert blocks_filled("{danh sách}", {"danh sách": table}) == (table,)


@pytest.mark.parametrize("kind", FORMS)
def test_what_ships_passes_its_own_check(kind: DocumentKind) -> None:
    check_wording(shipped_wordings()[kind], FIELDS[kind])


def test_an_unknown_field_is_named_with_the_one_that_is_meant() -> None:
    assert refused(GOOD + " {họ tên}") == [("text", "There is no field {họ tên}. Is {họ và tên} meant?")]
    assert refused(GOOD + " {quốc tịch xyz}")[0][1].startswith("There is no field {quốc tịch xyz}. Those")
    assert refused(GOOD, title="Giấy {ngay sin}") == [("title", "There is no field {ngay sin}. Is {ngày sinh} meant?")]


def test_a_field_that_must_stand_is_named() -> None:
    assert refused("{họ và tên}") == [("text", "The field {đảng viên giới thiệu} must stand in the text.")]


@pytest.mark.parametrize(
    "text",
    ["{{ 7*7 }}", "{% for a in b %}", "{họ và tên.__class__}", "{họ và tên|safe}", "{", "họ và tên}", "{họ\nvà tên}"],
)
def test_no_template_language_is_spoken(text: str) -> None:
    assert refused(f"{GOOD}\n{text}")


def test_a_text_and_its_tables_stay_within_bounds() -> None:
    assert "too long" in refused(GOOD + "x" * 20_000)[0][1]
    assert "too long" in refused(GOOD + "\nx" * 300)[0][1]
    assert "more than 8 boxes" in refused(f"{GOOD}\n{'|a' * 9}|")[0][1]
    assert "has 1 boxes, the row before it 2" in refused(f"{GOOD}\n| a | b |\n| c |")[0][1]
    check_wording(FormWording("", "", "", f"{GOOD}\n| a | b |\nx\n| c |"), FIELDS[KIND])
    assert "stands on a line of its own" in refused("x {danh sách}", kind=DocumentKind.SOURCE_LIST)[0][1]
    assert refused(" \n")[0] == ("text", "Write the text.")
