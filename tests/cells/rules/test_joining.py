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


def spans(kept: tuple[int, int | None], other: tuple[int, int | None], value: str = "a") -> list[Span]:
    return [span(1, "a", *kept, kept=True), span(2, value, *other, kept=False)]


@pytest.mark.parametrize(
    ("kept", "other", "extent"),
    [
        ((4, 8), (4, 8), Extent(1, 1)),
        ((4, 8), (5, 7), Extent(1, 1)),
        ((4, 8), (3, 8), Extent(2, 1)),
        ((4, 8), (4, 9), Extent(1, 2)),
        ((4, 8), (7, 9), Extent(1, 2)),
        ((4, 8), (3, 9), Extent(2, 2)),
        ((4, 8), (5, None), Extent(1, 2)),
        ((4, None), (5, 9), Extent(1, 1)),
        ((4, None), (3, None), Extent(2, 1)),
        ((4, None), (3, 5), Extent(2, 1)),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_a_fact_said_twice_has_its_days_from_whichever_reaches_further(
    kept: tuple[int, int | None], other: tuple[int, int | None], extent: Extent, strict: bool
) -> None:
    joined = join(spans(kept, other), strict=strict)
    assert (joined.kept, joined.removed) == ({1: extent}, [2])


@pytest.mark.parametrize(("other", "touches"), [((0, 4), False), ((0, 5), True), ((8, 9), False), ((7, 9), True)])
def test_facts_touch_where_they_share_a_day(other: tuple[int, int | None], touches: bool) -> None:
    joined = join(spans((4, 8), other), strict=True)
    assert (2 in joined.removed) == touches == (2 not in joined.kept)


@pytest.mark.parametrize(("kept", "other", "day"), [((4, 8), (2, 6), 4), ((4, 8), (6, 9), 6), ((4, None), (4, 5), 4)])
def test_the_first_day_in_two_places_is_told(
    kept: tuple[int, int | None], other: tuple[int, int | None], day: int
) -> None:
    with pytest.raises(TwoPlaces) as two:
        join(spans(kept, other, "b"), strict=True)
    assert two.value.args == (two.value.first, two.value.second, two.value.day) == (1, 2, D[day])


def test_two_facts_of_the_kept_record_that_one_would_bridge_are_named() -> None:
    bridged = [span(1, "a", 0, 3, kept=True), span(2, "a", 6, None, kept=True), span(3, "a", 2, 8, kept=False)]
    with pytest.raises(TwoPlaces) as two:
        join(bridged, strict=True)
    assert (two.value.first, two.value.second, two.value.day) == (1, 2, D[2])


def test_facts_of_the_other_record_are_taken_in_the_order_of_their_days() -> None:
    told = [span(1, "a", 4, 6, kept=True), span(3, "a", 7, 9, kept=False), span(2, "a", 5, 8, kept=False)]
    joined = join(told, strict=False)
    assert (joined.kept, joined.removed) == ({1: Extent(1, 3)}, [2, 3])


def test_what_was_taken_from_the_other_record_holds_against_its_next_fact() -> None:
    told = [span(2, "a", 0, 5, kept=False), span(3, "b", 4, 9, kept=False)]
    with pytest.raises(TwoPlaces) as two:
        join(told, strict=True)
    assert (two.value.first, two.value.second, two.value.day) == (2, 3, D[4])
    joined = join(told, strict=False)
    assert (joined.kept, joined.removed) == ({2: Extent(2, 2)}, [3])


@pytest.mark.parametrize(
    ("told", "into"),
    [
        (spans((4, 8), (5, 9)), {2: 1}),
        (spans((4, 8), (8, 9)), {}),
        (spans((4, 8), (5, 9), "b"), {}),
        ([span(1, "a", 0, 3, kept=True), span(2, "a", 6, None, kept=True), span(3, "a", 2, 8, kept=False)], {3: 1}),
        ([span(1, "a", 0, 3, kept=True), span(2, "b", 3, None, kept=True), span(3, "a", 2, 8, kept=False)], {}),
        ([span(1, "b", 0, 3, kept=True), span(2, "a", 3, None, kept=True), span(3, "a", 2, 8, kept=False)], {}),
        ([span(2, "a", 0, 5, kept=False), span(3, "a", 4, 9, kept=False)], {3: 2}),
    ],
)
def test_what_was_removed_is_said_instead_by_a_fact_of_the_same_value(told: list[Span], into: dict[int, int]) -> None:
    assert join(told, strict=False).into == into


def test_of_a_fact_that_differs_from_one_it_touches_and_not_from_another_the_differing_one_is_named() -> None:
    told = [span(1, "a", 0, 3, kept=True), span(2, "b", 3, None, kept=True), span(3, "a", 2, 8, kept=False)]
    with pytest.raises(TwoPlaces) as two:
        join(told, strict=True)
    assert (two.value.first, two.value.second, two.value.day) == (2, 3, D[3])
    assert join(told, strict=False).removed == [3]


def test_what_was_joined_reaches_on_for_what_comes_next() -> None:
    told = [
        span(1, "a", 4, 6, kept=True),
        span(2, "a", 5, 9, kept=False),
        span(3, "b", 8, 10, kept=False),
        span(4, "a", 9, 12, kept=False),
    ]
    joined = join(told, strict=False)
    assert (joined.kept, joined.removed) == ({1: Extent(1, 2), 4: Extent(4, 4)}, [2, 3])
    assert joined.into == {2: 1}
