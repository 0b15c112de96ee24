"""Figures with what they count."""

import pytest

from accounts.rules.seen import digest_of
from reports.rules.counted import Counted, CountedFigure


def test_a_part_is_called_after_what_it_is_a_part_of() -> None:
    figures = [
        CountedFigure("a", "Committees", 3),
        CountedFigure("a1", "of wards", 2, depth=1),
        CountedFigure("b", "Cells", 9),
        CountedFigure("b1", "of wards", 5, depth=1),
        CountedFigure("b11", "of streets", 4, depth=2),
        CountedFigure("c", "", 1),
    ]
    counted = Counted("a.query", tuple(figures))
    assert [counted.heading(one) for one in figures] == [
        ["Committees"],
        ["Committees", "of wards"],
        ["Cells"],
        ["Cells", "of wards"],
        ["Cells", "of wards", "of streets"],
        ["c"],
    ]
    assert counted.figure("b1") is figures[3]
    assert counted.figure("d") is None


def test_what_stands_behind_a_figure_tells_it_from_another_of_the_same_number() -> None:
    one, other = CountedFigure("a", "", 1, (7,)), CountedFigure("a", "", 1, (8,))
    assert one.value == other.value
    assert one.behind != other.behind


def test_what_is_not_listed_opens_and_has_no_digest() -> None:
    unlisted = CountedFigure("a", "", 3, None)
    assert (unlisted.opens, CountedFigure("a", "", 0, None).opens) == (True, False)
    assert (CountedFigure("a", "", 0, (7,)).opens, CountedFigure("a", "", 3).opens) == (True, False)
    with pytest.raises(ValueError, match="has not been listed"):
        digest_of(Counted("a.query", (unlisted,)).behind)
