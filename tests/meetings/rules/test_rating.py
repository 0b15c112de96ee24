from decimal import Decimal

import pytest

from accounts.rules.refusal import Refused
from meetings.rules.rating import (
    Amount,
    Asked,
    BandKey,
    Given,
    Inapplicable,
    Measured,
    MeetingFacts,
    Proposal,
    band_of,
    flaws_of_bands,
    flaws_of_criteria,
    longest_run,
    minutes_asked,
    plain,
    points_in_steps,
    proposal,
    steps_of,
    total,
)

BANDS = [("good", Decimal(90)), ("fair", Decimal(70)), ("average", Decimal(50)), ("poor", Decimal(0))]
DURATION = steps_of("0: 5\n-15: 4\n-30: 3\n50%: 2\n0%: 1")
ATTENDANCE = steps_of("90%: 4\n75%: 3\n65%: 2\n0%: 1")
TASKS = steps_of("90%: 30\n80%: 27\n70%: 24\n60%: 20\n50%: 15\n0%: 10")


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("100", "good"),
        ("90", "good"),
        ("89.99", "fair"),
        ("70", "fair"),
        ("69.99", "average"),
        ("50", "average"),
        ("49.99", "poor"),
        ("0", "poor"),
    ],
)
def test_a_band_begins_with_its_first_point(points: str, band: str) -> None:
    assert band_of(Decimal(points), BANDS) == band


def test_below_all_bands_is_the_poorest() -> None:
    assert band_of(Decimal(3), [("good", Decimal(90))]) == BandKey.POOR


@pytest.mark.parametrize(
    ("minutes", "of", "points"),
    [
        (120, 90, 5), (90, 90, 5), (89, 90, 4), (75, 90, 4), (74, 90, 3), (60, 90, 3), (59, 90, 2),
        (45, 90, 2), (44, 90, 1), (0, 90, 1),
        (120, 120, 5), (119, 120, 4), (105, 120, 4), (104, 120, 3), (90, 120, 3), (89, 120, 2), (60, 120, 2), (59, 120, 1),
    ],
)  # fmt: skip
def test_a_meeting_that_was_too_short_loses_points_step_by_step(minutes: int, of: int, points: int) -> None:
    assert points_in_steps(Amount(minutes, of), DURATION) == points


@pytest.mark.parametrize(("members", "minutes"), [(29, 90), (30, 120)])
def test_a_large_cell_meets_for_longer(members: int, minutes: int) -> None:
    assert minutes_asked(members, usual=90, large=120, large_from=30) == minutes


@pytest.mark.parametrize(
    ("present", "of", "points"),
    [(10, 10, 4), (9, 10, 4), (899, 1000, 3), (3, 4, 3), (749, 1000, 2), (13, 20, 2), (649, 1000, 1), (0, 10, 1)],
)
def test_attendance_is_given_by_its_share(present: int, of: int, points: int) -> None:
    asked = Asked(Decimal(4), Measured.ATTENDANCE, ATTENDANCE)
    given = proposal(asked, MeetingFacts(attendance=Amount(present, of)))
    assert given == Proposal(Decimal(points), measured=True, amount=Amount(present, of))


def test_somebody_absent_without_a_reason_brings_the_lowest_step() -> None:
    asked = Asked(Decimal(4), Measured.ATTENDANCE, ATTENDANCE)
    facts = MeetingFacts(attendance=Amount(99, 100), absent_without_reason=1)
    assert proposal(asked, facts).points == 1


@pytest.mark.parametrize(
    ("done", "of", "points"),
    [(1, 1, 30), (9, 10, 30), (89, 100, 27), (4, 5, 27), (79, 100, 24), (7, 10, 24), (69, 100, 20),
     (3, 5, 20), (59, 100, 15), (1, 2, 15), (49, 100, 10), (0, 3, 10)],
)  # fmt: skip
def test_tasks_are_given_by_the_share_that_is_done(done: int, of: int, points: int) -> None:
    assert proposal(Asked(Decimal(30), Measured.TASKS, TASKS), MeetingFacts(tasks=Amount(done, of))).points == points


@pytest.mark.parametrize(("members", "points"), [(0, 1), (1, 0)])
def test_who_is_absent_for_long_costs_the_point(members: int, points: int) -> None:
    asked = Asked(Decimal(1), Measured.NO_LONG_ABSENCE)
    assert proposal(asked, MeetingFacts(absent_for_long=members)) == Proposal(Decimal(points), measured=True)


@pytest.mark.parametrize("measured", [Measured.DURATION, Measured.ATTENDANCE, Measured.NO_LONG_ABSENCE, Measured.TASKS])
def test_what_the_register_does_not_know_is_filled_in_whole_and_may_be_typed(measured: Measured) -> None:
    empty = MeetingFacts(attendance=Amount(0, 0), tasks=Amount(0, 0))
    for facts in (MeetingFacts(), empty):
        assert proposal(Asked(Decimal(5), measured, ATTENDANCE), facts) == Proposal(Decimal(5))


