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
