"""What stands astray on a day to come, and what does not."""

from datetime import date

import pytest

from cells.rules.periods import Period
from cells.rules.placing import Kind
from cells.rules.standing import Standing, astray_from

JAN, MAR, MAY, JULY = date(2025, 1, 1), date(2025, 3, 1), date(2025, 5, 1), date(2025, 7, 1)


def one(code: str, kind: str, parent: str | None, start: date = JAN, end: date | None = None) -> Standing:
    return Standing(code, f"Name of {code} ({code})", kind, parent, Period(start, end), f"Name of {parent} ({parent})")


TOP = one("TOP", Kind.SUPERIOR, None)
WARD = one("WARD", Kind.GRASSROOTS_COMMITTEE, "TOP")
CELL = one("CELL", Kind.CELL, "WARD")


def found(*versions: Standing, since: date = MAR, among: tuple[str, ...] = ("WARD", "CELL")) -> list[tuple[str, ...]]:
    return [(astray.code, astray.parent, astray.what) for astray in astray_from(since, versions, among)]


def test_what_stands_in_its_place_is_not_told() -> None:
    assert found(TOP, WARD, CELL) == []
    renamed = one("WARD", WARD.kind, "TOP", JAN, MAY), one("WARD", WARD.kind, "TOP", MAY)
    assert found(TOP, *renamed, CELL) == []


@pytest.mark.parametrize(("end", "since", "astray"), [(MAY, MAR, True), (MAY, JULY, True), (None, MAR, False)])
def test_what_ends_leaves_what_goes_on_below_it_astray(end: date | None, since: date, astray: bool) -> None:
    versions = TOP, one("WARD", WARD.kind, "TOP", JAN, end), CELL
    assert found(*versions, since=since) == ([("CELL", "WARD", "gone")] if astray else [])


def test_the_sentence_names_both_with_their_codes_and_the_first_day() -> None:
    versions = TOP, one("WARD", WARD.kind, "TOP", JAN, MAY), CELL
    (astray,) = astray_from(MAR, versions, ["CELL"])
    there = "is not there on 01/05/2025"
    assert astray.reason == f"Name of CELL (CELL) would stand below Name of WARD (WARD), which {there}."


def test_days_before_are_not_looked_at() -> None:
    late = one("WARD", WARD.kind, "TOP", MAR)
    assert found(TOP, late, CELL, since=MAR) == []
    assert found(TOP, late, CELL, since=JAN) == [("CELL", "WARD", "gone")]
    assert found(TOP, WARD, one("CELL", Kind.CELL, "GONE", JAN, MAR), since=MAR) == []


def test_kinds_fit_on_every_day() -> None:
    regraded = one("WARD", WARD.kind, "TOP", JAN, MAY), one("WARD", Kind.CELL, "TOP", MAY)
    assert found(TOP, *regraded, CELL) == [("CELL", "WARD", "unfit")]
    assert found(TOP, *regraded, one("CELL", Kind.CELL, "WARD", JAN, MAY)) == []
    assert found(one("WARD", WARD.kind, None)) == [("WARD", "", "unfit")]


def test_a_ring_is_found_on_the_day_it_closes_though_each_has_its_parent() -> None:
    north = one("NORTH", Kind.SUPERIOR, "SOUTH", MAY)
    south = one("SOUTH", Kind.SUPERIOR, "TOP", JAN, JULY), one("SOUTH", Kind.SUPERIOR, "NORTH", JULY)
    told = list(astray_from(MAR, (TOP, north, *south), ["NORTH", "SOUTH"]))
    assert {(astray.code, astray.what) for astray in told} == {("NORTH", "ring"), ("SOUTH", "ring")}
    assert all("01/07/2025" in astray.reason for astray in told)


def test_only_those_asked_about_are_told() -> None:
    assert found(TOP, one("WARD", WARD.kind, "TOP", JAN, MAY), CELL, among=("WARD",)) == []
