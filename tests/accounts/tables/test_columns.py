"""What a column makes of a row: for the page with all of it escaped, for Excel as a value of its type."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from accounts.tables import Choose, Column, Day, Link, Links, Moment, Number, Parts, Person, State, Text

NASTY = '<b>&"'
ESCAPED = "&lt;b&gt;&amp;&quot;"
ROW = SimpleNamespace(
    name=NASTY,
    note=NASTY,
    number=1234,
    day=date(2025, 3, 21),
    at=datetime(2025, 3, 21, 18, 30, tzinfo=UTC),
    nothing=None,
)


@pytest.mark.parametrize(
    "column",
    [
        Text("name", "Tên"),
        Text("number", "Số", note="note"),
        Text("number", "Số", link="name"),
        Text("number", "Số", show=lambda row: row.name),
        Person("name", "Tên"),
        State("name", "Trạng thái", tone=lambda _row: "good"),
        State("name", "Trạng thái", tone=lambda _row: ""),
        Parts("parts", "Lý do", lambda row: [row.name]),
        Parts("parts", "Lý do", lambda row: [("đủ", row.name)]),
        Links("links", lambda row: [Link(row.name, "/")]),
        Links("links", lambda _row: [Link("Mở", NASTY)]),
        Links("links", lambda _row: [Link("Mở", "/", mark=NASTY)]),
        Choose("choose", "number", label="name", ticked=lambda _row: False),
    ],
)
def test_all_that_comes_from_a_row_is_escaped(column: Column) -> None:
    shown = column.cell(ROW)
    assert ESCAPED in shown
    assert NASTY not in shown


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Text("name", "Tên"), NASTY),
        (Text("word", "Từ", lambda _row: gettext_lazy("Members")), "Members"),
        (Number("number", "Số"), 1234),
        (Number("nothing", "Số"), None),
        (Day("day", "Ngày"), date(2025, 3, 21)),
        (Moment("nothing", "Lúc"), None),
        (Parts("parts", "Lý do", lambda _row: [("đủ", "II.1"), "thiếu"]), "đủ (II.1) · thiếu"),
    ],
)
def test_excel_gets_a_value_of_its_type(column: Column, value: object) -> None:
    with translation.override("en"):
        assert column.saved(ROW) == value


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", [-1000, -1, 0, 7, 999, 1000, 1_234_567, 0.5, True])
def test_a_number_is_written_as_the_language_does(number: float, language: str) -> None:
    with translation.override(language):
        assert Number("number", "Số").shown(number, ROW) == number_format(number)


def test_a_moment_is_that_of_the_clock_on_the_wall() -> None:
    assert Moment("at", "Lúc").saved(ROW) == datetime(2025, 3, 22, 1, 30)
    assert Moment("at", "Lúc").cell(ROW) == "22/03/2025 01:30"


def test_what_cannot_be_chosen_has_a_box_that_cannot_be_ticked() -> None:
    box = Choose("choose", "number", label="name", ticked=lambda _row: True, possible=lambda _row: False).cell(ROW)
    assert " checked disabled>" in box


@pytest.mark.parametrize("column", [Text("nothing", "Tên"), Number("nothing", "Số"), Day("nothing", "Ngày")])
def test_nothing_is_a_dash(column: Column) -> None:
    assert column.cell(ROW) == "–"
