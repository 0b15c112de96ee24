import pytest

from reports.rules.period_figures import COLUMNS, differing, labels_of, totals
from reports.rules.periods import PeriodKind


@pytest.mark.parametrize("kind", PeriodKind)
def test_the_columns_of_a_kind_stand_side_by_side_and_are_named_once(kind: PeriodKind) -> None:
    keys = [column.key for column in COLUMNS[kind]]
    assert len(keys) == len(set(keys)) <= 11
    assert labels_of(kind)["members"] == "Members"


def test_sums_are_of_what_every_row_has() -> None:
    rows = [{"members": 5, "admitted": 2, "target": 3}, {"members": 7, "admitted": 0}]
    assert totals(PeriodKind.YEARS, rows) == {"members": 12, "admitted": 2}


def test_a_number_that_one_side_lacks_differs() -> None:
    kind = PeriodKind.YEARS
    assert differing(kind, {"members": 5, "target": 3}, {"members": 5}) == ("target",)
    assert differing(kind, {"members": 5}, {"members": 6, "grassroots": 1}) == ("grassroots", "members")
    assert differing(kind, {"members": 5}, {"members": 5}) == ()