def test_a_meeting_is_asked_only_what_concerns_it() -> None:
    regular, thematic = (Asked(Decimal(10), measured) for measured in (Measured.REGULAR, Measured.THEMATIC))
    assert proposal(regular, MeetingFacts(regular=True)) == Proposal(Decimal(10))
    assert proposal(regular, MeetingFacts(regular=False)) == Proposal(Decimal(0), applies=False)
    assert proposal(thematic, MeetingFacts(thematic=True)) == Proposal(Decimal(10))
    assert proposal(thematic, MeetingFacts(thematic=False)) == Proposal(Decimal(0), applies=False)
    assert proposal(Asked(Decimal(3)), MeetingFacts()) == Proposal(Decimal(3))


def given(*rows: tuple[int, str, bool]) -> list[Given]:
    return [Given(Decimal(most), Decimal(points), applies) for most, points, applies in rows]


@pytest.mark.parametrize(
    ("how", "points"), [(Inapplicable.RESCALED, Decimal("89.47")), (Inapplicable.FULL, Decimal("90.00"))]
)
def test_what_is_not_asked_is_left_out_or_given_in_full(how: str, points: Decimal) -> None:
    assert total(given((95, "85", True), (5, "0", False)), how) == points


@pytest.mark.parametrize("how", [Inapplicable.RESCALED, Inapplicable.FULL])
def test_a_meeting_without_fault_has_a_hundred_either_way(how: str) -> None:
    assert total(given((95, "95", True), (5, "0", False)), how) == 100


def test_nothing_reaches_a_band_by_rounding() -> None:
    points = total(given((97, "87.2999", True), (3, "0", False)), Inapplicable.RESCALED)
    assert points == Decimal("89.99")
    assert band_of(points, BANDS) == BandKey.FAIR


def test_where_nothing_is_asked_nothing_is_given() -> None:
    assert total(given((100, "0", False)), Inapplicable.RESCALED) == 0
    assert total([], Inapplicable.FULL) == 0


@pytest.mark.parametrize(
    ("absences", "longest"), [([], 0), ([False], 0), ([True] * 4, 4), ([True, True, True, False, True], 3)]
)
def test_absences_are_counted_running(absences: list[bool], longest: int) -> None:
    assert longest_run(absences) == longest


@pytest.mark.parametrize(("points", "typed"), [("4.00", "4"), ("3.50", "3.5"), ("100", "100"), ("0", "0")])
def test_points_are_written_as_they_are_typed(points: str, typed: str) -> None:
    assert plain(Decimal(points)) == typed


@pytest.mark.parametrize("line", ["90%", "x: 4", "90%: many", ":", "90: nan", "inf: 1"])
def test_a_step_that_is_not_understood_is_said(line: str) -> None:
    with pytest.raises(Refused, match="not understood"):
        steps_of(line)


def test_steps_are_read_with_a_comma_and_spaces() -> None:
    (step,) = steps_of("\n 12,5 % : 1,5 \n".replace(" %", "%"))
    assert (step.least, step.is_share, step.points) == (Decimal("12.5"), True, Decimal("1.5"))


WHOLE = [Asked(Decimal(60)), Asked(Decimal(40), Measured.TASKS, steps_of("0%: 40"))]


def test_a_rubric_of_a_hundred_points_is_in_order() -> None:
    assert flaws_of_criteria(WHOLE) == []


@pytest.mark.parametrize(
    ("criteria", "says"),
    [
        ([], "at least one"),
        ([Asked(Decimal("99.99"))], "they make 99.99"),
        ([Asked(Decimal("100.01"))], "they make 100.01"),
        ([Asked(Decimal(100), Measured.DURATION)], "Row 1 is measured"),
        ([Asked(Decimal(100), Measured.REGULAR, steps_of("0: 5"))], "Row 1 is not measured"),
        ([Asked(Decimal(100), Measured.TASKS, steps_of("0: 100,5"))], "Row 1 gives more"),
        ([Asked(Decimal(100), Measured.TASKS, steps_of("0: -1"))], "less than none"),
    ],
)
def test_what_is_wrong_with_a_rubric_is_said(criteria: list[Asked], says: str) -> None:
    (flaw,) = flaws_of_criteria(criteria)
    assert says in flaw


@pytest.mark.parametrize(
    ("bands", "are_in_order"),
    [([90, 70, 50, 0], True), ([90, 90, 50, 0], False), ([90, 70, 50, 1], False), ([70, 90, 50, 0], False)]
)  # fmt: skip
def test_bands_begin_one_below_the_other_and_end_at_nothing(bands: list[int], are_in_order: bool) -> None:
    assert (flaws_of_bands([Decimal(band) for band in bands]) == []) == are_in_order
