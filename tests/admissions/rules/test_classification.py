"""The share of the highest level: of whom it is counted, where it is reached, where it is over."""

from datetime import date

import pytest

from admissions.rules.classification import Counts, Level, share_of
from admissions.rules.terms import ExcellentOf, Key
from cells.rules.parameters import Asked, Parameters
from cells.rules.periods import Period

DAY = date(2024, 12, 31)


def terms(share: int | None = 20, of: str = "") -> Parameters:
    by_key = {}
    if share is not None:
        by_key[Key.EXCELLENT_SHARE] = Asked(Key.EXCELLENT_SHARE, share, "366-QĐ/TW", Period(date(2023, 10, 4)))
    if of:
        by_key[Key.EXCELLENT_OF] = Asked(Key.EXCELLENT_OF, 0, "366-QĐ/TW", Period(date(2023, 10, 4)), choice=of)
    return Parameters(DAY, by_key)


def counts(excellent: int, good: int, done: int = 0, failed: int = 0) -> Counts:
    return Counts(dict(zip(Level, (excellent, good, done, failed), strict=True)))


def test_all_who_have_a_level_are_classified() -> None:
    assert (counts(1, 5, 2, 1).classified, Counts()[Level.GOOD], Counts().classified) == (9, 0, 0)


@pytest.mark.parametrize(
    ("excellent", "good", "of", "most", "over"),
    [
        (2, 10, ExcellentOf.GOOD, 2, False),
        (3, 10, ExcellentOf.GOOD, 2, True),
        (2, 9, ExcellentOf.GOOD, 1, True),
        (2, 8, ExcellentOf.CLASSIFIED, 2, False),
        (2, 7, ExcellentOf.CLASSIFIED, 1, True),
        (2, 10, "", 2, False),
        (1, 0, ExcellentOf.GOOD, 0, True),
    ],
)
def test_a_fifth_of_those_who_did_well_or_of_all(excellent: int, good: int, of: str, most: int, over: bool) -> None:
    check = share_of(counts(excellent, good), terms(of=of))
    assert check is not None
    assert (check.most, check.is_over, check.clause) == (most, over, "366-QĐ/TW")


def test_nothing_is_checked_where_no_share_is_set_or_nobody_is_classified() -> None:
    assert share_of(counts(5, 0), terms(None)) is None
    assert share_of(Counts(), terms()) is None
