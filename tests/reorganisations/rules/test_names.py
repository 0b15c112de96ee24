"""What an organisation is called in the sentences of a plan."""

import pytest

from cells.rules.placing import Kind
from reorganisations.rules.names import called
from tests.reorganisations.rules.town import UNITS, cell, said, unit


@pytest.mark.parametrize("code", ["W-1", "N-1", "WARD", "NORTH", "SEC"])
def test_with_the_committee_above_and_the_code(code: str) -> None:
    assert called(code, UNITS) == said(code)


def test_below_a_sectional_committee_with_the_committee_that_is_part_of() -> None:
    assert called("SEC-1", UNITS) == "Name of SEC-1, Name of WARD (SEC-1)"


def test_at_the_top_of_the_tree_and_below_what_is_not_known_with_the_code() -> None:
    assert called("TOWN", UNITS) == "Name of TOWN (TOWN)"
    assert called("X", {"X": cell("X", "GONE")}) == "Name of X (X)"


def test_what_nobody_knows_by_its_code() -> None:
    assert called("X", UNITS) == called("X") == "X"


def test_the_first_that_knows_it_says_it_and_any_what_is_above() -> None:
    after = {"W-1": cell("W-1", "PORT", name="Other")}
    assert called("W-1", after, UNITS) == said("W-1", "Other", "PORT")
    assert called("W-1", UNITS, after) == said("W-1")


def test_two_sectional_committees_below_each_other_come_to_an_end() -> None:
    ring = {code: unit(code, Kind.SECTIONAL_COMMITTEE, above, "") for code, above in (("A", "B"), ("B", "A"))}
    assert called("A", ring) == "Name of A, Name of A (A)"
