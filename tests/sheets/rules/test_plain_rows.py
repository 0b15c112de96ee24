"""A plain row says just what it says when it is read in full; and what is not plain is not taken for it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules import fields
from sheets.rules.marks import RowRead
from sheets.rules.plain_rows import PlainRows
from sheets.rules.rows import ReadingPlan, Under, by_meaning, read_row
from tests.sheets.rules.reading import READERS, TODAY
from tests.statutes import SHIPPED

BIRTHS = [date(1962, 6, 5), date(1905, 5, 28), date(1906, 1, 1), date(1919, 12, 31), date(1920, 1, 1), date(2012, 2, 2), TODAY,
          date(2025, 3, 22), 1962.0, 57.0, "1962", "05/06/1962", "#N/A"]  # fmt: skip
DAYS = [date(1990, 5, 19), date(1991, 5, 19), date(1937, 12, 31), date(1938, 1, 1), date(1905, 6, 1), date(2024, 2, 3),
        date(2030, 1, 1),
        "19/05/1990", "dự bị", "chưa", "19/5/1990 19/5/1991", "5/1990", 1990.0]  # fmt: skip
CELLS: dict[str, list[Any]] = {
    fields.FULL_NAME: ["Lê Văn An", "LÊ THỊ BA", "Đ/c Lê An", "Lê An (BT)", "Lê An 1962", "An", "#REF!", "err: x", 5.0],
    fields.BORN_ON: BIRTHS,
    fields.SEX: ["Nam", "nữ", "x", "?", "#N/A"],
    fields.CARD_NUMBER: ["77000123", 5800254.0, "58.00254", "7700O123", "abc!", "77000123\n01/02/2003", "#N/A"],
    fields.IDENTITY_NUMBER: ["079123456789", 79123456789.0, "abc"],
    fields.ADMITTED_ON: DAYS,
    fields.OFFICIAL_ON: DAYS,
    fields.JOINED_ON: DAYS,
    fields.DEGREE: ["CT", "dự bị", "?"],
    fields.ACTIVITY: ["sinh hoạt", "miễn", "dự bị", "từ trần", "?"],
    fields.CELL: ["KP1", "KP2", "KP9"],
    fields.GROUP: ["Tổ 1", "Tổ đảng số 2"],
    fields.REMARKS: ["từ trần", "Bí thư chi bộ", "KP2", "nữ"],
    fields.POST: ["Bí thư", "giáo viên", "Tổ trưởng"],
    fields.RESIDENCE: ["KP2", "KP9", "-"],
    fields.FEMALE_MARK: ["x", "?"],
    fields.MEMBER_MARK: ["x", "0"],
    fields.BORN_ON + fields.YEAR_PART: ["1962"],
}
ABOVE = [
    Under(),
    Under(cell=2),
    Under(group="Tổ 3"),
    Under(unknown="KP9"),
    Under(remark="đã chuyển đi"),
    Under(doubt="older_sheet"),
]
ALL_PLAIN = {
    fields.FULL_NAME: "Lê Văn An",
    fields.BORN_ON: date(1962, 6, 5),
    fields.SEX: "Nam",
    fields.CARD_NUMBER: "77000123",
    fields.ADMITTED_ON: date(1990, 5, 19),
    fields.OFFICIAL_ON: date(1991, 5, 19),
    fields.CELL: "KP1",
}


def plan_of(columns: list[str], **said: Any) -> ReadingPlan:
    usual = {
        "default_cell": None,
        "on": TODAY,
        "today": TODAY,
        "cell_of": {"KP1": 1, "KP2": 2}.get,
        "statutes": SHIPPED,
    }
    return ReadingPlan(columns=columns, meaning_of=lambda field, text: READERS[field](text), **(usual | said))


def plainly(told: dict[str, Any], under: Under = ABOVE[0], **said: Any) -> RowRead | None:
    plan = plan_of(list(told), **said)
    return PlainRows(plan).read(5, by_meaning(list(told.values()), plan.columns), under)


@given(st.data())
def test_a_plain_row_says_what_it_says_read_in_full(data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, unique=True))
    turned = data.draw(st.dictionaries(st.sampled_from([fields.BORN_ON, fields.ADMITTED_ON]), st.booleans()))
    said = {"default_cell": data.draw(st.sampled_from([None, 1])), "turned": turned}
    plan = plan_of(columns, **said, month_first=data.draw(st.sampled_from([(), (fields.OFFICIAL_ON,)])))
    rows = PlainRows(plan)
    for _ in range(3):
        under = data.draw(st.sampled_from(ABOVE))
        at = {name: cell for name in columns if (cell := data.draw(st.sampled_from([None, *CELLS[name]]))) is not None}
        plain = rows.read(5, at, under)
        assert plain is None or plain == read_row(5, at, plan, under=under)


@given(
    st.fixed_dictionaries(
        {
            fields.FULL_NAME: st.just("Lê Văn An"),
            fields.BORN_ON: st.dates(date(1900, 1, 1), date(2026, 1, 1)),
            fields.ADMITTED_ON: st.dates(date(1900, 1, 1), date(2026, 1, 1)),
            fields.OFFICIAL_ON: st.dates(date(1900, 1, 1), date(2026, 1, 1)),
            fields.CELL: st.just("KP1"),
        }
    )
)
def test_days_are_plain_only_where_nothing_is_said_of_them(told: dict[str, Any]) -> None:
    plain = plainly(told)
    assert plain is None or plain == read_row(5, told, plan_of(list(told)))


def test_an_ordinary_row_is_plain() -> None:
    plain = plainly(ALL_PLAIN)
    assert plain is not None
    assert not plain.marks


@pytest.mark.parametrize(
    "told",
    [
        {fields.FULL_NAME: "Lê An (BT)"}, {fields.FULL_NAME: "Lê An 1962"}, {fields.BORN_ON: date(1905, 5, 28)},
        {fields.BORN_ON: date(2025, 3, 22)}, {fields.SEX: "?"}, {fields.CELL: "KP9"}, {fields.CELL: None},
        {fields.OFFICIAL_ON: "dự bị"}, {fields.REMARKS: "từ trần"}, {fields.ACTIVITY: "miễn"}, {fields.ACTIVITY: "dự bị"},
        {fields.MEMBER_MARK: None}, {fields.RESIDENCE: "KP2"}, {fields.GROUP: "#REF!"},
    ],
)  # fmt: skip
def test_a_row_of_which_a_cell_says_more_is_not(told: dict[str, Any]) -> None:
    assert plainly(ALL_PLAIN | told) is None


def test_nothing_is_plain_below_people_of_whom_something_is_said() -> None:
    assert plainly(ALL_PLAIN, Under(remark="đã chuyển đi")) is None


def test_a_day_is_not_plain_in_a_column_that_excel_may_have_turned() -> None:
    assert plainly(ALL_PLAIN, turned={fields.BORN_ON: False}) is None
    assert plainly(ALL_PLAIN, month_first=[fields.ADMITTED_ON]) is None
