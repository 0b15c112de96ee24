"""What a row says of somebody the register knows, field by field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sheets.rules.comparing import (
    CHANGED,
    CORRECTED,
    NEW,
    SAID_BY_COMPARING,
    UNCHANGED,
    Registered,
    as_read,
    compare_row,
    group_key,
    is_changed,
)
from sheets.rules.marks import Mark
from tests.statutes import SHIPPED

TODAY = date(2025, 3, 21)
AN = Registered(
    pk=7,
    full_name="Nguyễn Văn An",
    born_on=date(1980, 2, 3),
    sex="male",
    card_number="58000001",
    identity_mark="mark",
    admitted_on=date(2000, 2, 3),
    degree="official",
    official_on=date(2001, 2, 3),
    activity="",
    cell_id=1,
    cell_name="Khu phố 1",
    left_on=None,
    group="Tổ đảng 1",
)


def _told(reason: str) -> dict[str, int]:
    """What the statutes of today ask."""
    asked = {"admitted_too_young_together": 18, "official_too_soon_together": 12}
    return {"number": asked[reason]} if reason in asked else {}


def compared(
    values: dict[str, Any],
    read: dict[str, Mark] | None = None,
    known: Registered = AN,
    columns: list[str] | None = None,
) -> dict[str, Mark]:
    return compare_row(values, read or {}, known, list(values) if columns is None else columns, TODAY, SHIPPED)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", "Nguyễn Văn An"),
        ("full_name", "NGUYỄN VĂN AN"),
        ("full_name", "Nguyen Van An"),
        ("born_on", date(1980, 2, 3)),
        ("sex", "male"),
        ("card_number", "58000001"),
        ("identity_number", "mark"),
        ("admitted_on", date(2000, 2, 3)),
        ("official_on", date(2001, 2, 3)),
        ("degree", "official"),
        ("activity", "active"),
        ("cell", 1),
        ("joined_on", date(1999, 1, 1)),
        ("full_name", ""),
        ("born_on", None),
        ("group", ""),
        ("cell", None),
        ("pk", 8),
        ("unheard_of", "x"),
    ],
)
def test_what_agrees_or_is_not_said_has_no_mark(field: str, value: object) -> None:
    assert compared({field: value}) == {}


@pytest.mark.parametrize(
    ("field", "value", "old"),
    [
        ("full_name", "Nguyễn Vân An", "Nguyễn Văn An"),
        ("full_name", "Nguyen Van Anh", "Nguyễn Văn An"),
        ("born_on", date(1980, 2, 4), date(1980, 2, 3)),
        ("sex", "female", "male"),
        ("card_number", "58000002", "58000001"),
        ("admitted_on", date(2000, 2, 4), date(2000, 2, 3)),
        ("official_on", date(2001, 2, 4), date(2001, 2, 3)),
    ],
)
def test_what_departs_from_the_register_is_changed_what_it_lacks_is_new(field: str, value: object, old: object) -> None:
    assert compared({field: value}) == {field: Mark("changed", old=old)}
    lacking = replace(AN, **{field: None if isinstance(old, date) else ""})
    assert compared({field: value}, known=lacking) == {field: Mark("new")}


def test_an_identity_paper_is_compared_by_its_mark_and_kept_as_one() -> None:
    assert compared({"identity_number": "other"}) == {
        "identity_number": Mark("changed", "identity_kept_as_mark", old="mark")
    }
    assert compared({"identity_number": "other"}, known=replace(AN, identity_mark="")) == {
        "identity_number": Mark("new", "identity_kept_as_mark")
    }


def test_only_fields_of_the_sheets_columns_are_compared() -> None:
    values = {"sex": "female", "card_number": "58000002"}
    assert compared(values, columns=["sex"]) == {"sex": Mark("changed", old="male")}
    assert compared(values, columns=["degree"]) == {}


def test_what_the_reading_said_of_a_changed_field_stays_beside_it() -> None:
    mended = Mark("warning", "zero_restored", {"a": 1}, "8000002")
    assert compared({"card_number": "08000002"}, {"card_number": mended}) == {
        "card_number": Mark("changed", "zero_restored", {"a": 1}, "8000002", "58000001")
    }
    assert compared({"card_number": "58000001"}, {"card_number": mended}) == {}


def test_an_error_of_the_reading_stands_and_is_not_compared() -> None:
    error = Mark("error", "value_unknown", typed="?")
    assert compared({"sex": "female"}, {"sex": error, "born_on": Mark("warning", "only_year")}) == {"sex": error}


@pytest.mark.parametrize(
    ("note", "value", "same"),
    [
        ("only_year", date(1980, 1, 1), True),
        ("only_year", date(1981, 2, 1), False),
        ("only_month", date(1980, 2, 1), True),
        ("only_month", date(1980, 1, 1), False),
        ("only_month", date(1981, 2, 1), False),
        ("", date(1980, 2, 1), False),
        ("admitted_before_18", date(1980, 2, 1), False),
    ],
)
def test_a_year_or_month_alone_departs_only_from_another_year_or_month(note: str, value: date, same: bool) -> None:
    found = compared({"born_on": value}, {"born_on": Mark("warning", note, typed="1980")})
    assert found == ({} if same else {"born_on": Mark("changed", note, typed="1980", old=date(1980, 2, 3))})


def test_a_year_alone_is_new_where_the_register_has_no_day() -> None:
    read = {"born_on": Mark("warning", "only_year", typed="1980")}
    assert compared({"born_on": date(1980, 1, 1)}, read, replace(AN, born_on=None)) == {
        "born_on": Mark("new", "only_year", typed="1980")
    }


def test_who_has_left_is_an_error_and_nothing_else_is_compared() -> None:
    gone = replace(AN, cell_id=None, left_on=date(2024, 5, 6))
    error = Mark("error", "value_unknown", typed="?")
    assert compared({"sex": "female", "cell": 1}, {"degree": error, "sex": Mark("warning", "x")}, gone) == {
        "degree": error,
        "cell": Mark("error", "left_before", {"day": "06/05/2024"}),
    }
    assert compared({}, known=replace(gone, left_on=None))["cell"].told == {"day": "?"}


def test_another_cell_is_no_correction() -> None:
    assert compared({"cell": 2}) == {"cell": Mark("warning", "in_another_cell", {"cell": "Khu phố 1"}, old="Khu phố 1")}


@pytest.mark.parametrize(
    ("cell", "group", "registered", "mark"),
    [
        (1, "Tổ 1", "Tổ đảng số 01", None),
        (1, "Tổ 2", "", Mark("new")),
        (1, "Tổ 2", "Tổ 1", Mark("warning", "in_another_group", {"group": "Tổ 1"}, old="Tổ 1")),
        (2, "Tổ 2", "Tổ 1", None),
        (None, "Tổ 2", "Tổ 1", None),
    ],
)
def test_a_group_is_compared_within_the_members_own_cell(
    cell: int | None, group: str, registered: str, mark: Mark | None
) -> None:
    found = compared({"group": group, "cell": cell}, known=replace(AN, group=registered), columns=["group"])
    assert found == ({"group": mark} if mark else {})


@pytest.mark.parametrize(
    ("told", "registered", "official_on", "mark"),
    [
        ("probationary", "probationary", None, None),
        (
            "probationary", "official", date(2001, 2, 3),
            Mark("warning", "official_in_register", {"day": "03/02/2001"}, old="official"),
        ),
        ("probationary", "official", None, Mark("warning", "official_in_register", {"day": "?"}, old="official")),
        ("probationary", "", None, Mark("warning", "official_needs_day", old="")),
        ("official", "probationary", None, Mark("warning", "official_needs_day", old="probationary")),
    ],
)  # fmt: skip
def test_a_degree_is_not_taken_back_and_not_given_without_a_day(
    told: str, registered: str, official_on: date | None, mark: Mark | None
) -> None:
    found = compared({"degree": told}, known=replace(AN, degree=registered, official_on=official_on))
    assert found == ({"degree": mark} if mark else {})


def test_a_degree_is_given_by_the_day_of_full_membership() -> None:
    told = {"degree": "official", "official_on": date(2001, 2, 3)}
    known = replace(AN, degree="probationary")
    assert compared(told, known=known) == {"degree": Mark("changed", old="probationary")}


@pytest.mark.parametrize(
    ("told", "registered", "mark"),
    [
        ("active", "", None),
        ("exempt", "exempt", None),
        ("exempt", "", Mark("warning", "activity_in_register", {"activity": "active"}, old="")),
        ("active", "exempt", Mark("warning", "activity_in_register", {"activity": "exempt"}, old="exempt")),
    ],
)
def test_an_activity_changes_by_an_act_of_its_own(told: str, registered: str, mark: Mark | None) -> None:
    assert compared({"activity": told}, known=replace(AN, activity=registered)) == ({"activity": mark} if mark else {})


@pytest.mark.parametrize(
    "mark", [Mark("question", "exempt_reason_not_told"), Mark("error", "exempt_for_another_reason")]
)
def test_why_somebody_is_exempt_is_asked_of_new_members_alone(mark: Mark) -> None:
    exempt = replace(AN, activity="exempt")
    assert compared({"activity": "exempt"}, {"activity": mark}, known=exempt) == {}


# --- together with the days that the register keeps -------------------------------------------------------------------

KEPT = {
    "born_on": date(2001, 1, 1),
    "admitted_on": date(2019, 1, 1),
    "official_on": date(2020, 1, 1),
}
BE = replace(AN, **KEPT, belongs_since=date(2019, 6, 1))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("born_on", date(2000, 12, 31), ""),
        ("born_on", date(2001, 1, 2), "admitted_too_young_together"),
        ("admitted_on", date(2018, 12, 31), "admitted_too_young_together"),
        ("admitted_on", date(2019, 1, 2), "official_too_soon_together"),
        ("admitted_on", date(2019, 6, 2), "joined_before_admitted_together"),
        ("official_on", date(2020, 1, 2), ""),
        ("official_on", date(2019, 12, 31), "official_too_soon_together"),
        ("official_on", date(2018, 12, 31), "official_before_admitted_together"),
    ],
)
def test_a_day_that_cannot_be_beside_those_of_the_register_is_an_error(field: str, value: date, reason: str) -> None:
    old = KEPT[field]
    assert compared({field: value}, known=BE) == {
        field: Mark("error", reason, _told(reason), old=old) if reason else Mark("changed", old=old)
    }


def test_days_are_held_against_those_beside_them_in_the_row_not_against_the_old_ones() -> None:
    told = {"born_on": date(2002, 1, 1), "admitted_on": date(2020, 1, 1), "official_on": date(2021, 1, 1)}
    known = replace(BE, belongs_since=None)
    assert compared(told, known=known) == {field: Mark("changed", old=old) for field, old in KEPT.items()}


def test_nobody_is_admitted_after_the_day_since_which_they_belong_to_a_cell() -> None:
    known = replace(BE, official_on=None)
    since = date(2019, 6, 1)
    old = date(2019, 1, 1)
    assert compared({"admitted_on": since}, known=known) == {"admitted_on": Mark("changed", old=old)}
    assert compared({"admitted_on": date(2019, 6, 2)}, known=known) == {
        "admitted_on": Mark("error", "joined_before_admitted_together", old=old)
    }


def test_what_is_new_is_held_against_the_register_too_and_keeps_what_was_typed() -> None:
    known = replace(BE, born_on=None)
    read = {"born_on": Mark("warning", "only_year", {"a": 1}, "2002")}
    assert compared({"born_on": date(2002, 1, 1)}, read, known) == {
        "born_on": Mark("error", "admitted_too_young_together", {"number": 18}, typed="2002")
    }


def test_an_error_stands_beside_the_day_of_the_row_though_another_field_is_to_blame() -> None:
    """The admission of the register is what cannot be; what the row changes is the day of birth."""
    assert set(compared({"sex": "female", "born_on": date(2001, 1, 2)}, known=BE)) == {"sex", "born_on"}
    both = compared({"born_on": date(2001, 1, 2), "official_on": date(2020, 1, 2)}, known=BE)
    assert both == {
        "born_on": Mark("error", "admitted_too_young_together", {"number": 18}, old=date(2001, 1, 1)),
        "official_on": Mark("changed", old=date(2020, 1, 1)),
    }
    later = compared({"born_on": date(2000, 1, 2), "official_on": date(2019, 1, 2)}, known=BE)
    assert later == {
        "born_on": Mark("changed", old=date(2001, 1, 1)),
        "official_on": Mark("error", "official_too_soon_together", {"number": 12}, old=date(2020, 1, 1)),
    }


def test_what_was_wrong_in_the_register_already_is_not_held_against_the_row() -> None:
    known = replace(BE, official_on=date(2019, 1, 2))
    assert compared({"born_on": date(2000, 1, 1)}, known=known) == {"born_on": Mark("changed", old=date(2001, 1, 1))}
    assert compared({"sex": "female"}, known=replace(BE, official_on=date(2018, 1, 1))) == {
        "sex": Mark("changed", old="male")
    }


def test_what_is_only_unusual_beside_the_register_is_no_error() -> None:
    known = replace(AN, born_on=date(1980, 1, 1), admitted_on=date(1998, 1, 1), official_on=date(1999, 1, 1))
    assert compared({"born_on": date(1981, 1, 1)}, known=known) == {"born_on": Mark("changed", old=date(1980, 1, 1))}


@pytest.mark.parametrize("field", ["born_on", "admitted_on", "official_on"])
def test_a_day_with_an_error_of_its_own_or_one_that_agrees_is_held_against_nothing(field: str) -> None:
    error = Mark("error", "day_ahead", typed="22/3/2025")
    wrong = replace(BE, born_on=date(2001, 1, 2))
    assert compared({field: None}, {field: error}, wrong) == {field: error}
    assert compared({field: getattr(wrong, field)}, known=wrong) == {}


@pytest.mark.parametrize(
    ("marks", "changed"),
    [([], False), ([UNCHANGED], False), (["warning", "error"], False), ([CHANGED], True), (["warning", NEW], True)],
)
def test_a_row_is_changed_where_a_field_is_changed_or_new(marks: list[str], changed: bool) -> None:
    assert is_changed({str(place): Mark(mark) for place, mark in enumerate(marks)}) == changed


def test_what_comparing_said_is_taken_back_and_what_the_reading_said_is_kept() -> None:
    said = {note: Mark("warning", note) for note in SAID_BY_COMPARING}
    kept = {
        "born_on": Mark("changed", "only_year", {"a": 1}, "1980", date(1981, 1, 1)),
        "sex": Mark("error", "value_unknown", typed="?", old="male"),
        "degree": Mark("changed"),
        "admitted_on": Mark("error", "admitted_too_young_together", {"number": 18}, typed="2000", old=date(2001, 1, 1)),
    }
    assert as_read(said | kept) == {
        "born_on": Mark("warning", "only_year", {"a": 1}, "1980"),
        "sex": Mark("error", "value_unknown", typed="?"),
    }


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Tổ 1", "1"), ("Tổ đảng số 01", "1"), ("1", "1"), ("Tổ đảng 010", "10"), ("Tổ 0", "0"), ("TỔ ĐẢNG BẾN CẢNG", "ben cang"),
        ("Tổ đảng", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_group_is_known_by_what_tells_it_apart(name: str, key: str) -> None:
    assert group_key(name) == key


def test_what_a_sheet_may_correct_and_what_comparing_says() -> None:
    assert CORRECTED == (
        "full_name", "born_on", "sex", "card_number", "admitted_on", "official_on", "identity_number"
    )  # fmt: skip
    assert {
        "left_before", "in_another_cell", "in_another_group", "official_in_register", "official_needs_day",
        "activity_in_register", "identity_kept_as_mark", "post_needs_transfer", "resides_elsewhere",
    } == SAID_BY_COMPARING  # fmt: skip
    assert (CHANGED, UNCHANGED, NEW) == ("changed", "unchanged", "new")
    assert AN.belongs_since is None
