import pytest

from pilots.rules.coverage import Bar, CoverageLine, CoverageSubjects, Reach, SlotsOfYear, bars, line_of, lines, totals


def subject(**facts: object) -> CoverageSubjects:
    told: dict[str, object] = {
        "format": "online",
        "type": "school",
        "branch": "WARD",
        "eligible": True,
        "registered": True,
        "approved": True,
        "held": False,
    }
    return CoverageSubjects(**(told | facts))  # type: ignore[arg-type]


def test_approved_is_either_used_or_never_used() -> None:
    assert totals([subject(), subject(held=True), subject(approved=False, held=True)]) == (3, 3, 2, 1, 1)


def test_a_meeting_of_one_no_longer_approved_is_no_use_of_a_pilot() -> None:
    assert not subject(approved=False, held=True).counts_as(Reach.USED)


def test_the_line_with_most_comes_first_and_one_of_nothing_is_left_out() -> None:
    nothing = {"eligible": False, "registered": False, "approved": False}
    many = [subject(type="police"), subject(type="police"), subject(), subject(type="other", **nothing)]
    assert [line.key for line in lines(many, lambda one: one.type)] == ["police", "school"]


def test_places_are_those_of_the_approved_and_what_was_taken_is_counted_of_all() -> None:
    many = [
        subject(taken=1, quota=3),
        subject(taken=3, quota=3),
        subject(taken=2, quota=3, approved=False),
        subject(quota=0),
    ]
    assert line_of("", many).slots == SlotsOfYear(taken=6, available=6, used_up=1)


def test_those_who_are_alike_count_as_often_as_they_are() -> None:
    alike = {"type": "police", "held": True, "taken": 3, "quota": 3}
    assert line_of("", [subject(number=4, **alike), subject(quota=2)]) == line_of(
        "", [subject(**alike)] * 4 + [subject(quota=2)]
    )
    assert line_of("", [subject(number=4, **alike)]) == CoverageLine("", (4, 4, 4, 4, 0), SlotsOfYear(12, 12, 4))


def test_places_are_told_by_type() -> None:
    many = [subject(taken=1, quota=3), subject(type="police", quota=3)]
    assert [(line.key, line.slots.taken, line.slots.available) for line in lines(many, lambda one: one.type)] == [
        ("police", 0, 3),
        ("school", 1, 3),
    ]


def test_a_line_of_which_only_places_are_taken_is_not_left_out() -> None:
    nothing = {"eligible": False, "registered": False, "approved": False}
    assert [line.key for line in lines([subject(taken=1, **nothing)], lambda one: one.type)] == ["school"]


def test_the_bars_are_to_one_scale_and_lie_below_each_other() -> None:
    drawn = bars(CoverageLine("school", (200, 100, 50, 0, 50)), top=40, height=10, widest=600, most=400)
    assert [(bar.y, bar.width) for bar in drawn] == [(40, 300), (50, 150), (60, 75), (70, 0)]


def test_of_nothing_no_bar_has_a_width() -> None:
    assert {bar.width for bar in bars(CoverageLine("", (0, 0, 0, 0, 0)), top=0, height=1, widest=100, most=0)} == {0}


REACHED = {
    # eligible, registered, approved, held: which figures
    (True, False, False, False): (1, 0, 0, 0, 0),
    (False, True, False, False): (0, 1, 0, 0, 0),
    (False, False, True, False): (0, 0, 1, 0, 1),
    (False, False, True, True): (0, 0, 1, 1, 0),
    (False, False, False, True): (0, 0, 0, 0, 0),
    (True, True, True, True): (1, 1, 1, 1, 0),
}


@pytest.mark.parametrize("facts", REACHED)
def test_each_figure_counts_its_own_fact(facts: tuple[bool, ...]) -> None:
    named = dict(zip(("eligible", "registered", "approved", "held"), facts, strict=True))
    assert totals([subject(**named)]) == REACHED[facts]
    assert line_of("key", [subject(**named)]) == CoverageLine("key", REACHED[facts], SlotsOfYear())


@pytest.mark.parametrize(
    ("taken", "quota", "used_up"), [(0, 0, 0), (0, 1, 0), (1, 1, 1), (2, 1, 1), (1, 2, 0), (2, 2, 1), (1, 0, 0)]
)
def test_the_places_of_a_year_are_used_up_by_the_last_one(taken: int, quota: int, used_up: int) -> None:
    assert line_of("", [subject(taken=taken, quota=quota)]).slots == SlotsOfYear(taken, quota, used_up)


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        (SlotsOfYear(), False),
        (SlotsOfYear(taken=1), True),
        (SlotsOfYear(available=1), True),
        (SlotsOfYear(used_up=1), False),
    ],
)
def test_places_are_worth_telling_where_some_are_taken_or_to_be_had(slots: SlotsOfYear, told: bool) -> None:
    assert bool(slots) is told


def test_lines_stand_by_their_figures_one_after_the_other_and_then_by_their_key() -> None:
    many = [
        subject(type="b", registered=False, approved=False),
        subject(type="a", registered=False, approved=False),
        subject(type="d"),
        subject(type="c", approved=False),
        subject(type="e", eligible=False),
    ]
    assert [line.key for line in lines(many, lambda one: one.type)] == ["d", "c", "a", "b", "e"]


def test_a_bar_is_of_its_figure_and_rounded_to_whole_units() -> None:
    drawn = bars(CoverageLine("", (1, 2, 3, 3, 0)), top=5, height=7, widest=100, most=3)
    assert drawn == [
        Bar(Reach.ELIGIBLE, 1, 5, 33),
        Bar(Reach.REGISTERED, 2, 12, 67),
        Bar(Reach.APPROVED, 3, 19, 100),
        Bar(Reach.USED, 3, 26, 100),
    ]
    assert bars(CoverageLine("", (1, 0, 0, 0, 0)), top=0, height=1, widest=100, most=1)[0].width == 100


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (1, 2, 3, 4, 5, 6)])
def test_a_line_with_a_figure_missing_or_too_many_is_not_drawn(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        bars(CoverageLine("", numbers), top=0, height=1, widest=100, most=9)
