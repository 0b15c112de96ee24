"""What may stand directly above what, and on which level."""

import pytest

from cells.rules.placing import LEVELS, PARENTS, Above, Kind, out_of_place

SUPERIOR, GRASSROOTS, SECTIONAL, CELL = (
    Kind.SUPERIOR, Kind.GRASSROOTS_COMMITTEE, Kind.SECTIONAL_COMMITTEE, Kind.CELL
)  # fmt: skip
MAY_STAND_BELOW = {
    SUPERIOR: {SUPERIOR},
    GRASSROOTS: {SUPERIOR},
    SECTIONAL: {GRASSROOTS},
    CELL: {SUPERIOR, GRASSROOTS, SECTIONAL},
}
DOES_NOT_FIT = "This cannot stand directly below that: their kinds do not fit together."


def test_kinds_are_kept_by_these_words() -> None:
    assert [kind.value for kind in Kind] == ["superior", "grassroots_committee", "sectional_committee", "cell"]


@pytest.mark.parametrize("above", Kind)
@pytest.mark.parametrize("kind", Kind)
def test_what_may_stand_directly_above_what(kind: Kind, above: Kind) -> None:
    assert (above in PARENTS[kind]) == (above in MAY_STAND_BELOW[kind])
    said = out_of_place("This", kind, Above("that", above))
    if above in MAY_STAND_BELOW[kind]:
        assert said == []
    elif above == CELL:
        assert said == ["Nothing can stand below a cell: This would stand below that."]
    else:
        assert said == [DOES_NOT_FIT]


@pytest.mark.parametrize("kind", Kind)
def test_only_a_superior_organisation_stands_at_the_top(kind: Kind) -> None:
    assert out_of_place("This", kind, None) == (
        [] if kind == SUPERIOR else ["This must stand below another organisation."]
    )


def test_kinds_may_come_as_they_are_kept() -> None:
    assert out_of_place("This", "superior", None) == out_of_place("This", "cell", Above("that", "superior")) == []
    assert out_of_place("This", "sectional_committee", Above("that", "superior")) == [DOES_NOT_FIT]
    assert out_of_place("This", "superior", Above("that", "cell"))[0].startswith("Nothing can stand below a cell")
    with pytest.raises(ValueError):
        out_of_place("This", "unheard_of", Above("that", "superior"))


def test_what_stands_above_is_told_by_its_name_first() -> None:
    assert Above("that", "cell") == ("that", "cell")


@pytest.mark.parametrize("level", ["central", "province", "district", "commune", "grassroots", "below_grassroots", ""])
@pytest.mark.parametrize(
    ("kind", "levels"),
    [
        (SUPERIOR, {"central", "province", "district", "commune"}),
        (GRASSROOTS, {"grassroots"}),
        (SECTIONAL, {"below_grassroots"}),
        (CELL, {"grassroots", "below_grassroots"}),
    ],
)
def test_a_level_fits_its_kind(kind: Kind, levels: set[str], level: str) -> None:
    assert (level in LEVELS[kind]) == (level in levels)


def test_there_are_no_other_levels() -> None:
    assert set.union(*LEVELS.values()) == {
        "central", "province", "district", "commune", "grassroots", "below_grassroots"
    }  # fmt: skip
    assert set(LEVELS) == set(PARENTS) == set(Kind)
