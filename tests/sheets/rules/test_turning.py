"""Days whose day and month an English Excel changed over."""

from datetime import date

import pytest

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.turning import DayOrder
from tests.sheets.rules.reading import marks, values

EARLY, LATE = date(1950, 12, 3), date(1950, 3, 25)


def turned(*cells: Cell, column: str = fields.BORN_ON) -> dict[str, bool]:
    order = DayOrder([fields.FULL_NAME, column])
    order.see([["Lê An", cell] for cell in cells])
    return order.turned()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([EARLY, EARLY, EARLY, "25/3/1950"], {"born_on": True}),
        ([EARLY, EARLY, "25/3/1950"], {"born_on": False}),
        ([EARLY, EARLY, EARLY, LATE, "25/3/1950"], {}),
        ([EARLY, EARLY, EARLY], {}),
        ([EARLY, EARLY, EARLY, "12/3/1950", "1950", "3/1950"], {}),
        (["25/3/1950", "26/3/1950"], {}),
        ([], {}),
    ],
)
def test_a_column_was_turned_where_all_its_days_could_be_beside_texts_that_could_not(
    cells: list[Cell], found: dict[str, bool]
) -> None:
    assert turned(*cells) == found


@pytest.mark.parametrize("column", [fields.BORN_ON_MAN, fields.BORN_ON_WOMAN])
def test_births_by_sex_are_births(column: str) -> None:
    assert turned(EARLY, EARLY, EARLY, "25/3/1950", column=column) == {"born_on": True}


@pytest.mark.parametrize(
    ("births", "admissions", "found"),
    [
        (["12/25/1961", "09/18/1969"], ["02/03/1990", "03/04/1991"], {fields.BORN_ON, fields.ADMITTED_ON}),
        (["12/25/1961", "02/03/1962"], ["25/3/1990", "26/3/1991"], {fields.BORN_ON}),
        (["12/25/1961", "25/12/1962", "26/12/1963"], ["25/3/1990"], set()),
        (["25/12/1962"], ["02/03/1990"], set()),
    ],
)
def test_where_months_come_first_nobody_can_tell_what_the_others_mean(
    births: list[Cell], admissions: list[Cell], found: set[str]
) -> None:
    order = DayOrder([fields.BORN_ON, fields.ADMITTED_ON])
    order.see([[birth] for birth in births])
    order.see([[None, admission] for admission in admissions])
    assert order.month_first() == found


@pytest.mark.parametrize(
    ("cell", "note"),
    [("12/3/1950", "day_and_month_unsure"), (EARLY, "day_and_month_unsure"), ("3/3/1950", ""), ("25/3/1950", "")],
)
def test_there_each_day_that_could_mean_another_is_asked_about(cell: Cell, note: str) -> None:
    found = marks({"full_name": "Lê An", "born_on": cell}, month_first={"born_on"})
    assert [mark.note for mark in found.values()] == [note] * bool(note)


def test_only_where_it_may_be_so_the_whole_list_is_looked_through() -> None:
    order = DayOrder([fields.BORN_ON])
    assert not order.may_be_turned
    order.see([[], [EARLY]])
    assert order.may_be_turned
    order.see([[LATE]])
    assert not order.may_be_turned


def test_a_turned_day_is_turned_back_and_always_asked_about() -> None:
    told = {"full_name": "Lê An", "born_on": EARLY}
    assert values(told, turned={"born_on": True})["born_on"] == date(1950, 3, 12)
    assert marks(told, turned={"born_on": True})["born_on"].note == "day_and_month_turned"
    assert values(told, turned={"born_on": False})["born_on"] == EARLY
    assert marks(told, turned={"born_on": False})["born_on"].note == "day_and_month_unsure"
    assert marks({"full_name": "Lê An", "born_on": "12/3/1950"}, turned={"born_on": True}) == {}
