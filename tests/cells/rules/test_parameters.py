from datetime import date, timedelta

import pytest

from cells.rules.parameters import DECLARED, SECTIONS, UNITS, Asked, Declared, Key, Statutes, Unit, declare_parameters
from cells.rules.periods import Period
from tests.kept_by_rules import without_vietnamese
from tests.statutes import SHIPPED

DAY = timedelta(days=1)
FIRST, SECOND, END = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)
ROWS = [
    Asked(Key.CELL_FROM, 5, "B, 2", Period(SECOND, END)),
    Asked(Key.CELL_FROM, 3, "A, 1", Period(FIRST, SECOND)),
    Asked(Key.OLDEST, 60, "B", Period(SECOND)),
]


def test_every_key_is_declared_with_its_unit_and_bounds_in_both_languages() -> None:
    assert set(Key) <= set(DECLARED)
    assert list(DECLARED) == [key for section in SECTIONS for key in section.declared]
    assert set(UNITS) == set(Unit)
    assert (
        without_vietnamese(
            [*UNITS.values(), *(words for one in DECLARED.values() for words in (one.label, one.drives))]
        )
        == []
    )
    for declared in DECLARED.values():
        assert (declared.unit is None) is bool(declared.choices)
        assert declared.unit is None or 0 <= declared.least < declared.most
        assert without_vietnamese(list(declared.choices.values())) == []


def test_two_apps_do_not_declare_one_key() -> None:
    with pytest.raises(RuntimeError):
        declare_parameters(DECLARED[Key.OLDEST].label, {Key.OLDEST: DECLARED[Key.OLDEST]})


def test_a_value_is_said_with_its_unit_or_in_the_words_of_the_choice() -> None:
    choice = Declared(DECLARED[Key.OLDEST].label, DECLARED[Key.OLDEST].drives, choices={"on": UNITS[Unit.MONTHS]})
    assert (choice.in_words(None, "on"), choice.in_words(None, "other")) == ("months", "other")
    assert DECLARED[Key.PROBATION].in_words(12) == "12 months"


def test_of_a_day_a_number_a_choice_and_a_clause_are_asked_for() -> None:
    day = Statutes([*ROWS, Asked("whose", 0, "C, 3", Period(FIRST), choice="ours")]).on(FIRST)
    assert (day.number(Key.CELL_FROM), day.choice("whose"), day.clause("whose")) == (3, "ours", "C, 3")
    assert (day.number(Key.OLDEST), day.choice(Key.OLDEST), day.clause(Key.OLDEST)) == (None, "", "")


@pytest.mark.parametrize(
    ("day", "value"),
    [(FIRST - DAY, None), (FIRST, 3), (SECOND - DAY, 3), (SECOND, 5), (END - DAY, 5), (END, None)],
)
def test_what_is_asked_is_the_row_of_the_day_and_nothing_without_one(day: date, value: int | None) -> None:
    asked = Statutes(ROWS).asked(Key.CELL_FROM, day)
    assert (asked.value if asked else None) == value
    assert Statutes(ROWS).on(day).get(Key.CELL_FROM) == asked


def test_the_parameters_of_a_day_are_those_and_no_others() -> None:
    statutes = Statutes(ROWS)
    assert statutes.on(SECOND).by_key == {Key.CELL_FROM: ROWS[0], Key.OLDEST: ROWS[2]}
    assert statutes.on(SECOND).day == SECOND
    assert Statutes().on(SECOND).by_key == {}


def test_rows_stand_in_the_order_of_their_days() -> None:
    statutes = Statutes(ROWS)
    assert statutes.rows(Key.CELL_FROM) == [ROWS[1], ROWS[0]]
    assert statutes.values(Key.CELL_FROM) == [3, 5]
    assert statutes.rows(Key.PROBATION) == []


def test_a_row_is_held_to_unless_it_says_otherwise() -> None:
    assert ROWS[0].strict


MEETINGS = {
    Key.MONTHLY_MEETINGS: 1,
    Key.THEMATIC_MEETINGS: 1,
    Key.MEETING_MINUTES: 90,
    Key.LARGE_CELL_FROM: 30,
    Key.LARGE_CELL_MINUTES: 120,
    Key.PAPERS_BEFORE: 1,
    Key.RESULT_WITHIN: 2,
    Key.SCHEDULE_REGISTERED_BY: 20,
    Key.SCHEDULE_APPROVED_BY: 25,
}


@pytest.mark.parametrize(
    ("day", "values"),
    [
        (date(1990, 1, 1), {Key.YOUNGEST: 18, Key.PROBATION: 12}),
        (
            date(2015, 1, 1),
            {Key.YOUNGEST: 18, Key.PROBATION: 12, Key.CELL_FROM: 3, Key.CELL_COMMITTEE_FROM: 9}
            | {Key.GRASSROOTS_COMMITTEE_FROM: 30}
            | MEETINGS,
        ),
        (
            date(2026, 7, 26),
            {Key.YOUNGEST: 18, Key.PROBATION: 12, Key.CELL_FROM: 3, Key.CELL_COMMITTEE_FROM: 9}
            | {Key.GRASSROOTS_COMMITTEE_FROM: 30, Key.OLDEST: 60, Key.READMISSION_AFTER: 36, Key.READMISSIONS: 1}
            | {Key.TRANSFER_PAPERS: 60, Key.GROUPS_FROM: 30}
            | MEETINGS,
        ),
    ],
)
def test_what_ships_is_what_the_rulebook_knows_of_a_day(day: date, values: dict[Key, int]) -> None:
    assert {key: asked.value for key, asked in SHIPPED.on(day).by_key.items() if key in list(Key)} == values


def test_what_ships_names_the_document_of_the_day() -> None:
    day = date(2026, 7, 26)
    before, since = (SHIPPED.asked(Key.OLDEST, on) for on in (day - DAY, day))
    assert before
    assert since
    assert (before.clause, since.clause) == ("24-QĐ/TW", "208-QĐ/TW")
    assert not since.strict
    old, new = (SHIPPED.asked(Key.PROBATION, on) for on in (date(2011, 1, 18), date(2011, 1, 19)))
    assert old
    assert new
    assert (old.strict, new.strict, new.clause) == (False, True, "Điều lệ Đảng, Điều 5")
