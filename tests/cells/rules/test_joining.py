from datetime import date

import pytest

from cells.rules.joining import Extent, Span, TwoPlaces, join
from cells.rules.periods import Period

D = [date(2025, 1, day) for day in range(1, 20)]


def span(key: int, value: str, start: int, end: int | None, *, kept: bool) -> Span:
    return Span(key, value, Period(D[start], D[end] if end is not None else None), kept)


def test_histories_that_do_not_touch_stand_beside_each_other() -> None:
    joined = join([span(1, "a", 5, None, kept=True), span(2, "b", 0, 5, kept=False)], strict=True)
    assert (joined.kept, joined.removed) == ({1: Extent(1, 1), 2: Extent(2, 2)}, [])


def test_two_places_on_one_day_are_named() -> None:
    with pytest.raises(TwoPlaces) as two:
        join([span(1, "a", 4, None, kept=True), span(2, "b", 0, 5, kept=False)], strict=True)
    assert (two.value.first, two.value.second, two.value.day) == (1, 2, D[4])


def test_the_same_said_twice_reaches_from_the_first_day_to_the_last() -> None:
    joined = join([span(1, "a", 4, 8, kept=True), span(2, "a", 2, None, kept=False)], strict=True)
    assert (joined.kept, joined.removed) == ({1: Extent(2, 2)}, [2])
    joined = join([span(1, "a", 2, None, kept=True), span(2, "a", 4, 8, kept=False)], strict=True)
    assert (joined.kept, joined.removed) == ({1: Extent(1, 1)}, [2])


def test_what_grew_does_not_run_into_the_next() -> None:
    spans = [span(1, "a", 4, 6, kept=True), span(2, "b", 8, None, kept=True), span(3, "a", 5, 10, kept=False)]
    with pytest.raises(TwoPlaces):
        join(spans, strict=True)
    assert join(spans, strict=False).removed == [3]


def test_the_record_that_stays_prevails_where_they_differ() -> None:
    joined = join([span(1, "a", 4, None, kept=True), span(2, "b", 0, 5, kept=False)], strict=False)
    assert (joined.kept, joined.removed) == ({1: Extent(1, 1)}, [2])


def test_one_that_would_bridge_two_is_not_taken() -> None:
    spans = [span(1, "a", 0, 3, kept=True), span(2, "a", 6, None, kept=True), span(3, "a", 2, 8, kept=False)]
    assert join(spans, strict=False).removed == [3]
    with pytest.raises(TwoPlaces):
        join(spans, strict=True)
